// Queries of the nightly job that extends groups.
import type { OrganizationId } from '#kernel/ids.ts';
import { parseWallTime, type LocalDate } from '#kernel/local-date.ts';
import type { GroupDay } from '../rules/group.ts';
import type { GroupsTx } from './groups.db.ts';

export type GroupToExtend = {
  readonly groupId: string;
  readonly clinicId: string;
  readonly roomId: string | null;
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

/** Groups that run on within the reach, with their weekly timetable. */
export async function findGroupsToExtend(tx: GroupsTx, reach: Reach): Promise<GroupToExtend[]> {
  const groups = await tx
    .selectFrom('groups as g')
    .innerJoin('clinics_in_brief as c', (join) =>
      join.onRef('c.organization_id', '=', 'g.organization_id').onRef('c.id', '=', 'g.clinic_id'),
    )
    .where('g.organization_id', '=', reach.organizationId)
    .where('g.starts_on', '<=', reach.until)
    .where((where) => where.or([where('g.ends_on', 'is', null), where('g.ends_on', '>=', reach.today)]))
    .select(['g.id', 'g.clinic_id', 'g.room_id', 'g.starts_on', 'g.ends_on', 'c.time_zone'])
    .execute();
  const days = await tx
    .selectFrom('group_days')
    .where('organization_id', '=', reach.organizationId)
    .select(['group_id', 'weekday', 'starts_at', 'ends_at'])
    .execute();
  const byGroup = Map.groupBy(days, (day) => day.group_id);
  return groups.map((group) => ({
    groupId: group.id,
    clinicId: group.clinic_id,
    roomId: group.room_id,
    timeZone: group.time_zone,
    startsOn: group.starts_on as LocalDate,
    endsOn: group.ends_on as LocalDate | null,
    days: (byGroup.get(group.id) ?? []).map((day) => ({
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

/** The days a group has sessions on from a day on, cancelled ones too. */
export async function findDatesFrom(tx: GroupsTx, key: FromDay): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('sessions')
    .where('organization_id', '=', key.organizationId)
    .where('group_id', '=', key.groupId)
    .where('held_on', '>=', key.from)
    .select('held_on')
    .execute();
  return new Set(rows.map((row) => row.held_on));
}

/** Who leads a group from a day on, with their dates. */
export async function findLeadersFrom(
  tx: GroupsTx,
  key: FromDay,
): Promise<{ staffMemberId: string; startsOn: LocalDate; endsOn: LocalDate | null }[]> {
  const rows = await tx
    .selectFrom('facilitations')
    .where('organization_id', '=', key.organizationId)
    .where('group_id', '=', key.groupId)
    .where((where) => where.or([where('ends_on', 'is', null), where('ends_on', '>=', key.from)]))
    .select(['staff_member_id', 'starts_on', 'ends_on'])
    .execute();
  return rows.map((row) => ({
    staffMemberId: row.staff_member_id,
    startsOn: row.starts_on as LocalDate,
    endsOn: row.ends_on as LocalDate | null,
  }));
}
