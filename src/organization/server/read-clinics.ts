// The clinics one reaches, and one of them with its rooms, hours and closures.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import { addDays } from '#kernel/local-date.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { ClinicAnswer, ClinicList } from '../rules/clinic-answers.ts';
import { findClosures, findRooms } from './clinic-parts.db.ts';
import { keyOfClinic, reachesEveryClinic } from './clinics-in-reach.ts';
import { clinicIdsOf, findClinics } from './clinics.db.ts';
import { holds, organizationAccess } from './organization.access.ts';

const shownBackDays = 366;

export async function listClinics(ctx: ActionContext): Promise<Outcome<ClinicList>> {
  const { organizationId, roles, today } = ctx;
  return ok({
    today,
    maySetUp: holds(roles, organizationAccess['clinics.set-up']),
    mayAdd: holds(roles, organizationAccess['clinics.add']),
    clinics: await findClinics(ctx.tx, { organizationId, clinicIds: clinicIdsOf(ctx.scope) }),
  });
}

export async function openClinic(
  ctx: ActionContext,
  input: { clinicId: string },
): Promise<Outcome<ClinicAnswer, 'no-such-clinic'>> {
  const key = keyOfClinic(ctx, input.clinicId);
  if (key === null) return refuse('no-such-clinic');
  const [clinic] = await findClinics(ctx.tx, { ...key, clinicIds: [key.clinicId] });
  if (clinic === undefined) return refuse('no-such-clinic');
  ctx.about([], { clinic: key.clinicId });
  return ok({
    today: ctx.today,
    maySetUp: holds(ctx.roles, organizationAccess['clinics.set-up']),
    reachesAll: await reachesEveryClinic(ctx),
    clinic,
    roomList: await findRooms(ctx.tx, key),
    closures: await findClosures(ctx.tx, { ...key, from: addDays(ctx.today, -shownBackDays) }),
  });
}
