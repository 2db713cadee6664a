// Proving once more who sits there, before the account or what leaves the house is touched. The token changes with it.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import { minutesBetween } from '#kernel/local-date.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { stepUpMinutes } from '../rules/sign-in-limits.ts';
import type { StepUpInput } from '../rules/sign-in.ts';
import { lockAccount } from './accounts.db.ts';
import { whileHashing } from './hashing.ts';
import { countFailure, type AttemptRefusal } from './judge-attempt.ts';
import { provePassword } from './lock-and-resume.ts';
import { proveTotp } from './one-time-codes.ts';
import { provePasskeyOfSignIn } from './prove-passkey.ts';
import { changeSignIn, lockSignIn } from './sign-ins.db.ts';
import { newToken } from './tokens.ts';

type Refusals =
  | AttemptRefusal
  | 'password-refused'
  | 'second-factor-refused'
  | 'passkey-refused'
  | 'challenge-over'
  | 'no-account'
  | 'sign-in-busy';

export async function stepUp(
  ctx: ActionContext,
  input: StepUpInput,
): Promise<Outcome<{ done: true }, Refusals>> {
  const { proof } = input;
  const proved =
    proof.way === 'passkey'
      ? await provePasskeyOfSignIn(ctx, proof)
      : await whileHashing(() => provePasswordAndCode(ctx, proof));
  if (!proved.ok) return proved;
  const { endsAt } = await lockSignIn(ctx.tx, ctx);
  const { token, sha256 } = newToken();
  await changeSignIn(ctx.tx, ctx, { token_sha256: sha256, stepped_up_at: ctx.now });
  ctx.browser.remember(token, endsAt);
  return ok({ done: true });
}

async function provePasswordAndCode(
  ctx: ActionContext,
  given: { password: string; code: string },
): Promise<Outcome<null, Refusals>> {
  const right = await provePassword(ctx, given.password);
  if (!right.ok) return right;
  const account = await lockAccount(ctx.tx, ctx);
  if (account && (await proveTotp(ctx, ctx, { account, code: given.code }))) return ok(null);
  ctx.keep();
  if (account) await countFailure(ctx, account.signInName);
  return refuse('second-factor-refused');
}

/** Whether the person proved who they are in the last minutes. Personas of the demonstration have nothing to prove. */
export async function requireStepUp(ctx: ActionContext): Promise<Outcome<null, 'step-up-needed'>> {
  const isRecent = ctx.steppedUpAt !== null && minutesBetween(ctx.steppedUpAt, ctx.now) < stepUpMinutes;
  if (isRecent || (await lockSignIn(ctx.tx, ctx)).demonstration) return ok(null);
  return refuse('step-up-needed');
}
