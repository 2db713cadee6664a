// Whether somebody who arrives by video joins the group, or is called instead. By whose authority: practice is where the
// person is (Texas: 22 TAC 801.58 and 882.23, with location and identity recorded each session; elsewhere taken alike and
// not confirmed), so whoever leads must hold a license there. A session over several states takes the strictest limit.
import { states } from '../../organization/rules/policies.ts';
import { mayFacilitateBeside, type FacilitationFacts } from '../../staff/rules/facilitation.ts';
import type { SizeRule } from '../../groups/rules/size-limits.ts';

export const identityWays = ['known', 'birth_date', 'photo_id', 'in_room'] as const;
export type IdentityWay = (typeof identityWays)[number];

export type CalledBecause = 'no-license-there' | 'not-private' | 'strictest-limit';
export type Joining = { readonly joins: true } | { readonly joins: false; readonly because: CalledBecause };

export type JoiningAt = {
  /** Where the person is now. */
  readonly state: string;
  readonly isPrivate: boolean;
  readonly kind: string;
  readonly on: string;
  /** Whoever leads, with what they hold. */
  readonly leaders: readonly FacilitationFacts[];
  /** Other states in which people of this session are, its clinic's among them. */
  readonly otherStates: readonly string[];
  /** People who are there already, in the room and by video. */
  readonly there: number;
  readonly rules: readonly SizeRule[];
};

/** Whether it has yet to be confirmed who and where somebody is, before they are marked as there. */
export function isToConfirm(person: { readonly isVirtual: boolean; readonly isConfirmed: boolean }): boolean {
  return person.isVirtual && !person.isConfirmed;
}

/** Whether they join; without one who may lead where they are, they are called by the clinic instead. */
export function joining(at: JoiningAt): Joining {
  if (!at.isPrivate) return { joins: false, because: 'not-private' };
  if (!isLicensed(at)) return { joins: false, because: 'no-license-there' };
  const limit = strictestLimit(at.rules, { kind: at.kind, states: [at.state, ...at.otherStates] });
  return limit !== null && at.there + 1 > limit.limit
    ? { joins: false, because: 'strictest-limit' }
    : { joins: true };
}

function isLicensed({ state, kind, on, leaders }: JoiningAt): boolean {
  const known = states.find((each) => each === state);
  // Of a state whose rules nobody has written down here, nobody holds a license that could be looked at.
  if (known === undefined) return false;
  return leaders.some((facts, place) => {
    const beside = leaders.filter((_other, other) => other !== place);
    return mayFacilitateBeside(facts, { kind, state: known, on, beside, supervises: false }).ok;
  });
}

/** The lowest of the limits of several states that nobody may pass; null where none is. */
export function strictestLimit(
  rules: readonly SizeRule[],
  of: { readonly kind: string; readonly states: readonly string[] },
): SizeRule | null {
  const counting = rules.filter(
    (rule) =>
      rule.passedBy === 'nobody' &&
      rule.kinds.some((kind) => kind === of.kind) &&
      (rule.state === null || of.states.includes(rule.state)),
  );
  return counting.reduce<SizeRule | null>(
    (lowest, rule) => (lowest === null || rule.limit < lowest.limit ? rule : lowest),
    null,
  );
}
