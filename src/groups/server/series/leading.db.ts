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

export type DateLed = {
  readonly heldOn: string;
  readonly leaders: readonly { readonly id: string; readonly part: string }[];
};

/** Certain dates of a series, or the planned ones from a day on, with whoever leads each; the first first. */
export async function findDatesLed(
  tx: GroupsTx,
  key: GroupOf & { from: LocalDate; sessionIds: readonly string[] | null },
): Promise<DateLed[]> {
  let query = tx
    .selectFrom('sessions')
    .where('organization_id', '=', key.organizationId)
    .where('group_id', '=', key.groupId)
    .select(['id', 'held_on'])
    .orderBy('held_on')
    .orderBy('id');
  query =
    key.sessionIds === null
      ? query.where('occurs_on', '>=', key.from).where('status', '=', 'planned')
      : query.where('id', 'in', key.sessionIds);
  const dates = await query.execute();
  if (dates.length === 0) return [];
  const leaders = await tx
    .selectFrom('session_leaders')
    .where('organization_id', '=', key.organizationId)
    .where(
      'session_id',
      'in',
      dates.map((date) => date.id),
    )
    .select(['session_id', 'staff_member_id', 'part'])
    .orderBy('staff_member_id')
    .execute();
  const bySession = Map.groupBy(leaders, (leader) => leader.session_id);
  return dates.map((date) => ({
    heldOn: date.held_on,
    leaders: (bySession.get(date.id) ?? []).map((leader) => ({
      id: leader.staff_member_id ?? '',
      part: leader.part ?? 'leader',
    })),
  }));
}
