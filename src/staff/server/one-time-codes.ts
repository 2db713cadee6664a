// Codes of an authenticator app (RFC 6238, six digits, thirty seconds) and recovery codes. A code is taken once:
// the time step of the last one taken is kept, and nothing at or before it is taken again.
import { generateSecret, generateURI, verify } from 'otplib';
import type { PublicContext } from '#platform/http/context.ts';
import type { TotpSeed } from '../rules/account.ts';
import { changeAccount, consumeRecoveryCode, replaceRecoveryCodes, type AccountRow } from './accounts.db.ts';
import type { Who } from './recognition.db.ts';
import { newRecoveryCode, recoveryCodeSha256 } from './tokens.ts';

type Asking = Pick<PublicContext, 'tx' | 'now' | 'secrets'>;

const stepSeconds = 30;
const codesAtATime = 10;

/** Where a seed stands; a sealed one opens nowhere else. */
export function totpPlace(who: Who, column: 'totp_sealed' | 'totp_pending_sealed') {
  return { table: 'accounts', column, organizationId: who.organizationId, row: who.staffMemberId };
}

export function newSeed(): string {
  return generateSecret();
}

/** A seed as a person types or scans it. */
export function shownSeed(secret: string, signInName: string): TotpSeed {
  return { secret, uri: generateURI({ issuer: 'Evenkeel', label: signInName, secret }) };
}

/** The time step of a right code, one step early or late at most, or null. */
export async function stepOfCode(by: {
  secret: string;
  code: string;
  now: string;
  lastStep: number | null;
}): Promise<number | null> {
  const epoch = Math.floor(Date.parse(by.now) / 1000);
  const found = await verify({
    secret: by.secret,
    token: by.code.replace(/\s/gu, ''),
    epoch,
    period: stepSeconds,
    epochTolerance: stepSeconds,
    // Null before the first code: any step counts.
    ...(by.lastStep === null ? {} : { afterTimeStep: by.lastStep }),
  });
  return found.valid ? Math.floor(epoch / stepSeconds) + found.delta : null;
}

/** Whether a code proves a person's app; it is used up by that. The account must be locked. */
export async function proveTotp(
  ctx: Asking,
  who: Who,
  given: { account: AccountRow; code: string },
): Promise<boolean> {
  const { totpSealed, totpLastStep } = given.account;
  if (!totpSealed) return false;
  const secret = ctx.secrets.open(totpSealed, totpPlace(who, 'totp_sealed'));
  const step = await stepOfCode({ secret, code: given.code, now: ctx.now, lastStep: totpLastStep });
  if (step === null) return false;
  await changeAccount(ctx.tx, who, { totp_last_step: step });
  return true;
}

/** Whether a recovery code is right and unused; it is used up by that. */
export async function proveRecoveryCode(ctx: Asking, who: Who, code: string): Promise<boolean> {
  return consumeRecoveryCode(ctx.tx, who, { sha256: recoveryCodeSha256(code), now: ctx.now });
}

/** Ten new recovery codes in place of all earlier ones; shown once, kept as hashes. */
export async function renewRecoveryCodes(ctx: Asking, who: Who): Promise<string[]> {
  const codes = Array.from({ length: codesAtATime }, newRecoveryCode);
  await replaceRecoveryCodes(ctx.tx, who, { sha256s: codes.map(recoveryCodeSha256), now: ctx.now });
  return codes;
}
