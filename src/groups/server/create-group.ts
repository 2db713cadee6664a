// Sets up a group: its limit follows from room, house and state, its sessions are written some months ahead,
// and each of them books the room and the facilitator, or nothing is set up at all.
import type { ClinicId, GroupId, RoomId, StaffMemberId } from '#kernel/ids.ts';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { newId } from '#platform/database/new-id.ts';
import { bookAll, type Booking } from '../../calendar/server/door.ts';
import type { CreateGroup } from '../rules/group.ts';
import { seatLimitOf } from '../rules/size-limits.ts';
import { checkTimetable, sessionSpans, type SessionSpan } from '../rules/timetable.ts';
import { findClinic, findRoom, findStaffMember, insertGroup } from './groups.db.ts';
import { insertSessions } from './sessions.db.ts';

/** How far ahead sessions stand as rows. */
export const daysAhead = 26 * 7;

export async function createGroup(
  ctx: ActionContext,
  input: CreateGroup,
): Promise<Outcome<{ groupId: string; sessions: number; seatLimit: number }>> {
  const timetable = checkTimetable(input.days, input.blocks);
  if (!timetable.ok) return timetable;
  const clinic = await findClinic(ctx.tx, ctx.scope, {
    organizationId: ctx.organizationId,
    clinicId: input.clinicId,
  });
  if (!clinic) return refuse('clinic-not-found');
  const roomId = input.mode === 'virtual' ? null : input.roomId;
  const room =
    roomId === null
      ? null
      : await findRoom(ctx.tx, { organizationId: ctx.organizationId, clinicId: clinic.id, roomId });
  if (room === undefined || (room === null && input.mode !== 'virtual')) return refuse('room-not-found');
  const startsOn = input.startsOn as LocalDate;
  const leader = await findStaffMember(ctx.tx, {
    organizationId: ctx.organizationId,
    staffMemberId: input.facilitatorId,
    on: startsOn,
  });
  if (!leader) return refuse('facilitator-not-found');
  const limit = seatLimitOf({ kind: input.kind, state: clinic.state, roomSeats: room?.seats ?? null });
  const group = {
    organizationId: ctx.organizationId,
    groupId: newId<GroupId>(),
    clinicId: clinic.id as ClinicId,
    roomId: (room?.id ?? null) as RoomId | null,
    facilitatorId: leader.id as StaffMemberId,
  };
  await insertGroup(ctx.tx, {
    ...input,
    ...group,
    startsOn,
    seatLimit: limit.limit,
    seatLimitRule: limit.rule,
  });
  const from = startsOn > ctx.today ? startsOn : ctx.today;
  const spans = sessionSpans(input.days, { from, to: addDays(from, daysAhead), zone: clinic.time_zone });
  const sessions = await insertSessions(ctx.tx, group, spans);
  await bookAll(
    ctx.tx,
    sessions.flatMap((session) => bookingsOf(group, session)),
  );
  ctx.about([], { groupId: group.groupId, clinicId: group.clinicId });
  ctx.announce('groups', group.groupId);
  return ok({ groupId: group.groupId, sessions: sessions.length, seatLimit: limit.limit });
}

type Booked = Pick<Booking, 'organizationId' | 'clinicId'> & {
  roomId: RoomId | null;
  facilitatorId: StaffMemberId;
};

function bookingsOf(group: Booked, session: SessionSpan & { sessionId: string }): Booking[] {
  const booking = {
    organizationId: group.organizationId,
    clinicId: group.clinicId,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    purpose: 'session' as const,
    purposeId: session.sessionId,
  };
  const leader = { ...booking, resourceKind: 'staff_member' as const, resourceId: group.facilitatorId };
  return group.roomId === null
    ? [leader]
    : [{ ...booking, resourceKind: 'room', resourceId: group.roomId }, leader];
}
