// Signing out, here or everywhere. The row is ended, so a copied cookie opens nothing afterwards.
import { ok, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { changeSignIn, endSignIns } from './sign-ins.db.ts';

export async function signOut(ctx: ActionContext): Promise<Outcome<{ done: true }>> {
  await changeSignIn(ctx.tx, ctx, { ended_at: ctx.now });
  ctx.announce('sign-in', ctx.signInId);
  ctx.browser.forget();
  return ok({ done: true });
}

export async function signOutEverywhere(ctx: ActionContext): Promise<Outcome<{ done: true }>> {
  for (const id of await endSignIns(ctx.tx, ctx, { now: ctx.now })) ctx.announce('sign-in', id);
  ctx.browser.forget();
  return ok({ done: true });
}

/** Ends every other sign-in of the person: what they sign in with has changed. */
export async function endOtherSignIns(ctx: ActionContext): Promise<void> {
  for (const id of await endSignIns(ctx.tx, ctx, { now: ctx.now, except: ctx.signInId }))
    ctx.announce('sign-in', id);
}
