// Sets up a group: its limit follows from room, house and state, its sessions are written some months ahead,
// and each of them books the room and the facilitator, or nothing is set up at all.
import type { ClinicId, GroupId, RoomId, StaffMemberId } from '#kernel/ids.ts';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { newId } from '#platform/database/new-id.ts';
import { bookAll } from '../../calendar/server/door.ts';
import { policiesOf } from '../../organization/server/door.ts';
import type { CreateGroup } from '../rules/group.ts';
import { seatLimitOf, sizeRulesOn } from '../rules/size-limits.ts';
import { checkTimetable, sessionSpans } from '../rules/timetable.ts';
import { sessionBookings } from './book-sessions.ts';
import { findClinic, findRoom, insertGroup } from './groups.db.ts';
import { findLeadersAt, rolesThatLead } from './options.db.ts';
import { insertSessions } from './sessions.db.ts';

/** How far ahead sessions stand as rows. */
export const daysAhead = 26 * 7;

type SetUp = { groupId: string; sessions: number; seatLimit: number };
type Placed = {
  clinic: NonNullable<Awaited<ReturnType<typeof findClinic>>>;
  roomId: RoomId | null;
  roomSeats: number | null;
};

export async function createGroup(ctx: ActionContext, input: CreateGroup): Promise<Outcome<SetUp>> {
  const timetable = checkTimetable(input.days, input.blocks);
  if (!timetable.ok) return timetable;
  const placed = await placeOf(ctx, input);
  if (!placed.ok) return placed;
  const { clinic, roomId, roomSeats } = placed.value;
  const startsOn = input.startsOn as LocalDate;
  const { organizationId } = ctx;
  const leaders = await findLeadersAt(ctx.tx, {
    organizationId,
    clinicId: clinic.id,
    on: startsOn,
    roles: rolesThatLead,
  });
  const leader = leaders.find((one) => one.id === input.facilitatorId);
  if (!leader) return refuse('facilitator-not-found');
  const rules = sizeRulesOn(await policiesOf(ctx.tx, organizationId), {
    state: clinic.state,
    clinicId: clinic.id,
    on: startsOn,
  });
  const { limit, rule } = seatLimitOf({ kind: input.kind, state: clinic.state, roomSeats }, rules);
  const group = {
    organizationId,
    groupId: newId<GroupId>(),
    clinicId: clinic.id as ClinicId,
    roomId,
    facilitatorId: leader.id as StaffMemberId,
  };
  await insertGroup(ctx.tx, {
    ...input,
    ...group,
    startsOn,
    seatLimit: limit,
    seatLimitRule: rule,
    madeBy: ctx.staffMemberId,
    madeAt: ctx.now,
  });
  const from = startsOn > ctx.today ? startsOn : ctx.today;
  const spans = sessionSpans(input.days, { from, to: addDays(from, daysAhead), zone: clinic.time_zone });
  const sessions = await insertSessions(
    ctx.tx,
    { ...group, mode: input.mode, seatLimit: limit, seatLimitRule: rule },
    spans,
  );
  await bookAll(
    ctx.tx,
    sessions.flatMap((session) => sessionBookings({ ...group, leaderIds: [group.facilitatorId] }, session)),
  );
  ctx.about([], { groupId: group.groupId, clinicId: group.clinicId });
  ctx.announce('groups', group.groupId);
  return ok({ groupId: group.groupId, sessions: sessions.length, seatLimit: limit });
}

async function placeOf(ctx: ActionContext, input: CreateGroup): Promise<Outcome<Placed>> {
  const { organizationId } = ctx;
  const clinic = await findClinic(ctx.tx, ctx.scope, { organizationId, clinicId: input.clinicId });
  if (!clinic) return refuse('clinic-not-found');
  if (input.mode === 'virtual') return ok({ clinic, roomId: null, roomSeats: null });
  if (input.roomId === null) return refuse('room-not-found');
  const room = await findRoom(ctx.tx, { organizationId, clinicId: clinic.id, roomId: input.roomId });
  return room ? ok({ clinic, roomId: room.id as RoomId, roomSeats: room.seats }) : refuse('room-not-found');
}
