// Queries of the nightly job that extends groups.
import type { OrganizationId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { GroupsTx } from './groups.db.ts';

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
