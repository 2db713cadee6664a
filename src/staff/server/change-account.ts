// What a person changes of their own account. Each change needs that they proved who they are within ten minutes, and
// ends every other sign-in of theirs.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { Account, TotpSeed } from '../rules/account.ts';
import { choosePassword, type PasswordRefusal } from '../rules/password.ts';
import { choosePin } from '../rules/pin.ts';
import type { NewPasskey, PasskeyChallenge } from '../rules/sign-in.ts';
import {
  changeAccount,
  countRecoveryCodes,
  findPasskeys,
  findPerson,
  lockAccount,
  removePasskeys,
  type AccountRow,
} from './accounts.db.ts';
import { hashOf, whileHashing } from './hashing.ts';
import { pinPlace } from './lock-and-resume.ts';
import { newSeed, renewRecoveryCodes, shownSeed, stepOfCode, totpPlace } from './one-time-codes.ts';
import { askForNewPasskey, keepNewPasskey } from './passkeys.ts';
import { closeChallenge, takeChallenge } from './recognition.db.ts';
import { endOtherSignIns } from './sign-out.ts';
import { findSignIns } from './sign-ins.db.ts';
import { requireStepUp } from './step-up.ts';
import { sha256Of } from './tokens.ts';

type Done = { done: true };
type Gate = 'step-up-needed' | 'no-account';

async function mayChange(ctx: ActionContext): Promise<Outcome<AccountRow, Gate>> {
  const account = await lockAccount(ctx.tx, ctx);
  if (!account) return refuse('no-account');
  const recent = await requireStepUp(ctx);
  return recent.ok ? ok(account) : recent;
}

export async function seeAccount(ctx: ActionContext): Promise<Outcome<Account>> {
  const account = await lockAccount(ctx.tx, ctx);
  const passkeys = await findPasskeys(ctx.tx, ctx);
  const signIns = await findSignIns(ctx.tx, ctx, ctx.now);
  return ok({
    signInName: account?.signInName ?? null,
    hasTotp: account?.totpSealed !== null && account !== null,
    hasPin: account?.pinSealed !== null && account !== null,
    recoveryCodesLeft: await countRecoveryCodes(ctx.tx, ctx),
    passwordSetAt: account?.passwordSetAt ?? null,
    passkeys: passkeys.map(({ id, name, madeAt, lastUsedAt }) => ({ id, name, madeAt, lastUsedAt })),
    signIns: signIns.map((each) => ({ ...each, isThisOne: each.id === ctx.signInId })),
  });
}

export function changePassword(
  ctx: ActionContext,
  input: { newPassword: string },
): Promise<Outcome<Done, Gate | PasswordRefusal | 'sign-in-busy'>> {
  return whileHashing(async () => {
    const may = await mayChange(ctx);
    if (!may.ok) return may;
    const person = await findPerson(ctx.tx, ctx);
    const words = [
      person?.givenName ?? '',
      person?.familyName ?? '',
      may.value.signInName,
      person?.organizationName ?? '',
    ];
    const chosen = choosePassword(input.newPassword, { hasSecondFactor: true, words });
    if (!chosen.ok) return chosen;
    await changeAccount(ctx.tx, ctx, { password_hash: await hashOf(chosen.value), password_set_at: ctx.now });
    await endOtherSignIns(ctx);
    return ok({ done: true as const });
  });
}

export function changePin(
  ctx: ActionContext,
  input: { newPin: string },
): Promise<Outcome<Done, Gate | 'pin-easy' | 'sign-in-busy'>> {
  return whileHashing(async () => {
    const may = await mayChange(ctx);
    if (!may.ok) return may;
    const chosen = choosePin(input.newPin);
    if (!chosen.ok) return chosen;
    await changeAccount(ctx.tx, ctx, {
      pin_sealed: ctx.secrets.seal(await hashOf(chosen.value), pinPlace(ctx)),
    });
    return ok({ done: true as const });
  });
}

export async function offerNewPasskey(ctx: ActionContext): Promise<Outcome<PasskeyChallenge, Gate>> {
  const may = await mayChange(ctx);
  if (!may.ok) return may;
  const person = await findPerson(ctx.tx, ctx);
  const displayName = `${person?.givenName ?? ''} ${person?.familyName ?? ''}`.trim();
  return ok(
    await askForNewPasskey(ctx, {
      who: ctx,
      signInId: ctx.signInId,
      purpose: 'passkey_add',
      signInName: may.value.signInName,
      displayName,
    }),
  );
}

export async function addPasskey(
  ctx: ActionContext,
  input: { ticket: string; answer: NewPasskey; name: string },
): Promise<Outcome<{ passkeyId: string }, Gate | 'challenge-over' | 'passkey-refused'>> {
  const may = await mayChange(ctx);
  if (!may.ok) return may;
  const by = { ticketSha256: sha256Of(input.ticket), now: ctx.now };
  const taken = await takeChallenge(ctx.tx, { ...by, purpose: 'passkey_add' });
  if (taken?.signInId !== ctx.signInId) return refuse('challenge-over');
  await closeChallenge(ctx.tx, by);
  const kept = await keepNewPasskey(ctx, ctx, {
    answer: input.answer,
    challenge: taken.challenge,
    name: input.name,
  });
  if (!kept.ok) return kept;
  await endOtherSignIns(ctx);
  return ok({ passkeyId: kept.value });
}

export async function removePasskey(
  ctx: ActionContext,
  input: { passkeyId: string },
): Promise<Outcome<Done, Gate | 'last-second-factor' | 'not-found'>> {
  const may = await mayChange(ctx);
  if (!may.ok) return may;
  const passkeys = await findPasskeys(ctx.tx, ctx);
  if (!passkeys.some((passkey) => passkey.id === input.passkeyId)) return refuse('not-found');
  if (passkeys.length === 1 && !may.value.totpSealed) return refuse('last-second-factor');
  await removePasskeys(ctx.tx, ctx, { id: input.passkeyId, now: ctx.now });
  await endOtherSignIns(ctx);
  return ok({ done: true });
}

/** Shows a new seed; the one in use stays until the first code of the new one comes. */
export async function offerTotp(ctx: ActionContext): Promise<Outcome<TotpSeed, Gate>> {
  const may = await mayChange(ctx);
  if (!may.ok) return may;
  const secret = newSeed();
  await changeAccount(ctx.tx, ctx, {
    totp_pending_sealed: ctx.secrets.seal(secret, totpPlace(ctx, 'totp_pending_sealed')),
  });
  return ok(shownSeed(secret, may.value.signInName));
}

export async function confirmTotp(
  ctx: ActionContext,
  input: { code: string },
): Promise<Outcome<Done, Gate | 'second-factor-refused'>> {
  const may = await mayChange(ctx);
  if (!may.ok) return may;
  const pending = may.value.totpPendingSealed;
  if (!pending) return refuse('second-factor-refused');
  const secret = ctx.secrets.open(pending, totpPlace(ctx, 'totp_pending_sealed'));
  const step = await stepOfCode({ secret, code: input.code, now: ctx.now, lastStep: null });
  if (step === null) return refuse('second-factor-refused');
  await changeAccount(ctx.tx, ctx, {
    totp_sealed: ctx.secrets.seal(secret, totpPlace(ctx, 'totp_sealed')),
    totp_pending_sealed: null,
    totp_last_step: step,
  });
  await endOtherSignIns(ctx);
  return ok({ done: true });
}

export async function newRecoveryCodes(ctx: ActionContext): Promise<Outcome<{ codes: string[] }, Gate>> {
  const may = await mayChange(ctx);
  if (!may.ok) return may;
  const codes = await renewRecoveryCodes(ctx, ctx);
  await endOtherSignIns(ctx);
  return ok({ codes });
}
