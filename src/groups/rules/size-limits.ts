// How many seats a group may have: the lowest of its room, the house's own limit and the state's rule
// for its kind. Each limit names where it is written and whether a person has confirmed it.
import type { GroupKind } from './group.ts';

export type SizeRule = {
  readonly code: string;
  readonly limit: number;
  /** Kinds it counts for. */
  readonly kinds: readonly GroupKind[];
  /** State it counts in, or null for every state. */
  readonly state: 'IL' | 'TX' | null;
  /** How staff read it. */
  readonly says: string;
  readonly source: string;
  readonly since: string;
  /** What is not confirmed is a setting, not law. */
  readonly confirmed: boolean;
};

const counselingKinds = ['counseling', 'skills', 'family', 'activity'] as const;

export const sizeRules: readonly SizeRule[] = [
  {
    code: 'house_group_size',
    limit: 12,
    kinds: [...counselingKinds, 'education'],
    state: null,
    says: 'House rule: at most 12 people in a group.',
    source: 'House policy',
    since: '2026-01-01',
    confirmed: true,
  },
  {
    code: 'tx_group_counseling_size',
    limit: 16,
    kinds: counselingKinds,
    state: 'TX',
    says: 'Texas: at most 16 clients in group counseling.',
    source: '26 TAC 564.901(b)',
    since: '2024-04-30',
    confirmed: true,
  },
  {
    code: 'tx_group_education_size',
    limit: 35,
    kinds: ['education'],
    state: 'TX',
    says: 'Texas: at most 35 clients in group education.',
    source: '26 TAC 564.901',
    since: '2024-04-30',
    confirmed: true,
  },
  {
    code: 'il_group_size',
    limit: 16,
    kinds: counselingKinds,
    state: 'IL',
    says: 'Illinois: 16 people in a group (not yet confirmed).',
    source: '77 Ill. Adm. Code 2060; no number could be confirmed',
    since: '2025-04-11',
    confirmed: false,
  },
];

export type SeatLimit = { readonly limit: number; readonly rule: string };

/** The rule code of a limit that a room sets. */
export const roomRule = 'room_seats';

/** The lowest limit of a group and the code of the rule that gives it. `roomSeats` is null for a virtual group. */
export function seatLimitOf(group: { kind: GroupKind; state: string; roomSeats: number | null }): SeatLimit {
  const limits: SeatLimit[] = sizeRules
    .filter((rule) => rule.kinds.includes(group.kind) && (rule.state === null || rule.state === group.state))
    .map((rule) => ({ limit: rule.limit, rule: rule.code }));
  if (group.roomSeats !== null) limits.push({ limit: group.roomSeats, rule: roomRule });
  // Multi-family groups and seminars are exempt from the states' caps; without a room, only good sense is left.
  const none: SeatLimit = { limit: 100, rule: 'no_limit' };
  return limits.reduce((lowest, next) => (next.limit < lowest.limit ? next : lowest), none);
}

/** How staff read the rule of a limit, with its source. */
export function sizeRuleWords(code: string): string {
  const rule = sizeRules.find((candidate) => candidate.code === code);
  if (rule) return `${rule.says} Source: ${rule.source}.`;
  return code === roomRule ? 'The room has no more seats.' : 'The group has no more seats.';
}
