// A passkey that proves the same person is still there: the challenge was put to this very sign-in.
import { refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { PasskeyAnswer } from '../rules/sign-in.ts';
import { provePasskey } from './passkeys.ts';
import { closeChallenge, takeChallenge } from './recognition.db.ts';
import { sha256Of } from './tokens.ts';

export async function provePasskeyOfSignIn(
  ctx: ActionContext,
  given: { ticket: string; answer: PasskeyAnswer },
): Promise<Outcome<null, 'challenge-over' | 'passkey-refused'>> {
  const by = { ticketSha256: sha256Of(given.ticket), now: ctx.now };
  const taken = await takeChallenge(ctx.tx, { ...by, purpose: 'passkey_prove' });
  if (taken?.signInId !== ctx.signInId) return refuse('challenge-over');
  ctx.keep();
  await closeChallenge(ctx.tx, by);
  return provePasskey(ctx, ctx, { answer: given.answer, challenge: taken.challenge });
}
