// Who may lead a group in a state on a day: by which credential, alone or under supervision. The lists of titles are
// data with their source. What nobody has confirmed is marked so: there a director may decide otherwise with a reason.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { State } from '../../organization/rules/policies.ts';

export type FacilitationRule = {
  readonly state: State;
  /** Who leads alone. */
  readonly alone: readonly string[];
  /** Who leads while somebody supervises them. */
  readonly supervised: readonly string[];
  readonly says: string;
  readonly source: string;
  readonly since: string;
  readonly confirmed: boolean;
};

const physicians = ['MD', 'DO'] as const;
const psychologists = ['PhD', 'PsyD', 'LP', 'LCP'] as const;

export const facilitationRules: Readonly<Record<State, FacilitationRule>> = {
  IL: {
    state: 'IL',
    alone: [
      'CADC',
      'LPC',
      'LCPC',
      'LSW',
      'LCSW',
      'LMFT',
      'PMHNP-BC',
      'PA-C',
      ...physicians,
      ...psychologists,
    ],
    supervised: [],
    says: 'Illinois: whoever delivers treatment must hold one of the listed credentials from the day of hire.',
    source: '77 Ill. Adm. Code 2060.320(a)',
    since: '2025-04-11',
    confirmed: true,
  },
  TX: {
    state: 'TX',
    alone: [
      'LCDC',
      'LPC',
      'LPC-S',
      'LCSW',
      'LCSW-S',
      'LMFT',
      'LMFT-S',
      'PA',
      'PA-C',
      'APRN',
      'NP',
      ...physicians,
      ...psychologists,
    ],
    supervised: ['LCDC-I', 'CI', 'LPC-A', 'LMSW', 'LMFT-A'],
    says: 'Texas: a qualified credentialed counselor leads alone; interns and associates lead under supervision.',
    source: '26 TAC 564.804; the list of credentials could not be confirmed',
    since: '2024-04-30',
    confirmed: false,
  },
};

export type HeldCredential = {
  readonly state: string;
  readonly title: string;
  readonly startsOn: string;
  readonly expiresOn: string | null;
};

export type Facilitation = {
  readonly credentials: readonly HeldCredential[];
  /** Kind of the group; no source tells education apart, so every kind asks for the same. */
  readonly kind: string;
  readonly state: State;
  readonly on: string;
  /** Whether somebody supervises them on that day. */
  readonly supervised: boolean;
};

export type FacilitationFault =
  | 'facilitator-without-credential'
  | 'facilitator-credential-ended'
  | 'facilitator-needs-supervision';
export type MayFacilitate = { readonly title: string; readonly underSupervision: boolean };

/** Whether somebody may lead a group of a kind in a state on a day, and by which credential. */
export function mayFacilitate(asked: Facilitation): Outcome<MayFacilitate, FacilitationFault> {
  const rule = facilitationRules[asked.state];
  const facts = {
    state: asked.state,
    on: asked.on,
    rule: rule.says,
    source: rule.source,
    confirmed: rule.confirmed,
  };
  const here = asked.credentials.filter((held) => held.state === asked.state);
  const valid = here.filter(
    (held) => held.startsOn <= asked.on && (held.expiresOn === null || held.expiresOn >= asked.on),
  );
  const alone = valid.find((held) => isOneOf(held.title, rule.alone));
  if (alone !== undefined) return ok({ title: alone.title, underSupervision: false });
  const beginner = valid.find((held) => isOneOf(held.title, rule.supervised));
  if (beginner !== undefined)
    return asked.supervised
      ? ok({ title: beginner.title, underSupervision: true })
      : refuse('facilitator-needs-supervision', { ...facts, title: beginner.title });
  const known = here.find((held) => isOneOf(held.title, [...rule.alone, ...rule.supervised]));
  return known === undefined
    ? refuse('facilitator-without-credential', facts)
    : refuse('facilitator-credential-ended', { ...facts, title: known.title });
}

function isOneOf(title: string, titles: readonly string[]): boolean {
  return titles.some((each) => plain(each) === plain(title));
}

// 'L.C.D.C. - I' and 'LCDC-I' are the same letters.
function plain(title: string): string {
  return title.toUpperCase().replaceAll(/[^A-Z]/gu, '');
}

/** What is known of somebody: their credentials, and when somebody supervises them. */
export type FacilitationFacts = {
  readonly credentials: readonly HeldCredential[];
  readonly supervisions: readonly { readonly startsOn: string; readonly endsOn: string | null }[];
};

export type FacilitationAt = Pick<Facilitation, 'kind' | 'state' | 'on'> & {
  /** Whoever else leads that day: one of them who leads alone supervises as well. */
  readonly beside: readonly FacilitationFacts[];
  /** Whether they are there to supervise the others: then nobody supervises them. */
  readonly supervises: boolean;
};

/** Whether somebody may lead on a day beside others, from the facts of all of them. */
export function mayFacilitateBeside(
  facts: FacilitationFacts,
  at: FacilitationAt,
): Outcome<MayFacilitate, FacilitationFault> {
  const { kind, state, on } = at;
  const answer = (of: FacilitationFacts, supervised: boolean) =>
    mayFacilitate({ credentials: of.credentials, kind, state, on, supervised });
  const isSupervised = facts.supervisions.some(
    (each) => each.startsOn <= on && (each.endsOn === null || each.endsOn >= on),
  );
  const supervised = isSupervised || at.beside.some((other) => answer(other, false).ok);
  return answer(facts, supervised && !at.supervises);
}
