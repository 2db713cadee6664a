// The dated sessions of every group: twelve weeks back, six weeks ahead.
import { closedBecause } from './clinic-days.ts';
import { aheadDays, historyDays, type GroupPlan, type Laying, type SessionPlan } from './world.ts';

/** Sessions of the groups, oldest first within each group. */
export function planSessions(laying: Laying, groups: readonly GroupPlan[]): SessionPlan[] {
  const last = Math.max(...groups.map((group) => group.clinic.position));
  return groups.flatMap((group) => sessionsOf(laying, group, group.clinic.position === last));
}

function sessionsOf(laying: Laying, group: GroupPlan, isLast: boolean): SessionPlan[] {
  const { almanac, random } = laying;
  const sessions: SessionPlan[] = [];
  for (let day = -historyDays; day <= aheadDays; day += 1) {
    const meeting = group.meetings.find((one) => one.weekday === almanac.weekday(day));
    if (meeting === undefined) continue;
    // Now and then a sick counselor; the persona's own sessions all took place.
    const isSick = day < -3 && !group.leader.persona && random.chance(0.015);
    const cancelledBecause =
      // A virtual group needs no open building.
      (group.mode === 'virtual' ? null : closedBecause(laying, { isLast, day })) ??
      (isSick ? 'The counselor was sick and nobody could stand in.' : null);
    sessions.push({
      id: laying.newId(),
      group,
      day,
      startsAt: almanac.at(day, meeting.from),
      endsAt: almanac.at(day, meeting.to),
      cancelled: cancelledBecause !== null,
      cancelledBecause,
    });
  }
  return sessions;
}
