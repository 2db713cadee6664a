// The first step of signing in: name and password. The answer to a wrong password and to an unknown name is the same,
// and the same work is done for both. Nothing opens yet: a second step always follows.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import { dayIn } from '#kernel/local-date.ts';
import type { PublicContext } from '#platform/http/context.ts';
import { normalizedPassword } from '../rules/password.ts';
import { normalizedName, type NextStep, type PasswordInput } from '../rules/sign-in.ts';
import { changeAccount, findPerson, lockAccount, type AccountRow } from './accounts.db.ts';
import { hashOf, isOutdated, matchesHash, whileHashing } from './hashing.ts';
import { countFailure, judgeAttempt, type AttemptRefusal } from './judge-attempt.ts';
import { isBrowserOf } from './open-sign-in.ts';
import { askForPasskey } from './passkeys.ts';
import { accountOfName, enterAs, nobody, type Who } from './recognition.db.ts';

type Refusals = AttemptRefusal | 'sign-in-refused' | 'sign-in-busy';

export function signInWithPassword(
  ctx: PublicContext,
  input: PasswordInput,
): Promise<Outcome<NextStep, Refusals>> {
  return whileHashing(() => comparePassword(ctx, input));
}

async function comparePassword(
  ctx: PublicContext,
  input: PasswordInput,
): Promise<Outcome<NextStep, Refusals>> {
  const found = await accountOfName(ctx.tx, normalizedName(input.name));
  const who = found ?? nobody;
  if (found) ctx.recognized(found.organizationId, found.staffMemberId);
  await enterAs(ctx.tx, who);
  const may = await judgeAttempt(ctx, { name: input.name, isKnownBrowser: await isBrowserOf(ctx, who) });
  if (!may.ok) return may;
  const account = await openAccount(ctx, who);
  const password = normalizedPassword(input.password);
  const matches = await matchesHash(account?.passwordHash ?? null, password);
  if (!matches || !account) {
    await countFailure(ctx, input.name);
    ctx.keep();
    return refuse('sign-in-refused');
  }
  if (isOutdated(account.passwordHash ?? ''))
    await changeAccount(ctx.tx, who, { password_hash: await hashOf(password) });
  return ok(await nextStep(ctx, who, account));
}

/** The account of somebody who works here today; null for all others. */
export async function openAccount(
  ctx: Pick<PublicContext, 'tx' | 'now'>,
  who: Who,
): Promise<AccountRow | null> {
  const account = await lockAccount(ctx.tx, who);
  const person = await findPerson(ctx.tx, who);
  if (!account || !person || account.closedAt) return null;
  const hasLeft = person.leftOn !== null && person.leftOn < dayIn(person.timeZone, ctx.now);
  return hasLeft ? null : account;
}

async function nextStep(ctx: PublicContext, who: Who, account: AccountRow): Promise<NextStep> {
  const { ticket, options, count } = await askForPasskey(ctx, { who, purpose: 'second_factor' });
  const ways: NextStep['ways'] = [
    ...(count > 0 ? ['passkey' as const] : []),
    ...(account.totpSealed ? ['totp' as const] : []),
    'recovery',
  ];
  return { ticket, ways, options: count > 0 ? options : null };
}
