// Queries of the nightly job that extends groups.
import type { OrganizationId } from '#kernel/ids.ts';
import { parseWallTime, type LocalDate } from '#kernel/local-date.ts';
import type { GroupDay } from '../rules/group.ts';
import type { GroupsTx } from './groups.db.ts';

/** A timetable in force within the reach, with what its sessions take from it and from their group. */
export type TimetableToExtend = {
  readonly timetableId: string;
  readonly groupId: string;
  readonly clinicId: string;
  readonly roomId: string | null;
  readonly mode: string;
  readonly seatLimit: number;
  readonly seatLimitRule: string;
  readonly timeZone: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
  readonly days: readonly GroupDay[];
};

type Reach = {
  readonly organizationId: OrganizationId;
  readonly today: LocalDate;
  readonly until: LocalDate;
};

/** Timetables that are in force on some day of the reach. */
export async function findTimetablesToExtend(tx: GroupsTx, reach: Reach): Promise<TimetableToExtend[]> {
  const timetables = await tx
    .selectFrom('timetables_in_force as t')
    .innerJoin('groups as g', (join) =>
      join.onRef('g.organization_id', '=', 't.organization_id').onRef('g.id', '=', 't.group_id'),
    )
    .innerJoin('clinics_in_brief as c', (join) =>
      join.onRef('c.organization_id', '=', 't.organization_id').onRef('c.id', '=', 't.clinic_id'),
    )
    .where('t.organization_id', '=', reach.organizationId)
    .where('t.starts_on', '<=', reach.until)
    .where((where) => where.or([where('t.ends_on', 'is', null), where('t.ends_on', '>=', reach.today)]))
    .select([
      't.id',
      't.group_id',
      't.clinic_id',
      't.room_id',
      't.mode',
      't.starts_on',
      't.ends_on',
      'g.seat_limit',
      'g.seat_limit_rule',
      'c.time_zone',
    ])
    .orderBy('t.group_id')
    .orderBy('t.starts_on')
    .execute();
  const days = await tx
    .selectFrom('timetable_days')
    .where('organization_id', '=', reach.organizationId)
    .select(['timetable_id', 'weekday', 'starts_at', 'ends_at'])
    .execute();
  const byTimetable = Map.groupBy(days, (day) => day.timetable_id);
  return timetables.map((timetable) => ({
    timetableId: timetable.id,
    groupId: timetable.group_id,
    clinicId: timetable.clinic_id,
    roomId: timetable.room_id,
    mode: timetable.mode,
    seatLimit: timetable.seat_limit,
    seatLimitRule: timetable.seat_limit_rule,
    timeZone: timetable.time_zone,
    startsOn: timetable.starts_on as LocalDate,
    endsOn: timetable.ends_on as LocalDate | null,
    days: (byTimetable.get(timetable.id) ?? []).map((day) => ({
      weekday: day.weekday,
      startsAt: parseWallTime(day.starts_at) ?? day.starts_at,
      endsAt: parseWallTime(day.ends_at) ?? day.ends_at,
    })),
  }));
}

type FromDay = {
  readonly organizationId: OrganizationId;
  readonly groupId: string;
  readonly from: LocalDate;
};

/** The dates of its timetable on which a group has sessions from a day on, cancelled and moved ones too. */
export async function findDatesFrom(tx: GroupsTx, key: FromDay): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('sessions')
    .where('organization_id', '=', key.organizationId)
    .where('group_id', '=', key.groupId)
    .where('occurs_on', '>=', key.from)
    .select('occurs_on')
    .execute();
  return new Set(rows.map((row) => row.occurs_on));
}

export type Leading = {
  readonly staffMemberId: string;
  readonly part: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
};

/** Who leads a group from a day on, with their dates. */
export async function findLeadersFrom(tx: GroupsTx, key: FromDay): Promise<Leading[]> {
  const rows = await tx
    .selectFrom('facilitations')
    .where('organization_id', '=', key.organizationId)
    .where('group_id', '=', key.groupId)
    .where((where) => where.or([where('ends_on', 'is', null), where('ends_on', '>=', key.from)]))
    .select(['staff_member_id', 'part', 'starts_on', 'ends_on'])
    .execute();
  return rows.map((row) => ({
    staffMemberId: row.staff_member_id,
    part: row.part,
    startsOn: row.starts_on as LocalDate,
    endsOn: row.ends_on as LocalDate | null,
  }));
}
