// Writes down whether somebody has a device for a virtual date: what was said is added, and the newest answer counts.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import { newId } from '#platform/database/new-id.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { findPatientsNamed } from '../../../patients/server/door.ts';
import type { GroupsTx } from '../groups.db.ts';

type Asked = { readonly patientId: string; readonly hasDevice: boolean };

export async function askDevice(ctx: ActionContext, input: Asked): Promise<Outcome<{ patientId: string }>> {
  const { organizationId, patientId } = { ...ctx, ...input };
  ctx.about([patientId as PatientId]);
  const [person] = await findPatientsNamed(ctx.tx, ctx.scope, { organizationId, patientIds: [patientId] });
  if (!person) return refuse('not-found');
  await insertAnswer(ctx.tx, {
    organization_id: organizationId,
    id: newId(),
    patient_id: patientId,
    has_device: input.hasDevice,
    asked_by: ctx.staffMemberId,
    asked_at: ctx.now,
  });
  ctx.announce('patients', patientId);
  return ok({ patientId });
}

type Answer = {
  readonly organization_id: string;
  readonly id: string;
  readonly patient_id: string;
  readonly has_device: boolean;
  readonly asked_by: string;
  readonly asked_at: string;
};

async function insertAnswer(tx: GroupsTx, answer: Answer): Promise<void> {
  await tx.insertInto('device_answers').values(answer).execute();
}
