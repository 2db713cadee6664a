// Queries of step-outs. Rows are added; only being back and being taken back are written later.
import { rowsOf, type Tx } from '#platform/database/database.ts';
import type { Instant } from '#kernel/local-date.ts';
import { newId } from '#platform/database/new-id.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { SessionKey } from './attendance.db.ts';

type StepOutsTx = Tx<'step_outs'>;
export type StepOutKey = SessionKey & { readonly stepOutId: string };
export type StepOutRow = {
  id: string;
  patient_id: string;
  out_at: Instant;
  back_at: Instant | null;
  taken_back_at: Instant | null;
};

/** Adds one; answers its id. */
export async function insertStepOut(
  ctx: ActionContext,
  made: { clinicId: string; sessionId: string; patientId: string; outAt: Instant; backAt: Instant | null },
): Promise<string> {
  const id = newId();
  await ctx.tx
    .insertInto('step_outs')
    .values({
      organization_id: ctx.organizationId,
      id,
      clinic_id: made.clinicId,
      session_id: made.sessionId,
      patient_id: made.patientId,
      out_at: made.outAt,
      back_at: made.backAt,
      recorded_by: ctx.staffMemberId,
      recorded_at: ctx.now,
    })
    .execute();
  return id;
}

/** One step-out of a session, locked until the transaction ends. */
export async function lockStepOut(tx: StepOutsTx, key: StepOutKey): Promise<StepOutRow | undefined> {
  const [found] = await rowsOf<StepOutRow>(tx, lockText, [key.organizationId, key.sessionId, key.stepOutId]);
  return found;
}

const lockText = `
  SELECT id, patient_id, out_at, back_at, taken_back_at FROM step_outs
   WHERE organization_id = $1 AND session_id = $2 AND id = $3 FOR UPDATE`;

/** Writes that they were back, or that it was not so. */
export async function updateStepOut(
  ctx: ActionContext,
  key: StepOutKey,
  change: { back_at: Instant } | { taken_back_at: Instant },
): Promise<void> {
  await ctx.tx
    .updateTable('step_outs')
    .set({ ...change, changed_by: ctx.staffMemberId, changed_at: ctx.now })
    .where('organization_id', '=', key.organizationId)
    .where('session_id', '=', key.sessionId)
    .where('id', '=', key.stepOutId)
    .execute();
}
