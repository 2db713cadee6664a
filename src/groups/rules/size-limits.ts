// How many seats a group may have: the lowest of its room, the house's own limit and the state's rule
// for its kind. The numbers, with where each is written and whether a person has confirmed it, are those of the
// rule catalog (src/organization/rules/policies.ts) as the house has set them.
import type { LocalDate } from '#kernel/local-date.ts';
import { policyRules, ruleOf, type PolicyCode, type State } from '../../organization/rules/policies.ts';
import {
  isConfirmedOn,
  policyNumber,
  type PolicyPlace,
  type PolicyValue,
} from '../../organization/rules/policy-values.ts';
import type { GroupKind } from './group.ts';

export type SizeRule = {
  readonly code: PolicyCode;
  readonly limit: number;
  /** Kinds it counts for. */
  readonly kinds: readonly GroupKind[];
  /** State it counts in, or null for every state. */
  readonly state: State | null;
  /** How staff read it. */
  readonly says: string;
  readonly source: string;
  readonly since: string;
  /** What is not confirmed is a setting, not law. */
  readonly confirmed: boolean;
  /** Who may go past it in a single case, with a reason. */
  readonly passedBy: 'nobody' | 'supervisor' | 'director';
};

const counselingKinds = ['counseling', 'skills', 'family', 'activity'] as const;

// Multi-family groups and seminars are exempt from every one of these.
const countedFor = {
  house_group_size: { kinds: counselingKinds, says: 'House rule: at most {limit} people in a group.' },
  house_education_size: {
    kinds: ['education'],
    says: 'House rule: at most {limit} people in an education group.',
  },
  tx_group_counseling_size: {
    kinds: counselingKinds,
    says: 'Texas: at most {limit} clients in group counseling.',
  },
  tx_group_education_size: {
    kinds: ['education'],
    says: 'Texas: at most {limit} clients in group education.',
  },
  il_group_size: {
    kinds: counselingKinds,
    says: 'Illinois: at most {limit} people in a group.',
  },
} as const satisfies Partial<Record<PolicyCode, { kinds: readonly GroupKind[]; says: string }>>;

type SizeCode = keyof typeof countedFor;

/** Whether a rule of the house limits how many people a group has. */
export function limitsPeople(code: PolicyCode): boolean {
  return code in countedFor;
}

/** The limits that count in a place on a day, as the house has set them. */
export function sizeRulesOn(values: readonly PolicyValue[], at: PolicyPlace): SizeRule[] {
  return (Object.keys(countedFor) as SizeCode[]).map((code) => {
    const limit = policyNumber(values, code, at);
    const { source, since, state } = ruleOf(code);
    const confirmed = isConfirmedOn(values, code, at.on);
    return {
      code,
      limit,
      kinds: countedFor[code].kinds,
      state: state ?? null,
      says: says(countedFor[code].says.replace('{limit}', String(limit)), confirmed),
      source,
      since,
      confirmed,
      passedBy: policyRules[code].passedBy,
    };
  });
}

const says = (rule: string, confirmed: boolean): string =>
  confirmed ? rule : rule.replace(/\.$/u, ' (not yet confirmed).');

/** The limits as the catalog has them, before a house has set any. */
export const sizeRules: readonly SizeRule[] = sizeRulesOn([], {
  state: null,
  clinicId: null,
  on: '2026-01-01' as LocalDate,
});

export type SeatLimit = { readonly limit: number; readonly rule: string };

/** The rule code of a limit that a room sets. */
export const roomRule = 'room_seats';

/** Chairs that limit how many people may come. Where they may come by video too, only those in the room need one. */
export function limitingChairs(mode: string, seats: number | null): number | null {
  return mode === 'hybrid' ? null : seats;
}

/** The lowest limit of a group and the code of the rule that gives it. `roomSeats` is null where people come by video. */
export function seatLimitOf(
  group: { kind: GroupKind; state: string; roomSeats: number | null },
  rules: readonly SizeRule[] = sizeRules,
): SeatLimit {
  const limits: SeatLimit[] = rules
    .filter((rule) => rule.kinds.includes(group.kind) && (rule.state === null || rule.state === group.state))
    .map((rule) => ({ limit: rule.limit, rule: rule.code }));
  if (group.roomSeats !== null) limits.push({ limit: group.roomSeats, rule: roomRule });
  // Multi-family groups and seminars are exempt from the states' caps; without a room, only good sense is left.
  const none: SeatLimit = { limit: 100, rule: 'no_limit' };
  return limits.reduce((lowest, next) => (next.limit < lowest.limit ? next : lowest), none);
}

/** How staff read the rule of a limit, with its source. */
export function sizeRuleWords(code: string, rules: readonly SizeRule[] = sizeRules): string {
  const rule = rules.find((candidate) => candidate.code === code);
  if (rule) return `${rule.says} Source: ${rule.source}.`;
  return code === roomRule ? 'The room has no more seats.' : 'The group has no more seats.';
}
