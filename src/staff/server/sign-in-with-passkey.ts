// Signing in with a passkey alone: possession of the device and the person's own verification on it are two factors,
// and a false site gets nothing it could use. It is never made to wait for what others guess.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { PublicContext } from '#platform/http/context.ts';
import type { PasskeyChallenge, PasskeySignInInput } from '../rules/sign-in.ts';
import { countPlaceFailure, forgetFailures } from './judge-attempt.ts';
import { openSignIn } from './open-sign-in.ts';
import { askForPasskey, provePasskey } from './passkeys.ts';
import { accountOfPasskey, closeChallenge, enterAs, takeChallenge } from './recognition.db.ts';
import { openAccount } from './sign-in-with-password.ts';
import { sha256Of } from './tokens.ts';

export async function offerPasskeySignIn(ctx: PublicContext): Promise<Outcome<PasskeyChallenge>> {
  const { ticket, options } = await askForPasskey(ctx, { who: null, purpose: 'passkey_sign_in' });
  return ok({ ticket, options });
}

export async function signInWithPasskey(
  ctx: PublicContext,
  input: PasskeySignInInput,
): Promise<Outcome<{ done: true }, 'challenge-over' | 'passkey-refused'>> {
  const by = { ticketSha256: sha256Of(input.ticket), now: ctx.now };
  const taken = await takeChallenge(ctx.tx, { ...by, purpose: 'passkey_sign_in' });
  if (!taken) return refuse('challenge-over');
  ctx.keep();
  // One answer for each challenge, right or wrong.
  await closeChallenge(ctx.tx, by);
  const who = await accountOfPasskey(ctx.tx, Buffer.from(input.answer.id, 'base64url'));
  if (!who) return refused(ctx);
  ctx.recognized(who.organizationId, who.staffMemberId);
  await enterAs(ctx.tx, who);
  const account = await openAccount(ctx, who);
  const proved = await provePasskey(ctx, who, { answer: input.answer, challenge: taken.challenge });
  if (!account || !proved.ok) return refused(ctx);
  await forgetFailures(ctx, account.signInName);
  await openSignIn(ctx, who);
  return ok({ done: true });
}

async function refused(ctx: PublicContext): Promise<Outcome<never, 'passkey-refused'>> {
  await countPlaceFailure(ctx);
  return refuse('passkey-refused');
}
