// Who leads a series on a day.
import type { LocalDate } from '#kernel/local-date.ts';
import type { GroupsTx } from '../groups.db.ts';
import type { GroupOf } from './series.db.ts';

/** Ids of whoever leads the series on a day, in whatever part. */
export async function findLeading(tx: GroupsTx, key: GroupOf & { on: LocalDate }): Promise<string[]> {
  const rows = await tx
    .selectFrom('facilitations')
    .where('organization_id', '=', key.organizationId)
    .where('group_id', '=', key.groupId)
    .where('starts_on', '<=', key.on)
    .where((where) => where.or([where('ends_on', 'is', null), where('ends_on', '>=', key.on)]))
    .select('staff_member_id')
    .execute();
  return rows.map((row) => row.staff_member_id);
}
