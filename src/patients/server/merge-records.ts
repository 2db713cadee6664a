// What the privacy officer does with likely duplicates: look at pairs, merge two records, undo that, or say that they
// are two people. Nothing is moved: one record points to the other.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import {
  dismissPair,
  insertMergeStep,
  listMerges,
  listPairs,
  type MergeStep,
  type Pair,
  type StandingMerge,
} from './duplicates.db.ts';
import { findPeople } from './patients.db.ts';

const pairsAtOnce = 50;
const mergesAtOnce = 200;

export async function readPairs(
  ctx: ActionContext,
  input: { from: number },
): Promise<Outcome<{ pairs: Pair[]; next: number | null }>> {
  const { organizationId } = ctx;
  const rows = await listPairs(ctx.tx, { organizationId, from: input.from, most: pairsAtOnce + 1 });
  const pairs = rows.slice(0, pairsAtOnce);
  ctx.about(pairs.flatMap(({ one, other }) => [one.id as PatientId, other.id as PatientId]));
  return ok({ pairs, next: rows.length > pairsAtOnce ? input.from + pairsAtOnce : null });
}

export async function readMerges(ctx: ActionContext): Promise<Outcome<{ merges: StandingMerge[] }>> {
  const merges = await listMerges(ctx.tx, { organizationId: ctx.organizationId, most: mergesAtOnce });
  ctx.about(merges.flatMap(({ merged, kept }) => [merged.id as PatientId, kept.id as PatientId]));
  return ok({ merges });
}

type Two = { mergedId: string; keptId: string; because: string };

export const mergeRecords = (ctx: ActionContext, input: Two): Promise<Outcome<Two>> =>
  step(ctx, 'merged', input);
export const separateRecords = (ctx: ActionContext, input: Two): Promise<Outcome<Two>> =>
  step(ctx, 'separated', input);

async function step(ctx: ActionContext, what: MergeStep['step'], two: Two): Promise<Outcome<Two>> {
  const ids = [two.mergedId, two.keptId];
  ctx.about(ids as PatientId[], { merged: two.mergedId, kept: two.keptId });
  if (two.mergedId === two.keptId) return refuse('merge-with-itself');
  const found = await findPeople(ctx.tx, ctx.scope, { organizationId: ctx.organizationId, patientIds: ids });
  if (found.length < 2) return refuse('not-found');
  await insertMergeStep(ctx.tx, {
    organizationId: ctx.organizationId,
    ...two,
    step: what,
    by: ctx.staffMemberId,
    now: ctx.now,
  });
  for (const id of ids) ctx.announce('patients', id);
  return ok(two);
}

export async function dismissDuplicates(
  ctx: ActionContext,
  input: { patientId: string; otherId: string; because: string },
): Promise<Outcome<{ patientId: string }>> {
  ctx.about([input.patientId as PatientId, input.otherId as PatientId]);
  const act = { organizationId: ctx.organizationId, by: ctx.staffMemberId, now: ctx.now };
  if (!(await dismissPair(ctx.tx, { ...act, ...input }))) return refuse('not-found');
  ctx.announce('patients', input.patientId);
  return ok({ patientId: input.patientId });
}
