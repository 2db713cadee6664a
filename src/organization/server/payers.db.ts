// Queries of the payers of the house.
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { newId } from '#platform/database/new-id.ts';
import type { Tx } from '#platform/database/database.ts';
import type { PayerInput } from '../rules/payer.ts';

type PayersTx = Tx<'payers'>;

/** All payers by name, retired ones as well. */
export async function findPayers(tx: PayersTx, organizationId: OrganizationId) {
  return tx
    .selectFrom('payers')
    .where('organization_id', '=', organizationId)
    .select(['id', 'name', 'kind', 'retired_on'])
    .orderBy('name')
    .execute();
}

type NewPayer = PayerInput & {
  readonly organizationId: OrganizationId;
  readonly by: StaffMemberId;
  readonly at: Instant;
};

/** Adds a payer; answers its id. */
export async function insertPayer(tx: PayersTx, payer: NewPayer): Promise<string> {
  const id = newId();
  await tx
    .insertInto('payers')
    .values({
      organization_id: payer.organizationId,
      id,
      name: payer.name,
      kind: payer.kind,
      written_by: payer.by,
      written_at: payer.at,
    })
    .execute();
  return id;
}

type ChangedPayer = PayerInput & {
  readonly organizationId: OrganizationId;
  readonly payerId: string;
  readonly retiredOn: string | null;
};

/** Changes a payer; false when it is not on the list. */
export async function updatePayer(tx: PayersTx, payer: ChangedPayer): Promise<boolean> {
  const changed = await tx
    .updateTable('payers')
    .set({ name: payer.name, kind: payer.kind, retired_on: payer.retiredOn })
    .where('organization_id', '=', payer.organizationId)
    .where('id', '=', payer.payerId)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}
