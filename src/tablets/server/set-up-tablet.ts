// A browser becomes a tablet of a clinic with a one-time code. Whoever was signed in there is signed out, and what the
// browser kept of them is gone: from then on strangers use it.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { PublicContext, TabletContext } from '#platform/http/context.ts';
import {
  countWrongTry,
  mustWaitHere,
  newRandomToken,
  signOutOfBrowser,
  typedCodeSha256,
} from '../../staff/server/door.ts';
import { redeemCode } from './tablets.db.ts';

export async function setUpTablet(
  ctx: PublicContext,
  input: { code: string },
): Promise<Outcome<{ done: true }, 'tablet-code-over' | 'tablet-code-wait'>> {
  if (await mustWaitHere(ctx)) return refuse('tablet-code-wait');
  const { token, sha256 } = newRandomToken();
  const used = { codeSha256: typedCodeSha256(input.code), tokenSha256: sha256, now: ctx.now };
  const tablet = await redeemCode(ctx.tx, used);
  if (tablet === null) {
    await countWrongTry(ctx);
    ctx.keep();
    return refuse('tablet-code-over');
  }
  if (ctx.tokenSha256) await signOutOfBrowser(ctx.tx, { tokenSha256: ctx.tokenSha256, now: ctx.now });
  ctx.recognized(tablet.organizationId, null);
  ctx.about([], { tabletId: tablet.tabletId, clinicId: tablet.clinicId });
  ctx.announce('tablets', tablet.clinicId);
  ctx.browser.becomeTablet(token);
  return ok({ done: true });
}

/** What a tablet may know of itself. */
export function whichTablet(ctx: TabletContext): Promise<Outcome<{ clinicName: string }>> {
  return Promise.resolve(ok({ clinicName: ctx.clinic.name }));
}
