// Queries of the nightly job that extends groups.
import type { OrganizationId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { GroupKind } from '../rules/group.ts';
import type { Series } from '../rules/series/series-facts.ts';
import type { GroupsTx } from './groups.db.ts';

/** Series that run on a day or later. */
export async function findSeriesToExtend(
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
  return groups.map((group) => ({
    organizationId: at.organizationId,
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
