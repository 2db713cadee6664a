// Which risks can be tapped, with the words of each. A tap is never just a tap: it opens a task.
export const riskKinds = [
  { code: 'self_harm', words: 'Self-harm' },
  { code: 'harm_to_others', words: 'Harm to others' },
  { code: 'overdose', words: 'Overdose' },
  { code: 'withdrawal', words: 'Withdrawal' },
  { code: 'vulnerable', words: 'A child or vulnerable adult in danger' },
  { code: 'violence_at_home', words: 'Violence at home' },
] as const;

/** How a screen says a risk. */
export function riskWords(code: string): string {
  return riskKinds.find((kind) => kind.code === code)?.words ?? code;
}

export type RiskNow = {
  readonly kind: string;
  readonly closedAt: string | null;
  readonly releasedAt: string | null;
  readonly outcome: string | null;
};

/** Whether a person's note waits: a risk is open, and no supervisor said that it need not. */
export function noteWaits(risks: readonly RiskNow[]): boolean {
  return risks.some((risk) => risk.closedAt === null && risk.releasedAt === null);
}

/** How the page before the next group says it: 'Self-harm, still open', or 'Self-harm: the nurse saw her'. */
export function riskSince(risk: RiskNow): string {
  const words = riskWords(risk.kind);
  return risk.closedAt === null ? `${words}, still open` : `${words}: ${risk.outcome ?? ''}`;
}

/** What the signed note says of the risks of its session: which, and what was done. Of one it waits for, that it is open. */
export function risksInWords(risks: readonly RiskNow[]): string {
  return risks.map((risk) => `${riskWords(risk.kind)}: ${risk.outcome ?? openWords(risk)}`).join('\n');
}

function openWords({ releasedAt }: RiskNow): string {
  return releasedAt === null ? 'still open' : 'open when this was signed, by a supervisor’s word';
}
