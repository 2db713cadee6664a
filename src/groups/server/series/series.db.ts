// Queries of a series: its timetables by date, its dates as they stand, and who leads it.
import type { Selectable } from 'kysely';
import type { Groups } from '#db/tables.ts';
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import { isBefore, type Instant, type LocalDate } from '#kernel/local-date.ts';
import type { CareScope } from '#platform/access/roles.ts';
import { rowsOf } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { GroupKind, WeekDay } from '../../rules/group.ts';
import type { Aspect, StandingDate } from '../../rules/series/align-dates.ts';
import type { Series } from '../../rules/series/series-facts.ts';
import { clinicsOf, type GroupsTx } from '../groups.db.ts';
import { findWeeks } from '../weeks.db.ts';

export type GroupOf = { readonly organizationId: OrganizationId; readonly groupId: string };

/** Locks a group of the scope until the transaction ends, so that changes of one series take turns. */
export async function lockSeries(tx: GroupsTx, scope: CareScope, key: GroupOf): Promise<Series | undefined> {
  const clinics = clinicsOf(scope);
  const group = await tx
    .selectFrom('groups')
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.groupId)
    .selectAll()
    .forUpdate()
    .executeTakeFirst();
  if (!group || (clinics !== null && !clinics.includes(group.clinic_id))) return undefined;
  const clinic = await tx
    .selectFrom('clinics_in_brief')
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', group.clinic_id)
    .select(['state', 'time_zone'])
    .executeTakeFirstOrThrow();
  return seriesOf(key.organizationId, { ...group, ...clinic });
}

type SeriesRow = Selectable<Groups> & { readonly state: string; readonly time_zone: string };

function seriesOf(organizationId: OrganizationId, group: SeriesRow): Series {
  return {
    organizationId,
    groupId: group.id,
    name: group.name,
    clinicId: group.clinic_id,
    state: group.state,
    timeZone: group.time_zone,
    kind: group.kind as GroupKind,
    mode: group.mode,
    roomId: group.room_id,
    startsOn: group.starts_on as LocalDate,
    endsOn: group.ends_on as LocalDate | null,
    seatLimit: group.seat_limit,
    seatLimitRule: group.seat_limit_rule,
    youngest: group.youngest,
    petsWelcome: group.pets_welcome,
    version: group.version,
  };
}

/** Series that run on a day or later. */
export async function findSeriesRunning(
  tx: GroupsTx,
  at: { readonly organizationId: OrganizationId; readonly today: LocalDate },
): Promise<Series[]> {
  const groups = await tx
    .selectFrom('groups as g')
    .innerJoin('clinics_in_brief as c', (join) =>
      join.onRef('c.organization_id', '=', 'g.organization_id').onRef('c.id', '=', 'g.clinic_id'),
    )
    .where('g.organization_id', '=', at.organizationId)
    .where((where) => where.or([where('g.ends_on', 'is', null), where('g.ends_on', '>=', at.today)]))
    .selectAll('g')
    .select(['c.state', 'c.time_zone'])
    .orderBy('g.id')
    .execute();
  return groups.map((group) => seriesOf(at.organizationId, group));
}

/** A timetable with the days on which it is in force. */
export type DatedTimetable = {
  readonly timetableId: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
  readonly mode: string;
  readonly roomId: string | null;
  readonly alternateFrom: LocalDate | null;
  readonly week: readonly WeekDay[];
};

/** Timetables of a group that are in force on some day from a day on, in the order of their days. */
export async function findTimetablesFrom(
  tx: GroupsTx,
  key: GroupOf & { from: LocalDate },
): Promise<DatedTimetable[]> {
  const timetables = await tx
    .selectFrom('timetables_in_force')
    .where('organization_id', '=', key.organizationId)
    .where('group_id', '=', key.groupId)
    .where((where) => where.or([where('ends_on', 'is', null), where('ends_on', '>=', key.from)]))
    .select(['id', 'starts_on', 'ends_on', 'mode', 'room_id', 'alternate_from'])
    .orderBy('starts_on')
    .execute();
  const ids = timetables.map((timetable) => timetable.id);
  const weeks = await findWeeks(tx, { organizationId: key.organizationId, timetableIds: ids });
  return timetables.map((timetable) => ({
    timetableId: timetable.id,
    startsOn: timetable.starts_on as LocalDate,
    endsOn: timetable.ends_on as LocalDate | null,
    mode: timetable.mode,
    roomId: timetable.room_id,
    alternateFrom: timetable.alternate_from as LocalDate | null,
    week: weeks.get(timetable.id) ?? [],
  }));
}

export type NewTimetable = GroupOf & {
  readonly clinicId: string;
  readonly startsOn: LocalDate;
  readonly mode: string;
  readonly roomId: string | null;
  readonly alternateFrom: LocalDate | null;
  readonly week: readonly WeekDay[];
  readonly madeBy: StaffMemberId;
  readonly madeAt: Instant;
  readonly changeId: string | null;
};

/** Writes a timetable with its days and their blocks; it counts above every earlier one. */
export async function insertTimetable(tx: GroupsTx, made: NewTimetable): Promise<void> {
  const id = newId();
  const own = { organization_id: made.organizationId, timetable_id: id };
  const { last } = await tx
    .selectFrom('timetables')
    .where('organization_id', '=', made.organizationId)
    .where('group_id', '=', made.groupId)
    .select((select) => select.fn.max('sequence').as('last'))
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('timetables')
    .values({
      organization_id: made.organizationId,
      id,
      clinic_id: made.clinicId,
      group_id: made.groupId,
      sequence: Number(last ?? 0) + 1,
      starts_on: made.startsOn,
      mode: made.mode,
      room_id: made.roomId,
      alternate_from: made.alternateFrom,
      made_by: made.madeBy,
      made_at: made.madeAt,
      change_id: made.changeId,
    })
    .execute();
  await tx
    .insertInto('timetable_days')
    .values(
      made.week.map((day) => ({
        ...own,
        weekday: day.weekday,
        starts_at: day.startsAt,
        ends_at: day.endsAt,
      })),
    )
    .execute();
  await tx
    .insertInto('timetable_blocks')
    .values(
      made.week.flatMap((day) =>
        day.blocks.map((block, index) => ({
          ...own,
          weekday: day.weekday,
          position: index + 1,
          kind: block.kind,
          from_minute: block.fromMinute,
          to_minute: block.toMinute,
          topic: block.topic ?? null,
          room_id: block.roomId ?? null,
          seat_limit: block.seatLimit ?? null,
          leader_id: block.leaderId ?? null,
          second_leader_id: block.secondLeaderId ?? null,
          hosted_by: block.hostedBy ?? null,
        })),
      ),
    )
    .execute();
}

type StandingRow = {
  id: string;
  occurs_on: string;
  held_on: string;
  starts_at: string;
  ends_at: string;
  room_id: string | null;
  mode: string;
  virtual_link: string | null;
  seat_limit: number;
  seat_limit_rule: string;
  status: string;
  cancelled_because: string | null;
  written: boolean;
  exceptions: string[];
};

/** The dates of a group that stand from a day on, or certain ones. What has begun or was written on is kept. */
export async function findStanding(
  tx: GroupsTx,
  key: GroupOf & { from: LocalDate | null; sessionIds: readonly string[] | null; now: Instant },
): Promise<StandingDate[]> {
  const rows = await rowsOf<StandingRow>(tx, standingText, [
    key.organizationId,
    key.groupId,
    key.from,
    key.sessionIds,
  ]);
  return rows.map((row) => ({
    sessionId: row.id,
    occursOn: row.occurs_on as LocalDate,
    heldOn: row.held_on as LocalDate,
    startsAt: row.starts_at as Instant,
    endsAt: row.ends_at as Instant,
    roomId: row.room_id,
    mode: row.mode,
    virtualLink: row.virtual_link,
    seatLimit: row.seat_limit,
    seatLimitRule: row.seat_limit_rule,
    status: row.status === 'cancelled' ? 'cancelled' : 'planned',
    cancelledBecause: row.cancelled_because,
    keptBecause: keptBecause(row, key.now),
    exceptions: row.exceptions as Aspect[],
  }));
}

function keptBecause(row: StandingRow, now: Instant): StandingDate['keptBecause'] {
  if (row.written) return 'written';
  // As instants, not as texts: one is written with its milliseconds, the other without.
  return isBefore(now, row.starts_at as Instant) ? null : 'begun';
}

const standingText = `
  WITH standing AS MATERIALIZED (
    SELECT s.* FROM sessions s
     WHERE s.organization_id = $1 AND s.group_id = $2 AND ($3::date IS NULL OR s.occurs_on >= $3) AND ($4::uuid[] IS NULL OR s.id = ANY ($4))
  )
  SELECT s.id, s.occurs_on, s.held_on, s.starts_at, s.ends_at, s.room_id, s.mode, s.virtual_link, s.seat_limit, s.seat_limit_rule, s.status,
         s.cancelled_because, w.id IS NOT NULL AS written,
         ARRAY(SELECT e.aspect FROM session_exceptions e
                WHERE e.organization_id = s.organization_id AND e.session_id = s.id AND e.taken_back_at IS NULL) AS exceptions
    FROM standing s
    LEFT JOIN sessions_written(ARRAY(SELECT id FROM standing)) AS w (id) ON w.id = s.id
   ORDER BY s.occurs_on`;

/** Sets several dates to what they become, in one statement. */
export async function updateDates(
  tx: GroupsTx,
  organizationId: OrganizationId,
  dates: readonly StandingDate[],
): Promise<void> {
  if (dates.length === 0) return;
  const rows = dates.map((date) => ({
    id: date.sessionId,
    held_on: date.heldOn,
    starts_at: date.startsAt,
    ends_at: date.endsAt,
    room_id: date.roomId,
    mode: date.mode,
    virtual_link: date.virtualLink,
    seat_limit: date.seatLimit,
    seat_limit_rule: date.seatLimitRule,
    status: date.status,
    cancelled_because: date.cancelledBecause,
  }));
  await rowsOf(tx, updateText, [organizationId, JSON.stringify(rows)]);
}

const updateText = `
  UPDATE sessions s
     SET held_on = d.held_on, starts_at = d.starts_at, ends_at = d.ends_at, room_id = d.room_id, mode = d.mode, virtual_link = d.virtual_link,
         seat_limit = d.seat_limit, seat_limit_rule = d.seat_limit_rule, status = d.status, cancelled_because = d.cancelled_because
    FROM json_to_recordset($2::json) AS d (id uuid, held_on date, starts_at timestamptz, ends_at timestamptz, room_id uuid, mode text,
         virtual_link text, seat_limit integer, seat_limit_rule text, status text, cancelled_because text)
   WHERE s.organization_id = $1 AND s.id = d.id`;

/** Copies the blocks of the timetable in force anew to dates on which nobody wrote. */
export async function renewBlocks(tx: GroupsTx, sessionIds: readonly string[]): Promise<void> {
  if (sessionIds.length > 0) await rowsOf(tx, 'SELECT renew_blocks($1::uuid[])', [sessionIds]);
}

/** Looks now, and not only at the end of the transaction, whether changed dates put somebody in two places. */
export async function lookAtPlaces(tx: GroupsTx): Promise<void> {
  await rowsOf(tx, 'SET CONSTRAINTS sessions_one_place_at_a_time IMMEDIATE', []);
  await rowsOf(tx, 'SET CONSTRAINTS sessions_one_place_at_a_time DEFERRED', []);
}
