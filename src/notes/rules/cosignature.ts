// Whose notes need a second signature: by the credential that the first signer held on that day in the session's state.
// The lists are data with their source. No source says it of notes, so all of it is a setting that a house may turn off
// (policy cosign_notes), marked as not yet confirmed.
import type { State } from '../../organization/rules/policies.ts';

type CosignRule = {
  readonly titles: readonly string[];
  readonly says: string;
  readonly source: string;
  readonly since: string;
  readonly confirmed: boolean;
};

export const cosignRules: Readonly<Record<State, CosignRule>> = {
  IL: {
    titles: ['LSW', 'LPC'],
    says: 'Illinois: people on the way to their clinical license; a supervisor signs their notes as well.',
    source:
      '77 Ill. Adm. Code 2060.320(a) names the credentials; that notes need a second signature is not confirmed',
    since: '2025-04-11',
    confirmed: false,
  },
  TX: {
    titles: ['LCDC-I', 'CI', 'LPC-A', 'LMSW', 'LMFT-A'],
    says: 'Texas: interns and associates; a qualified credentialed counselor signs their notes as well.',
    source: '26 TAC 564.804 asks it for treatment plans; for notes it is not confirmed',
    since: '2024-04-30',
    confirmed: false,
  },
};

export type CosignBecause = 'credential' | 'no_credential';

/** Why a note needs a second signature, or null. `title` is what the signature freezes; `asked` the value of the policy. */
export function cosignatureFor(title: string | null, state: State, asked: string): CosignBecause | null {
  if (asked !== 'listed') return null;
  if (title === null) return 'no_credential';
  return cosignRules[state].titles.some((each) => plain(each) === plain(title)) ? 'credential' : null;
}

// 'L.C.D.C. - I' and 'LCDC-I' are the same letters.
function plain(title: string): string {
  return title.toUpperCase().replaceAll(/[^A-Z]/gu, '');
}
