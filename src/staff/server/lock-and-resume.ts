// Locking a screen, and the same person coming back to it with PIN, passkey or password. What was typed stays in the page.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { normalizedPassword } from '../rules/password.ts';
import { demonstrationPin } from '../rules/pin.ts';
import { pinTries } from '../rules/sign-in-limits.ts';
import type { PasskeyChallenge, ResumeInput } from '../rules/sign-in.ts';
import { lockAccount } from './accounts.db.ts';
import { matchesHash, whileHashing } from './hashing.ts';
import { countFailure, judgeAttempt, type AttemptRefusal } from './judge-attempt.ts';
import { askForPasskey } from './passkeys.ts';
import { provePasskeyOfSignIn } from './prove-passkey.ts';
import { changeSignIn, lockSignIn } from './sign-ins.db.ts';

type Done = { done: true };
export type ProofRefusal =
  | AttemptRefusal
  | 'pin-not-set'
  | 'pin-refused'
  | 'pin-ended'
  | 'password-refused'
  | 'passkey-refused'
  | 'challenge-over'
  | 'no-account'
  | 'sign-in-busy';

export async function lockScreen(ctx: ActionContext): Promise<Outcome<Done>> {
  if (!ctx.locked) await changeSignIn(ctx.tx, ctx, { locked_at: ctx.now, signing_proved_at: null });
  ctx.announce('sign-in', ctx.signInId);
  return ok({ done: true });
}

export async function offerPasskey(ctx: ActionContext): Promise<Outcome<PasskeyChallenge, 'no-account'>> {
  const { ticket, options, count } = await askForPasskey(ctx, {
    who: ctx,
    signInId: ctx.signInId,
    purpose: 'passkey_prove',
  });
  return count > 0 ? ok({ ticket, options }) : refuse('no-account');
}

export async function resume(ctx: ActionContext, input: ResumeInput): Promise<Outcome<Done, ProofRefusal>> {
  const proved = await prove(ctx, input.proof);
  if (!proved.ok) return proved;
  await changeSignIn(ctx.tx, ctx, { locked_at: null, last_active_at: ctx.now, pin_failures: 0 });
  ctx.announce('sign-in', ctx.signInId);
  return ok({ done: true });
}

/** Whether the person is who they say, by PIN, password or passkey; wrong ones are counted. */
export async function prove(
  ctx: ActionContext,
  proof: ResumeInput['proof'],
): Promise<Outcome<null, ProofRefusal>> {
  switch (proof.way) {
    case 'pin':
      return whileHashing(() => provePin(ctx, proof.pin));
    case 'password':
      return whileHashing(() => provePassword(ctx, proof.password));
    case 'passkey':
      return provePasskeyOfSignIn(ctx, proof);
  }
}

/** Where a PIN's hash stands; a sealed one opens nowhere else. */
export function pinPlace(who: { organizationId: string; staffMemberId: string }) {
  return {
    table: 'accounts',
    column: 'pin_sealed',
    organizationId: who.organizationId,
    row: who.staffMemberId,
  };
}

async function provePin(
  ctx: ActionContext,
  pin: string,
): Promise<Outcome<null, 'pin-not-set' | 'pin-refused' | 'pin-ended'>> {
  const signIn = await lockSignIn(ctx.tx, ctx);
  const account = await lockAccount(ctx.tx, ctx);
  const sealed = account?.pinSealed ?? null;
  if (sealed === null && !signIn.demonstration) return refuse('pin-not-set');
  const matches = () =>
    sealed === null ? pin === demonstrationPin : matchesHash(ctx.secrets.open(sealed, pinPlace(ctx)), pin);
  if (signIn.pinFailures < pinTries && (await matches())) return ok(null);
  ctx.keep();
  const failures = signIn.pinFailures + 1;
  if (failures < pinTries) {
    await changeSignIn(ctx.tx, ctx, { pin_failures: failures });
    return refuse('pin-refused', { left: pinTries - failures });
  }
  await changeSignIn(ctx.tx, ctx, { pin_failures: failures, ended_at: ctx.now });
  ctx.announce('sign-in', ctx.signInId);
  ctx.browser.forget();
  return refuse('pin-ended');
}

/** Whether the person's own password is right; wrong ones count for their name. */
export async function provePassword(
  ctx: ActionContext,
  password: string,
): Promise<Outcome<null, AttemptRefusal | 'password-refused' | 'no-account'>> {
  const account = await lockAccount(ctx.tx, ctx);
  if (!account) return refuse('no-account');
  // A browser in which they are signed in is a known one.
  const may = await judgeAttempt(ctx, { name: account.signInName, isKnownBrowser: true });
  if (!may.ok) return may;
  if (await matchesHash(account.passwordHash, normalizedPassword(password))) return ok(null);
  ctx.keep();
  await countFailure(ctx, account.signInName);
  return refuse('password-refused');
}
