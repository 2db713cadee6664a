// The rules of the house with their history: for one's own clinics, their states and the whole organization.
import { ok, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { PolicyList } from '../rules/organization-answers.ts';
import { clinicIdsOf, findAllClinics, findOrganization } from './clinics.db.ts';
import { holds, organizationAccess } from './organization.access.ts';
import { findConfirmations } from './confirmations.db.ts';
import { findPayers } from './payers.db.ts';
import { findPolicyHistory } from './policies.db.ts';

export async function listPolicies(ctx: ActionContext): Promise<Outcome<PolicyList>> {
  const { organizationId } = ctx;
  const clinicIds = clinicIdsOf(ctx.scope);
  const all = await findAllClinics(ctx.tx, organizationId);
  const clinics = clinicIds === null ? all : all.filter((clinic) => clinicIds.includes(clinic.id));
  const { time_zone: timeZone } = await findOrganization(ctx.tx, organizationId);
  const policies = await findPolicyHistory(ctx.tx, { organizationId, clinicIds });
  const payers = await findPayers(ctx.tx, organizationId);
  return ok({
    today: ctx.today,
    timeZone,
    clinics,
    payers: payers.map(({ id, name }) => ({ id, name })),
    reachesAll: clinics.length === all.length,
    maySet: holds(ctx.roles, organizationAccess['policies.set']),
    policies,
    confirmations: await findConfirmations(ctx.tx, organizationId),
  });
}
