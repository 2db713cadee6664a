// Looks whether a weekly timetable can be: its rooms are of the clinic and welcome what the group welcomes, whoever
// leads a block leads groups there, and a block that another group hosts lies within that group's own time.
import { minutesOf, type LocalDate, type WallTime } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { GroupBlock, WeekDay } from '../../rules/group.ts';
import { findRoomsOf } from '../options.db.ts';
import { isInWeekMet } from '../../rules/timetable.ts';
import { checkWorkThere } from './check-leaders.ts';
import type { Series } from '../../rules/series/series-facts.ts';
import { findTimetablesFrom, type DatedTimetable } from './series.db.ts';
import type { AlignContext } from './align-series.ts';

export type Place = { readonly mode: string; readonly roomId: string | null };
export type Placed = { readonly roomId: string | null; readonly seats: number | null };
type WeekFrom = {
  readonly week: readonly WeekDay[];
  readonly from: LocalDate;
  readonly alternateFrom: LocalDate | null;
};
type At = Pick<Series, 'organizationId' | 'clinicId' | 'state' | 'petsWelcome'>;

/** The room of a group or date, or none when it is virtual. */
export async function checkPlace(ctx: AlignContext, series: At, place: Place): Promise<Outcome<Placed>> {
  if (place.mode === 'virtual') return ok({ roomId: null, seats: null });
  if (place.roomId === null) return refuse('room-not-found');
  const rooms = await findRoomsOf(ctx.tx, series);
  const room = rooms.find((each) => each.id === place.roomId);
  if (!room) return refuse('room-not-found');
  if (room.retired_on !== null) return refuse('room-retired');
  if (series.petsWelcome && !room.pets_welcome) return refuse('room-without-pets');
  return ok({ roomId: room.id, seats: room.seats });
}

/** Rooms, leaders and hosts that blocks name for themselves. */
export async function checkBlocks(
  ctx: AlignContext,
  series: At & Partial<Pick<Series, 'groupId'>>,
  { week, from, alternateFrom }: WeekFrom,
): Promise<Outcome<true>> {
  const blocks = week.flatMap((day) => day.blocks);
  const named = [...new Set(blocks.flatMap((block) => block.roomId ?? []))];
  const rooms = named.length === 0 ? [] : await findRoomsOf(ctx.tx, series);
  for (const roomId of named) {
    const room = rooms.find((each) => each.id === roomId);
    if (!room) return refuse('room-not-found');
    if (room.retired_on !== null) return refuse('room-retired');
    if (series.petsWelcome && !room.pets_welcome) return refuse('room-without-pets');
  }
  const may = await checkWorkThere(ctx, series, { staffMemberIds: leadersNamed(week), on: from });
  if (!may.ok) return may;
  return checkHosts(ctx, series, { week, from, alternateFrom });
}

/** Whoever blocks of a week name to lead them. */
export function leadersNamed(week: readonly WeekDay[]): string[] {
  const blocks = week.flatMap((day) => day.blocks);
  return [...new Set(blocks.flatMap((block) => [block.leaderId ?? [], block.secondLeaderId ?? []].flat()))];
}

async function checkHosts(
  ctx: AlignContext,
  series: At & Partial<Pick<Series, 'groupId'>>,
  { week, from, alternateFrom }: WeekFrom,
): Promise<Outcome<true>> {
  const hosted = week.flatMap((day) =>
    day.blocks.flatMap((block) => (block.hostedBy ? [{ day, block, hostId: block.hostedBy }] : [])),
  );
  for (const hostId of new Set(hosted.map((one) => one.hostId))) {
    if (hostId === series.groupId) return refuse('host-elsewhere');
    const host = await ctx.tx
      .selectFrom('groups')
      .where('organization_id', '=', series.organizationId)
      .where('id', '=', hostId)
      .where('clinic_id', '=', series.clinicId)
      .select('id')
      .executeTakeFirst();
    const timetables = host
      ? await findTimetablesFrom(ctx.tx, {
          organizationId: series.organizationId,
          groupId: host.id,
          from,
        })
      : [];
    const own = hosted.filter((one) => one.hostId === hostId);
    if (!isHosting(timetables[0], { own, alternateFrom })) return refuse('host-elsewhere');
  }
  return ok(true);
}

type Hosted = { readonly day: WeekDay; readonly block: GroupBlock };

// In the same weeks, and at each of those times.
function isHosting(
  host: DatedTimetable | undefined,
  { own, alternateFrom }: { own: readonly Hosted[]; alternateFrom: LocalDate | null },
): boolean {
  if (host === undefined) return false;
  const sameWeeks =
    host.alternateFrom === null || (alternateFrom !== null && isInWeekMet(host.alternateFrom, alternateFrom));
  return sameWeeks && own.every((one) => meets(host.week, one));
}

// The host treats people at that time: the hosted block lies within one of its own blocks.
function meets(hostWeek: readonly WeekDay[], { day, block }: Hosted): boolean {
  const host = hostWeek.find((each) => each.weekday === day.weekday);
  if (!host) return false;
  const ahead = minutesOf(day.startsAt as WallTime) - minutesOf(host.startsAt as WallTime);
  return host.blocks.some(
    (own) =>
      !own.hostedBy && own.fromMinute <= block.fromMinute + ahead && block.toMinute + ahead <= own.toMinute,
  );
}
