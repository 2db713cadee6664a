// The clinics whose day the asker may look at, by name.
import type { ActionContext } from '#platform/http/context.ts';
import { findClinicNames } from '../../organization/server/door.ts';
import { clinicsOf } from '../../groups/server/door.ts';

export async function clinicsInReach(ctx: ActionContext): Promise<{ id: string; name: string }[]> {
  const reach = clinicsOf(ctx.scope);
  const all = await findClinicNames(ctx.tx, ctx.organizationId);
  return all
    .filter((clinic) => reach === null || reach.includes(clinic.id))
    .map(({ id, name }) => ({ id, name }));
}
