// The dated sessions of every group: twelve weeks back, six weeks ahead.
import { aheadDays, historyDays, type GroupPlan, type Laying, type SessionPlan } from './world.ts';

/** Sessions of the groups, oldest first within each group. */
export function planSessions(laying: Laying, groups: readonly GroupPlan[]): SessionPlan[] {
  return groups.flatMap((group) => sessionsOf(laying, group));
}

function sessionsOf(laying: Laying, group: GroupPlan): SessionPlan[] {
  const { almanac, random } = laying;
  const sessions: SessionPlan[] = [];
  for (let day = -historyDays; day <= aheadDays; day += 1) {
    const meeting = group.meetings.find((one) => one.weekday === almanac.weekday(day));
    if (meeting === undefined) continue;
    sessions.push({
      id: laying.newId(),
      group,
      day,
      startsAt: almanac.at(day, meeting.from),
      endsAt: almanac.at(day, meeting.to),
      // Now and then a storm or a sick counselor; the persona's own sessions all took place.
      cancelled: day < -3 && !group.leader.persona && random.chance(0.015),
    });
  }
  return sessions;
}
