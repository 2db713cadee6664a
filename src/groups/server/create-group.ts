// Sets up a group: its limit follows from room, house and state, its sessions are written some months ahead,
// and each of them books the room and whoever leads, or nothing is set up at all.
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { newId } from '#platform/database/new-id.ts';
import { policiesOf } from '../../organization/server/door.ts';
import type { CreateGroup, WeekDay } from '../rules/group.ts';
import type { Series } from '../rules/series/series-facts.ts';
import { limitingChairs, seatLimitOf, sizeRulesOn } from '../rules/size-limits.ts';
import { checkTimetable, weekOf } from '../rules/timetable.ts';
import { findClinic, insertGroup } from './groups.db.ts';
import { alignBookings, alignSeries } from './series/align-series.ts';
import { insertFacilitation } from './series/changes.db.ts';
import { checkCredentials, checkWorkThere } from './series/check-leaders.ts';
import { checkBlocks, checkPlace } from './series/check-week.ts';
import { refuseClashes } from './series/name-clashes.ts';
import { insertTimetable } from './series/series.db.ts';

type SetUp = { groupId: string; sessions: number; seatLimit: number };

export async function createGroup(ctx: ActionContext, input: CreateGroup): Promise<Outcome<SetUp>> {
  const checked = await checkNewGroup(ctx, input);
  if (!checked.ok) return checked;
  const series = checked.value;
  const week = weekOf(input.days, { kind: input.kind, blocks: input.blocks });
  await insertGroup(ctx.tx, { ...input, ...series });
  await insertTimetable(ctx.tx, {
    ...series,
    week,
    alternateFrom: input.alternateFrom as LocalDate | null,
    madeBy: ctx.staffMemberId,
    madeAt: ctx.now,
    changeId: null,
  });
  await insertFacilitation(ctx.tx, series, {
    staffMemberId: input.facilitatorId,
    part: 'leader',
    from: series.startsOn,
    changeId: null,
  });
  const from = series.startsOn > ctx.today ? series.startsOn : ctx.today;
  const { made, clashes } = await alignSeries(ctx, series, {
    reach: { from, sessionIds: null },
    booking: 'look',
  });
  const free = await refuseClashes(
    ctx,
    { timeZone: series.timeZone, roomIds: roomsOf(series, week) },
    clashes,
  );
  if (!free.ok) return free;
  await alignBookings(ctx, series, { sessionIds: made, booking: 'book' });
  const may = await checkCredentials(ctx, series, { from, sessionIds: null, staffMemberIds: null });
  if (!may.ok) return may;
  ctx.about([], { groupId: series.groupId, clinicId: series.clinicId });
  ctx.announce('groups', series.groupId);
  return ok({ groupId: series.groupId, sessions: made.length, seatLimit: series.seatLimit });
}

function roomsOf(series: Series, week: readonly WeekDay[]): string[] {
  const own = week.flatMap((day) => day.blocks.flatMap((block) => block.roomId ?? []));
  return [...(series.roomId === null ? [] : [series.roomId]), ...own];
}

async function checkNewGroup(ctx: ActionContext, input: CreateGroup): Promise<Outcome<Series>> {
  const { organizationId } = ctx;
  const timetable = checkTimetable(input.days, input.blocks);
  if (!timetable.ok) return timetable;
  if (input.endsOn !== null && input.endsOn < input.startsOn) return refuse('group-ends-before-start');
  if (input.oldest !== null && input.oldest < input.youngest) return refuse('ages-out-of-order');
  const clinic = await findClinic(ctx.tx, ctx.scope, { organizationId, clinicId: input.clinicId });
  if (!clinic) return refuse('clinic-not-found');
  const at = { ...input, organizationId, clinicId: clinic.id, state: clinic.state };
  const placed = await checkPlace(ctx, at, input);
  if (!placed.ok) return placed;
  const startsOn = input.startsOn as LocalDate;
  const works = await checkWorkThere(ctx, at, { staffMemberIds: [input.facilitatorId], on: startsOn });
  if (!works.ok) return works;
  const blocks = await checkBlocks(ctx, at, {
    week: weekOf(input.days, { kind: input.kind, blocks: input.blocks }),
    from: startsOn,
    alternateFrom: input.alternateFrom as LocalDate | null,
  });
  if (!blocks.ok) return blocks;
  const rules = sizeRulesOn(await policiesOf(ctx.tx, organizationId), {
    state: clinic.state,
    clinicId: clinic.id,
    on: startsOn,
  });
  const roomSeats = limitingChairs(input.mode, placed.value.seats);
  const { limit, rule } = seatLimitOf({ kind: input.kind, state: clinic.state, roomSeats }, rules);
  return ok({
    organizationId,
    groupId: newId(),
    name: input.name,
    clinicId: clinic.id,
    state: clinic.state,
    timeZone: clinic.time_zone,
    kind: input.kind,
    mode: input.mode,
    roomId: placed.value.roomId,
    startsOn,
    endsOn: input.endsOn as LocalDate | null,
    seatLimit: limit,
    seatLimitRule: rule,
    youngest: input.youngest,
    petsWelcome: input.petsWelcome,
    version: 1,
  });
}
