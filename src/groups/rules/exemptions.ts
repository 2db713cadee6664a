// What a state exempts from its limits of people, as data: one date at a time, with a reason. The chairs of the room hold
// all the same. Texas lists its exemptions beside the limits themselves; for Illinois no limit could be confirmed, so that
// there is nothing to be exempt from.
type Exemption = {
  readonly code: string;
  readonly state: string;
  readonly says: string;
  readonly source: string;
  readonly since: string;
  readonly confirmed: boolean;
};

const texas = { state: 'TX', source: '26 TAC 564.901', since: '2024-04-30', confirmed: true } as const;

export const exemptions = [
  { code: 'outside_speaker', says: 'Outside speaker', ...texas },
  { code: 'seminar', says: 'Seminar', ...texas },
  { code: 'multi_family_education', says: 'Families learn together', ...texas },
  { code: 'large_event', says: 'Event for a large audience', ...texas },
] as const satisfies readonly Exemption[];

export const exemptionCodes = exemptions.map((one) => one.code);

/** The exemptions of a state; none where it has none. */
export function exemptionsOf(state: string): readonly Exemption[] {
  return exemptions.filter((one) => one.state === state);
}

/** How staff read an exemption. */
export function exemptionWords(code: string | null): string {
  return exemptions.find((one) => one.code === code)?.says ?? '';
}
