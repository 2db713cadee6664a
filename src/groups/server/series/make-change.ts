// Shows what a change would do, and makes it once that was shown. The preview applies the change, looks, and takes
// everything back; so it cannot say anything else than what saving does.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { savepoint } from '#platform/database/savepoint.ts';
import type { z } from 'zod';
import type { previewAnswer } from '../../rules/series/series-answers.ts';
import type { Series } from '../../rules/series/series-facts.ts';
import type { ChangeAsked } from '../../rules/series/series.ts';
import { applyChange, resolveChange } from './apply-change.ts';
import type { Resolved } from './change-at.ts';
import { consequencesOf } from './consequences.ts';
import { lookAfter } from './look-after.ts';
import { takenFacts } from './name-clashes.ts';
import { lockSeries } from './series.db.ts';

type Preview = z.input<typeof previewAnswer>;
type OfGroup = { groupId: string };

export async function previewChange(
  ctx: ActionContext,
  input: OfGroup & ChangeAsked,
): Promise<Outcome<Preview>> {
  const { groupId, ...asked } = input;
  const opened = await openSeries(ctx, groupId, asked);
  if (!opened.ok) return opened;
  ctx.about([], { groupId });
  return preview(ctx, opened.value.series, opened.value.resolved);
}

/** Makes it; `shown` is what was shown of it, null where whoever asks showed it in a way of their own. */
export async function makeChange(
  ctx: ActionContext,
  input: OfGroup & ChangeAsked & { shown: string | null },
): Promise<Outcome<{ changeId: string }>> {
  const { groupId, shown, ...asked } = input;
  const opened = await openSeries(ctx, groupId, asked);
  if (!opened.ok) return opened;
  const { series, resolved } = opened.value;
  const agreed = shown === null ? ok(true) : await checkShown(ctx, opened.value, shown);
  if (!agreed.ok) return agreed;
  const applied = await applyChange(ctx, series, { resolved, booking: 'book' });
  if (!applied.ok) return applied;
  ctx.about([], { groupId, changeId: applied.value.changeId });
  ctx.announce('groups', groupId);
  for (const date of applied.value.changed) ctx.announce('sessions', date.sessionId);
  return ok({ changeId: applied.value.changeId });
}

type Opened = { readonly series: Series; readonly resolved: Resolved };

// Says in words what the database would refuse, and that nothing else comes of it than what was shown.
async function checkShown(
  ctx: ActionContext,
  { series, resolved }: Opened,
  shown: string,
): Promise<Outcome<true>> {
  const would = await preview(ctx, series, resolved);
  if (!would.ok) return would;
  const [taken] = would.value.clashes;
  const others = would.value.clashes.length - 1;
  if (taken !== undefined)
    return refuse('not-free-then', takenFacts(taken, { others, timeZone: series.timeZone }));
  if (would.value.elsewhere.length > 0) return refuse('in-two-places');
  return would.value.shown === shown ? ok(true) : refuse('consequences-not-shown');
}

async function openSeries(ctx: ActionContext, groupId: string, asked: ChangeAsked): Promise<Outcome<Opened>> {
  const { organizationId } = ctx;
  const series = await lockSeries(ctx.tx, ctx.scope, { organizationId, groupId });
  if (!series) return refuse('group-not-found');
  const resolved = await resolveChange(ctx, series, asked);
  return resolved.ok ? ok({ series, resolved: resolved.value }) : resolved;
}

async function preview(ctx: ActionContext, series: Series, resolved: Resolved): Promise<Outcome<Preview>> {
  const { undo } = await savepoint(ctx.tx, 'preview');
  const applied = await applyChange(ctx, series, { resolved, booking: 'look' });
  if (!applied.ok) {
    await undo();
    return applied;
  }
  const looked = await lookAfter(ctx, series, applied.value);
  await undo();
  return ok(await consequencesOf(ctx, series, looked));
}
