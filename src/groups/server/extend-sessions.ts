// Every night: writes the sessions that have come within reach, and books their room and leaders.
// It only adds. What people wrote, moved or cancelled stays as it is, since a date that stands is skipped.
import type { ClinicId, GroupId, OrganizationId, RoomId } from '#kernel/ids.ts';
import { addDays } from '#kernel/local-date.ts';
import { constraintOf } from '#platform/database/database.ts';
import { savepoint } from '#platform/database/savepoint.ts';
import type { JobContext, JobKind } from '#platform/jobs/jobs.ts';
import { bookAll } from '../../calendar/server/door.ts';
import { sessionSpans, type SessionSpan } from '../rules/timetable.ts';
import { sessionBookings } from './book-sessions.ts';
import { daysAhead } from './create-group.ts';
import {
  findDatesFrom,
  findTimetablesToExtend,
  findLeadersFrom,
  type TimetableToExtend,
} from './extend-sessions.db.ts';
import { insertSessions } from './sessions.db.ts';

export const extendSessionsJob: JobKind = {
  name: 'groups.extend-sessions',
  summary: `Writes the sessions of the next ${daysAhead / 7} weeks that do not stand yet.`,
  cron: '40 7 * * *',
  run: extendSessions,
};

/** Extends every running group of one organization; running twice adds nothing more. */
export async function extendSessions(ctx: JobContext): Promise<void> {
  const organizationId = ctx.organizationId as OrganizationId;
  const until = addDays(ctx.today, daysAhead);
  for (const group of await findTimetablesToExtend(ctx.tx, { organizationId, today: ctx.today, until })) {
    const from = group.startsOn > ctx.today ? group.startsOn : ctx.today;
    const to = group.endsOn !== null && group.endsOn < until ? group.endsOn : until;
    const standing = await findDatesFrom(ctx.tx, { organizationId, groupId: group.groupId, from });
    const spans = sessionSpans(group.days, { from, to, zone: group.timeZone }).filter(
      (span) => !standing.has(span.heldOn),
    );
    if (spans.length === 0) continue;
    const leaders = await findLeadersFrom(ctx.tx, { organizationId, groupId: group.groupId, from });
    for (const span of spans) {
      const leading = leaders.filter(
        (leader) => leader.startsOn <= span.heldOn && (leader.endsOn ?? span.heldOn) >= span.heldOn,
      );
      await addOne(ctx, {
        organizationId,
        group,
        span,
        leaderIds: leading.map((leader) => leader.staffMemberId),
      });
    }
  }
}

type OneSession = {
  organizationId: OrganizationId;
  group: TimetableToExtend;
  span: SessionSpan;
  leaderIds: readonly string[];
};

// A date whose room or leader is taken is left out and tried again the next night: it lies months ahead.
async function addOne(ctx: JobContext, one: OneSession): Promise<void> {
  const { keep, undo } = await savepoint(ctx.tx, 'one_session');
  try {
    const place = {
      organizationId: one.organizationId,
      clinicId: one.group.clinicId as ClinicId,
      groupId: one.group.groupId as GroupId,
      roomId: one.group.roomId as RoomId | null,
      mode: one.group.mode,
      seatLimit: one.group.seatLimit,
      seatLimitRule: one.group.seatLimitRule,
    };
    const made = await insertSessions(ctx.tx, place, [one.span]);
    await bookAll(
      ctx.tx,
      made.flatMap((session) => sessionBookings({ ...place, leaderIds: one.leaderIds }, session)),
    );
    await keep();
  } catch (error) {
    if (constraintOf(error) !== 'bookings_never_twice') throw error;
    await undo();
  }
}
