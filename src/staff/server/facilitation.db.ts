// Queries of what decides who may lead a group: credentials and supervision of several staff members at once.
import type { FacilitationFacts } from '../rules/facilitation.ts';
import type { StaffTx } from './recognition.db.ts';

type Of = { readonly organizationId: string; readonly staffMemberIds: readonly string[] };

/** The facts of each of them; nobody is left out. */
export async function findFacilitationFacts(
  tx: StaffTx,
  { organizationId, staffMemberIds }: Of,
): Promise<ReadonlyMap<string, FacilitationFacts>> {
  if (staffMemberIds.length === 0) return new Map();
  const credentials = await tx
    .selectFrom('credentials')
    .select(['staff_member_id', 'state', 'title', 'starts_on', 'expires_on'])
    .where('organization_id', '=', organizationId)
    .where('staff_member_id', 'in', staffMemberIds)
    .where('withdrawn_at', 'is', null)
    .execute();
  const supervisions = await tx
    .selectFrom('supervisions')
    .select(['staff_member_id', 'starts_on', 'ends_on'])
    .where('organization_id', '=', organizationId)
    .where('staff_member_id', 'in', staffMemberIds)
    .execute();
  const held = Map.groupBy(credentials, (row) => row.staff_member_id);
  const supervised = Map.groupBy(supervisions, (row) => row.staff_member_id);
  return new Map(
    staffMemberIds.map((id) => [
      id,
      {
        credentials: (held.get(id) ?? []).map((row) => ({
          state: row.state,
          title: row.title,
          startsOn: row.starts_on,
          expiresOn: row.expires_on,
        })),
        supervisions: (supervised.get(id) ?? []).map((row) => ({
          startsOn: row.starts_on,
          endsOn: row.ends_on,
        })),
      },
    ]),
  );
}
