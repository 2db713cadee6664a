// Undoes an import, exactly as long as nothing was written since to what it wrote.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { whyNotUndone } from '../rules/refusals.ts';
import { addedByImport, undoWhole } from './imports-shown.db.ts';
import { importsTopic } from './work-on-files.ts';

export async function undoImport(
  ctx: ActionContext,
  input: { importId: string },
): Promise<Outcome<{ importId: string; peopleTaken: number }>> {
  const { tx, organizationId } = ctx;
  const { importId } = input;
  const added = await addedByImport(tx, { organizationId, importId });
  ctx.about(added as PatientId[], { importId });
  const said = await undoWhole(tx, { importId, at: ctx.now });
  if (said === 'not-found') return refuse('not-found');
  if (said === 'undone') return refuse('import-undone');
  if (said !== null) return refuse('import-written-since', { why: whyNotUndone(said) });
  ctx.announce(importsTopic, importId);
  ctx.announce('patients', importId);
  return ok({ importId, peopleTaken: added.length });
}
