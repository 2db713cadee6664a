// The page of a series: its timetables, its next dates with what can be done about them, and what was changed.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { z } from 'zod';
import type { seriesAnswer } from '../../rules/series/series-answers.ts';
import { weeklyMinutes } from '../../rules/timetable.ts';
import { findGroups } from '../groups.db.ts';
import { findNames } from './consequences.db.ts';
import { countSessions, findChanges, findNextDates, type DateRow } from './read-series.db.ts';
import { findTimetablesFrom } from './series.db.ts';

const datesAtMost = 40;
const changesAtMost = 30;

export async function readSeries(
  ctx: ActionContext,
  input: { groupId: string },
): Promise<Outcome<z.input<typeof seriesAnswer>>> {
  const { organizationId, today, now } = ctx;
  const [group] = await findGroups(ctx.tx, ctx.scope, { organizationId, today, groupId: input.groupId });
  if (!group) return refuse('group-not-found');
  const key = { organizationId, groupId: group.id };
  const timetables = await findTimetablesFrom(ctx.tx, { ...key, from: today });
  const rooms = await findNames(
    ctx.tx,
    organizationId,
    timetables.flatMap((timetable) => timetable.roomId ?? []),
  );
  const dates = await findNextDates(ctx.tx, { ...key, today, now, most: datesAtMost });
  const changes = await findChanges(ctx.tx, { ...key, most: changesAtMost });
  ctx.about([], { groupId: group.id });
  return ok({
    today,
    timeZone: group.time_zone,
    timetables: timetables.map((timetable) => ({
      startsOn: timetable.startsOn,
      endsOn: timetable.endsOn,
      mode: timetable.mode,
      roomId: timetable.roomId,
      roomName: timetable.roomId === null ? null : (rooms.get(timetable.roomId) ?? null),
      days: timetable.week.map((day) => ({ ...day, blocks: [...day.blocks] })),
      alternateFrom: timetable.alternateFrom,
      ...weeklyMinutes(timetable.week),
    })),
    dates: dates.map(dateOf),
    changes: changes.map((change) => ({
      id: change.id,
      kind: change.kind,
      reach: change.reach,
      fromOn: change.from_on,
      because: change.because,
      madeBy: change.made_by,
      madeAt: change.made_at,
      takenBackAt: change.taken_back_at,
    })),
    sessionsInAll: group.ends_on === null ? null : await countSessions(ctx.tx, key),
  });
}

function dateOf(date: DateRow): z.input<typeof seriesAnswer>['dates'][number] {
  return {
    sessionId: date.id,
    occursOn: date.occurs_on,
    heldOn: date.held_on,
    startsAt: date.starts_at,
    endsAt: date.ends_at,
    roomId: date.room_id,
    roomName: date.room_name,
    mode: date.mode,
    status: date.status,
    cancelledBecause: date.cancelled_because,
    seatLimit: date.seat_limit,
    seats: date.seats,
    keptBecause: date.kept_because,
    leaders: date.leaders,
    away: date.away,
    exceptions: date.exceptions,
    staffChangeId: date.staff_change_id,
  };
}
