// Queries over the rules that the house has set.
import { sql } from 'kysely';
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import { addDays, type Instant, type LocalDate } from '#kernel/local-date.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { PolicyRow, SetPolicy } from '../rules/organization-answers.ts';
import type { PolicyValue } from '../rules/policy-values.ts';

export type PoliciesTx = Tx<'policies' | 'policy_history' | 'policy_confirmations'>;

type PolicyValueRow = {
  code: string;
  state: string | null;
  clinic_id: string | null;
  payer_id: string | null;
  value: string | null;
  starts_on: string;
  ends_on: string | null;
};

/** Every value an organization has set, for `policyOn`; those that were replaced before they began are left out. */
export async function findPolicies(tx: PoliciesTx, organizationId: string): Promise<PolicyValue[]> {
  const rows = await rowsOf<PolicyValueRow>(tx, valuesText, [organizationId]);
  return rows.map((row) => ({
    code: row.code,
    state: row.state,
    clinicId: row.clinic_id,
    payerId: row.payer_id,
    value: row.value,
    startsOn: row.starts_on as LocalDate,
    endsOn: row.ends_on as LocalDate | null,
  }));
}

// Confirmations of rules travel with the values, under a code of their own (confirmationCode).
const valuesText = `SELECT code, state, clinic_id, payer_id, value, starts_on, ends_on FROM policies
   WHERE organization_id = $1 AND (ends_on IS NULL OR ends_on >= starts_on)
  UNION ALL
  SELECT 'confirmed:' || code, NULL, NULL, NULL, source, starts_on, ends_on FROM policy_confirmations
   WHERE organization_id = $1 AND (ends_on IS NULL OR ends_on >= starts_on)`;

/** All that was ever set, newest first: for the whole organization and states, and for the clinics named. */
export async function findPolicyHistory(
  tx: PoliciesTx,
  of: { organizationId: OrganizationId; clinicIds: readonly string[] | null },
): Promise<PolicyRow[]> {
  let query = tx
    .selectFrom('policy_history')
    .selectAll()
    .where('organization_id', '=', of.organizationId)
    .orderBy('id', 'desc');
  const { clinicIds } = of;
  if (clinicIds !== null)
    query = query.where((where) =>
      where.or([
        where('clinic_id', 'is', null),
        ...(clinicIds.length > 0 ? [where('clinic_id', 'in', clinicIds)] : []),
      ]),
    );
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    state: row.state,
    clinicId: row.clinic_id,
    payerId: row.payer_id,
    value: row.value,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    reason: row.reason,
    setBy: { givenName: row.given_name, familyName: row.family_name },
    setAt: row.set_at,
  }));
}

type NewPolicy = SetPolicy & {
  readonly organizationId: OrganizationId;
  readonly setBy: StaffMemberId;
  readonly setAt: Instant;
};

/** Ends what was set for the same place and would still count on the first day of the new value, then adds that. */
export async function replacePolicy(tx: PoliciesTx, policy: NewPolicy): Promise<string> {
  const endsOn = addDays(policy.startsOn as LocalDate, -1);
  await tx
    .updateTable('policies')
    .set({ ends_on: sql<string>`greatest(starts_on - 1, ${endsOn}::date)` })
    .where('organization_id', '=', policy.organizationId)
    .where('code', '=', policy.code)
    .where(sql<boolean>`state IS NOT DISTINCT FROM ${policy.state}::text`)
    .where(sql<boolean>`clinic_id IS NOT DISTINCT FROM ${policy.clinicId}::uuid`)
    .where(sql<boolean>`payer_id IS NOT DISTINCT FROM ${policy.payerId}::uuid`)
    .where((where) => where.or([where('ends_on', 'is', null), where('ends_on', '>', endsOn)]))
    .where(sql<boolean>`(ends_on IS NULL OR ends_on >= starts_on)`)
    .execute();
  const id = newId();
  await tx
    .insertInto('policies')
    .values({
      organization_id: policy.organizationId,
      id,
      code: policy.code,
      state: policy.state,
      clinic_id: policy.clinicId,
      payer_id: policy.payerId,
      value: policy.value,
      starts_on: policy.startsOn,
      reason: policy.reason,
      set_by: policy.setBy,
      set_at: policy.setAt,
    })
    .execute();
  return id;
}
