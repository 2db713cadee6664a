// The set-up page: somebody holds a one-time link from their administrator and makes their account with it. A password
// alone is never enough: an authenticator app or a passkey is part of it. Used anew after everything was lost, it replaces
// all there was and ends every sign-in.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { PublicContext } from '#platform/http/context.ts';
import type { SetUpInput, setUpLook } from '../rules/account.ts';
import { choosePassword, type PasswordRefusal } from '../rules/password.ts';
import { choosePin } from '../rules/pin.ts';
import type { PasskeyChallenge } from '../rules/sign-in.ts';
import {
  changeAccount,
  findPerson,
  lockAccount,
  removePasskeys,
  type AccountRow,
  type PersonRow,
} from './accounts.db.ts';
import { hashOf, whileHashing } from './hashing.ts';
import { forgetFailures } from './judge-attempt.ts';
import { pinPlace } from './lock-and-resume.ts';
import { newSeed, renewRecoveryCodes, shownSeed, stepOfCode, totpPlace } from './one-time-codes.ts';
import { openSignIn } from './open-sign-in.ts';
import { askForNewPasskey, keepNewPasskey } from './passkeys.ts';
import { accountOfSetUpLink, closeChallenge, enterAs, takeChallenge, type Who } from './recognition.db.ts';
import { changeSetUpLink, endSignIns, forgetKnownBrowsers, lockSetUpLink } from './sign-ins.db.ts';
import { sha256Of } from './tokens.ts';
import type { z } from 'zod';

type Link = { who: Who; linkId: string; totpSealed: Buffer | null; account: AccountRow; person: PersonRow };

async function openLink(ctx: PublicContext, token: string): Promise<Outcome<Link, 'set-up-link-over'>> {
  const found = await accountOfSetUpLink(ctx.tx, { tokenSha256: sha256Of(token), now: ctx.now });
  if (!found) return refuse('set-up-link-over');
  const { linkId, ...who } = found;
  ctx.recognized(who.organizationId, who.staffMemberId);
  await enterAs(ctx.tx, who);
  const account = await lockAccount(ctx.tx, who);
  const link = await lockSetUpLink(ctx.tx, who, linkId);
  const person = await findPerson(ctx.tx, who);
  // Used, withdrawn or closed between the look and the lock.
  if (!account || account.closedAt || !link || !person) return refuse('set-up-link-over');
  return ok({ who, linkId, totpSealed: link.totpSealed, account, person });
}

function seedPlace(link: { who: Who; linkId: string }) {
  return {
    table: 'set_up_links',
    column: 'totp_sealed',
    organizationId: link.who.organizationId,
    row: link.linkId,
  };
}

/** What the page shows. The same seed each time, so that looking twice does not spoil what was scanned. */
export async function lookAtSetUp(
  ctx: PublicContext,
  input: { token: string },
): Promise<Outcome<z.input<typeof setUpLook>, 'set-up-link-over'>> {
  const opened = await openLink(ctx, input.token);
  if (!opened.ok) return opened;
  const { who, linkId, totpSealed, account, person } = opened.value;
  const secret = totpSealed ? ctx.secrets.open(totpSealed, seedPlace(opened.value)) : newSeed();
  if (!totpSealed)
    await changeSetUpLink(ctx.tx, who, {
      linkId,
      totp_sealed: ctx.secrets.seal(secret, seedPlace(opened.value)),
    });
  return ok({
    givenName: person.givenName,
    familyName: person.familyName,
    signInName: account.signInName,
    organizationName: person.organizationName,
    totp: shownSeed(secret, account.signInName),
  });
}

export async function offerSetUpPasskey(
  ctx: PublicContext,
  input: { token: string },
): Promise<Outcome<PasskeyChallenge, 'set-up-link-over'>> {
  const opened = await openLink(ctx, input.token);
  if (!opened.ok) return opened;
  const { who, account, person } = opened.value;
  return ok(
    await askForNewPasskey(ctx, {
      who,
      purpose: 'passkey_set_up',
      signInName: account.signInName,
      displayName: `${person.givenName} ${person.familyName}`,
    }),
  );
}

type Refusals =
  | 'set-up-link-over'
  | 'second-factor-missing'
  | 'second-factor-refused'
  | 'passkey-refused'
  | 'challenge-over'
  | 'pin-easy'
  | 'sign-in-busy'
  | PasswordRefusal;

export function setUpAccount(
  ctx: PublicContext,
  input: SetUpInput,
): Promise<Outcome<{ codes: string[] }, Refusals>> {
  return whileHashing(() => finishSetUp(ctx, input));
}

async function finishSetUp(
  ctx: PublicContext,
  input: SetUpInput,
): Promise<Outcome<{ codes: string[] }, Refusals>> {
  const opened = await openLink(ctx, input.token);
  if (!opened.ok) return opened;
  const { who, account, person, linkId } = opened.value;
  const chosen = choosePassword(input.password, {
    hasSecondFactor: true,
    words: [person.givenName, person.familyName, account.signInName, person.organizationName],
  });
  if (!chosen.ok) return chosen;
  const pin = input.pin === undefined ? ok(null) : choosePin(input.pin);
  if (!pin.ok) return pin;
  await removePasskeys(ctx.tx, who, { now: ctx.now });
  const second = await keepSecondFactor(ctx, opened.value, input);
  if (!second.ok) return second;
  await changeAccount(ctx.tx, who, {
    password_hash: await hashOf(chosen.value),
    password_set_at: ctx.now,
    pin_sealed: pin.value === null ? null : ctx.secrets.seal(await hashOf(pin.value), pinPlace(who)),
  });
  await changeSetUpLink(ctx.tx, who, { linkId, used_at: ctx.now });
  for (const id of await endSignIns(ctx.tx, who, { now: ctx.now })) ctx.announce('sign-in', id);
  await forgetKnownBrowsers(ctx.tx, who, ctx.now);
  await forgetFailures(ctx, account.signInName);
  const codes = await renewRecoveryCodes(ctx, who);
  await openSignIn(ctx, who);
  return ok({ codes });
}

async function keepSecondFactor(
  ctx: PublicContext,
  link: Link,
  input: SetUpInput,
): Promise<Outcome<null, Refusals>> {
  if (input.totpCode === undefined && input.passkey === undefined) return refuse('second-factor-missing');
  if (input.passkey) {
    const by = { ticketSha256: sha256Of(input.passkey.ticket), now: ctx.now };
    const taken = await takeChallenge(ctx.tx, { ...by, purpose: 'passkey_set_up' });
    if (taken?.staffMemberId !== link.who.staffMemberId) return refuse('challenge-over');
    await closeChallenge(ctx.tx, by);
    const kept = await keepNewPasskey(ctx, link.who, {
      answer: input.passkey.answer,
      challenge: taken.challenge,
      name: input.passkey.name,
    });
    if (!kept.ok) return kept;
  }
  return keepSeed(ctx, link, input.totpCode);
}

async function keepSeed(
  ctx: PublicContext,
  link: Link,
  code: string | undefined,
): Promise<Outcome<null, 'second-factor-refused'>> {
  if (code === undefined || !link.totpSealed) {
    await changeAccount(ctx.tx, link.who, {
      totp_sealed: null,
      totp_pending_sealed: null,
      totp_last_step: null,
    });
    return code === undefined ? ok(null) : refuse('second-factor-refused');
  }
  const secret = ctx.secrets.open(link.totpSealed, seedPlace(link));
  const step = await stepOfCode({ secret, code, now: ctx.now, lastStep: null });
  if (step === null) return refuse('second-factor-refused');
  await changeAccount(ctx.tx, link.who, {
    totp_sealed: ctx.secrets.seal(secret, totpPlace(link.who, 'totp_sealed')),
    totp_pending_sealed: null,
    totp_last_step: step,
  });
  return ok(null);
}
