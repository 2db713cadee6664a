// A session with how minutes count in it, by the policies of its place and day.
import type { LocalDate } from '#kernel/local-date.ts';
import { countingOn, type CountingNow } from '../../groups/rules/counting-policy.ts';
import { sessionTimes, type SessionTimes } from '../../groups/rules/session-times.ts';
import type { PolicyValue } from '../../organization/rules/policy-values.ts';
import { houseTimesOn, type HouseTimes } from '../rules/house-times.ts';
import type { WholeSession } from './whole-sessions.db.ts';

/** A session with how minutes count in it. */
export type CountedSession = {
  readonly session: WholeSession;
  readonly times: SessionTimes;
  readonly counting: CountingNow;
  readonly house: HouseTimes;
  readonly policies: readonly PolicyValue[];
  readonly place: { readonly state: string; readonly clinicId: string; readonly on: LocalDate };
};

export function countedSession(session: WholeSession, policies: readonly PolicyValue[]): CountedSession {
  const place = { state: session.state, clinicId: session.clinic_id, on: session.held_on as LocalDate };
  const house = houseTimesOn(policies, place);
  const real = { room: session, shortestStepOut: house.shortestStepOut };
  return {
    session,
    policies,
    place,
    house,
    counting: countingOn(policies, place),
    times: sessionTimes(session, session.blocks, real),
  };
}
