// Whether somebody reaches a clinic, or all of them: what lies elsewhere is answered as not there.
import type { ActionContext } from '#platform/http/context.ts';
import { clinicIdsOf, findAllClinics, type ClinicKey } from './clinics.db.ts';

/** The key of a clinic in the asker's care scope, or null. */
export function keyOfClinic(ctx: ActionContext, clinicId: string): ClinicKey | null {
  const reached = clinicIdsOf(ctx.scope);
  if (reached !== null && !reached.includes(clinicId)) return null;
  return { organizationId: ctx.organizationId, clinicId };
}

/** Whether the asker's care scope holds every clinic of the organization. */
export async function reachesEveryClinic(ctx: ActionContext): Promise<boolean> {
  const reached = clinicIdsOf(ctx.scope);
  if (reached === null) return true;
  const all = await findAllClinics(ctx.tx, ctx.organizationId);
  return all.every((clinic) => reached.includes(clinic.id));
}
