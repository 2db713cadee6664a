// Whose notes need a second signature: by the credential that the first signer held on that day in the session's state.
// The lists are data with their source. No source says it of notes, so all of it is a setting that a house may turn off
// (policy cosign_notes), marked as not yet confirmed.
import type { State } from '../../organization/rules/policies.ts';

export type CosignRule = {
  readonly state: State;
  readonly titles: readonly string[];
  readonly says: string;
  readonly source: string;
  readonly since: string;
  readonly confirmed: boolean;
};

/** The newest rule of a state that was in force on a day counts; before the first one none did. */
const cosignRules: readonly CosignRule[] = [
  {
    state: 'IL',
    titles: ['LSW', 'LPC'],
    says: 'Illinois: people on the way to their clinical license; a supervisor signs their notes as well.',
    source:
      '77 Ill. Adm. Code 2060.320(a) names the credentials; that notes need a second signature is not confirmed',
    since: '2025-04-11',
    confirmed: false,
  },
  {
    state: 'TX',
    titles: ['LCDC-I', 'CI', 'LPC-A', 'LMSW', 'LMFT-A'],
    says: 'Texas: interns and associates; a qualified credentialed counselor signs their notes as well.',
    source: '26 TAC 564.804 asks it for treatment plans; for notes it is not confirmed',
    since: '2024-04-30',
    confirmed: false,
  },
];

export type CosignBecause = 'credential' | 'no_credential';

type Signed = {
  /** What the signature freezes. */
  readonly title: string | null;
  readonly state: State;
  readonly on: string;
};

/** Why a note needs a second signature, or null. `asked` is the value of the policy of that day. */
export function cosignatureFor({ title, state, on }: Signed, asked: string): CosignBecause | null {
  if (asked !== 'listed') return null;
  if (title === null) return 'no_credential';
  const titles = titlesOn(cosignRules, { state, on });
  return titles.some((each) => plain(each) === plain(title)) ? 'credential' : null;
}

/** Whose notes need a second signature in a state on a day. */
export function titlesOn(
  rules: readonly CosignRule[],
  { state, on }: Pick<Signed, 'state' | 'on'>,
): readonly string[] {
  const inForce = rules.filter((rule) => rule.state === state && rule.since <= on);
  return inForce.toSorted((one, other) => other.since.localeCompare(one.since))[0]?.titles ?? [];
}

// 'L.C.D.C. - I' and 'LCDC-I' are the same letters.
function plain(title: string): string {
  return title.toUpperCase().replaceAll(/[^A-Z]/gu, '');
}
