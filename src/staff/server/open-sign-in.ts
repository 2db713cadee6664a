// Begins a sign-in once somebody has proved who they are: a new token, whatever the browser brought before.
import { addMinutes } from '#kernel/local-date.ts';
import type { PublicContext } from '#platform/http/context.ts';
import { knownBrowserMinutes, longestMinutes } from '../rules/sign-in-limits.ts';
import { endSignInOfToken, enterAs, type Who } from './recognition.db.ts';
import { insertKnownBrowser, insertSignIn, isKnownBrowser, type SignInId } from './sign-ins.db.ts';
import { newToken } from './tokens.ts';

type Asking = Pick<PublicContext, 'tx' | 'now' | 'browser' | 'tokenSha256' | 'markSha256' | 'about'>;
const noMark = Buffer.alloc(32);

/** Opens a sign-in in this browser and ends the one it had. */
export async function openSignIn(ctx: Asking, who: Who, demonstration = false): Promise<SignInId> {
  await enterAs(ctx.tx, who);
  if (ctx.tokenSha256) await endSignInOfToken(ctx.tx, { tokenSha256: ctx.tokenSha256, now: ctx.now });
  const { token, sha256 } = newToken();
  const endsAt = addMinutes(ctx.now, longestMinutes);
  const id = await insertSignIn(ctx.tx, who, { tokenSha256: sha256, now: ctx.now, endsAt, demonstration });
  ctx.browser.remember(token, endsAt);
  ctx.about([], { sign_in: id });
  if (!demonstration) await rememberBrowser(ctx, who);
  return id;
}

/** Whether this browser is one the person signed in with before. */
export function isBrowserOf(
  ctx: Pick<PublicContext, 'tx' | 'now' | 'markSha256'>,
  who: Who,
): Promise<boolean> {
  return isKnownBrowser(ctx.tx, who, { markSha256: ctx.markSha256 ?? noMark, now: ctx.now });
}

async function rememberBrowser(ctx: Asking, who: Who): Promise<void> {
  if (await isBrowserOf(ctx, who)) return;
  const { token, sha256 } = newToken();
  const endsAt = addMinutes(ctx.now, knownBrowserMinutes);
  await insertKnownBrowser(ctx.tx, who, { markSha256: sha256, now: ctx.now, endsAt });
  ctx.browser.mark(token, endsAt);
}
