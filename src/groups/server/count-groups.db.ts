// How many groups an organization has.
import type { Tx } from '#platform/database/database.ts';

export async function countAllGroups(tx: Tx<'groups'>, organizationId: string): Promise<number> {
  const { groups } = await tx
    .selectFrom('groups')
    .select((select) => select.fn.countAll<number>().as('groups'))
    .where('organization_id', '=', organizationId)
    .executeTakeFirstOrThrow();
  return groups;
}
