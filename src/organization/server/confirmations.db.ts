// Queries over who has confirmed a rule that ships as not yet confirmed.
import { sql } from 'kysely';
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { ConfirmationRow, ConfirmPolicy } from '../rules/organization-answers.ts';

type ConfirmationsTx = Tx<'policy_confirmations' | 'policy_confirmation_history'>;
type By = {
  readonly organizationId: OrganizationId;
  readonly by: StaffMemberId;
  readonly at: Instant;
  readonly today: LocalDate;
};

/** Every confirmation, the newest first, also those taken back. */
export async function findConfirmations(
  tx: ConfirmationsTx,
  organizationId: OrganizationId,
): Promise<ConfirmationRow[]> {
  const rows = await tx
    .selectFrom('policy_confirmation_history')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    source: row.source,
    confirmedBy: row.confirmed_by,
    confirmedAt: row.confirmed_at,
    withdrawnBy: row.withdrawn_by,
    withdrawnAt: row.withdrawn_at,
  }));
}

export async function insertConfirmation(
  tx: ConfirmationsTx,
  confirmation: By & ConfirmPolicy & { state: string | null },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('policy_confirmations')
    .values({
      organization_id: confirmation.organizationId,
      id,
      code: confirmation.code,
      state: confirmation.state,
      source: confirmation.source,
      starts_on: confirmation.today,
      confirmed_by: confirmation.by,
      confirmed_at: confirmation.at,
    })
    .execute();
  return id;
}

/** For which state a standing confirmation counts; undefined when there is none. */
export async function findStandingConfirmation(
  tx: ConfirmationsTx,
  key: { organizationId: OrganizationId; confirmationId: string },
) {
  return tx
    .selectFrom('policy_confirmations')
    .select(['state', 'code'])
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.confirmationId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
}

/** Takes a confirmation back from today on; false when somebody else just did. */
export async function withdrawConfirmationRow(
  tx: ConfirmationsTx,
  of: By & { confirmationId: string },
): Promise<boolean> {
  const changed = await tx
    .updateTable('policy_confirmations')
    .set({
      withdrawn_by: of.by,
      withdrawn_at: of.at,
      ends_on: sql<string>`greatest(starts_on - 1, ${of.today}::date - 1)`,
    })
    .where('organization_id', '=', of.organizationId)
    .where('id', '=', of.confirmationId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}
