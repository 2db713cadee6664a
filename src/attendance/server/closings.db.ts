// Queries of closed days. Steps are added; the newest counts.
import type { OrganizationId } from '#kernel/ids.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { Closing } from '../rules/attendance-answers.ts';

type ClosingsTx = Tx<'day_closings' | 'staff_in_brief'>;
type DayKey = { readonly organizationId: OrganizationId; readonly clinicId: string; readonly day: string };
type Row = { sequence: number; step: string; because: string; by_name: string; decided_at: string };

/** How a day stands: the newest step, or null when it was never closed. */
export async function findClosing(tx: ClosingsTx, key: DayKey): Promise<Closing | null> {
  const [found] = await rowsOf<Row>(tx, newestText, [key.organizationId, key.clinicId, key.day]);
  if (found === undefined) return null;
  return {
    sequence: found.sequence,
    isClosed: found.step === 'closed',
    because: found.because,
    byName: found.by_name,
    at: found.decided_at,
  };
}

const newestText = `
  SELECT d.sequence, d.step, d.because, m.given_name || ' ' || m.family_name AS by_name, d.decided_at
    FROM day_closings d JOIN staff_in_brief m ON m.organization_id = d.organization_id AND m.id = d.decided_by
   WHERE d.organization_id = $1 AND d.clinic_id = $2 AND d.day = $3 ORDER BY d.sequence DESC LIMIT 1`;

/** Adds a step after the one the sender has seen. */
export async function insertClosing(
  ctx: ActionContext,
  key: DayKey,
  step: { step: string; because: string; after: number },
): Promise<void> {
  await ctx.tx
    .insertInto('day_closings')
    .values({
      organization_id: key.organizationId,
      id: newId(),
      clinic_id: key.clinicId,
      day: key.day,
      sequence: step.after + 1,
      step: step.step,
      because: step.because,
      decided_by: ctx.staffMemberId,
      decided_at: ctx.now,
    })
    .execute();
}
