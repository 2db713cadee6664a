// Says that a name in a part does not mean the member of the group who bears it ("her sister Grace").
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { DismissName } from '../rules/note.ts';
import { comparedName } from '../../patients/rules/named-others.ts';
import { insertDismissedName } from './dismissed-names.db.ts';
import { openPart } from './open-part.ts';

export async function dismissName(
  ctx: ActionContext,
  input: DismissName & { sessionId: string },
): Promise<Outcome<{ name: string }>> {
  const opened = await openPart(ctx, input);
  if (!opened.ok) return opened;
  const name = comparedName(input.name);
  if (name === '') return refuse('no-name');
  await insertDismissedName(ctx.tx, {
    organizationId: ctx.organizationId,
    sessionId: input.sessionId,
    clinicId: opened.value.clinic_id,
    patientId: input.patientId,
    name,
    by: ctx.staffMemberId,
    at: ctx.now,
  });
  if (input.patientId !== null) ctx.about([input.patientId as PatientId]);
  ctx.announce('notes', input.sessionId);
  return ok({ name });
}
