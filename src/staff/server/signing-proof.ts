// Giving PIN, passkey or password to sign with. It stands for a few minutes in this browser, so that whoever signs one
// session after the other is asked once; a lock ends it.
import { ok, type Outcome } from '#kernel/outcome.ts';
import { minutesBetween } from '#kernel/local-date.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { signingProofMinutes } from '../rules/sign-in-limits.ts';
import type { ResumeInput } from '../rules/sign-in.ts';
import { prove, type ProofRefusal } from './lock-and-resume.ts';
import { changeSignIn, findSigningProof } from './sign-ins.db.ts';

export async function proveForSigning(
  ctx: ActionContext,
  input: ResumeInput,
): Promise<Outcome<{ done: true }, ProofRefusal>> {
  const proved = await prove(ctx, input.proof);
  if (!proved.ok) return proved;
  await changeSignIn(ctx.tx, ctx, { signing_proved_at: ctx.now, pin_failures: 0 });
  return ok({ done: true });
}

/** Whether the person gave it in the last minutes. */
export async function signingProof(ctx: ActionContext): Promise<boolean> {
  const provedAt = await findSigningProof(ctx.tx, ctx);
  return provedAt !== null && minutesBetween(provedAt, ctx.now) < signingProofMinutes;
}
