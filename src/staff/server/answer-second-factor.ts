// The second step of signing in: a code of the app, a recovery code, or a passkey. Five tries, then the password again;
// every wrong one also counts for the name, so that the limit of failures in a row holds over both steps.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { PublicContext } from '#platform/http/context.ts';
import type { SecondFactorInput } from '../rules/sign-in.ts';
import type { AccountRow } from './accounts.db.ts';
import { countFailure, forgetFailures, judgeAttempt } from './judge-attempt.ts';
import { isBrowserOf, openSignIn } from './open-sign-in.ts';
import { proveRecoveryCode, proveTotp } from './one-time-codes.ts';
import { provePasskey } from './passkeys.ts';
import { closeChallenge, enterAs, takeChallenge, type Who } from './recognition.db.ts';
import { openAccount } from './sign-in-with-password.ts';
import { sha256Of } from './tokens.ts';

type Refusals = 'challenge-over' | 'second-factor-refused' | 'sign-in-exhausted';

export async function answerSecondFactor(
  ctx: PublicContext,
  input: SecondFactorInput,
): Promise<Outcome<{ done: true }, Refusals>> {
  const by = { ticketSha256: sha256Of(input.ticket), now: ctx.now };
  const taken = await takeChallenge(ctx.tx, { ...by, purpose: 'second_factor' });
  if (!taken?.staffMemberId) return refuse('challenge-over');
  // The try was counted, and stays counted however this ends.
  ctx.keep();
  const who: Who = { organizationId: taken.organizationId, staffMemberId: taken.staffMemberId };
  ctx.recognized(who.organizationId, who.staffMemberId);
  await enterAs(ctx.tx, who);
  const account = await openAccount(ctx, who);
  if (!account) return refuse('challenge-over');
  const may = await judgeAttempt(ctx, {
    name: account.signInName,
    isKnownBrowser: await isBrowserOf(ctx, who),
  });
  // Waiting is for passwords: whoever answers here knew the password, and has five tries.
  if (!may.ok && may.code === 'sign-in-exhausted') return refuse('sign-in-exhausted');
  if (!(await isProved(ctx, who, { account, proof: input.proof, challenge: taken.challenge }))) {
    await countFailure(ctx, account.signInName);
    return refuse('second-factor-refused');
  }
  await closeChallenge(ctx.tx, by);
  await forgetFailures(ctx, account.signInName);
  await openSignIn(ctx, who);
  return ok({ done: true });
}

async function isProved(
  ctx: PublicContext,
  who: Who,
  given: { account: AccountRow; proof: SecondFactorInput['proof']; challenge: string },
): Promise<boolean> {
  const { proof, account, challenge } = given;
  switch (proof.way) {
    case 'totp':
      return proveTotp(ctx, who, { account, code: proof.code });
    case 'recovery':
      return proveRecoveryCode(ctx, who, proof.code);
    case 'passkey':
      return (await provePasskey(ctx, who, { answer: proof.answer, challenge })).ok;
  }
}
