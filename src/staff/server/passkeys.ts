// Passkeys: the dialog's challenge, and the answer that proves a key. User verification is always required, so a passkey
// is two factors in one; the origin is part of what is signed, so an answer given to another site is worth nothing here.
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import { addMinutes } from '#kernel/local-date.ts';
import type { PublicContext } from '#platform/http/context.ts';
import { challengeMinutes } from '../rules/sign-in-limits.ts';
import type { NewPasskey, PasskeyAnswer, PasskeyChallenge } from '../rules/sign-in.ts';
import { findPasskeys, insertPasskey, markPasskeyUsed, type PasskeyRow } from './accounts.db.ts';
import { nobody, type ChallengePurpose, type Who } from './recognition.db.ts';
import { insertChallenge, type SignInId } from './sign-ins.db.ts';
import { newToken } from './tokens.ts';

type Asking = Pick<PublicContext, 'tx' | 'now' | 'home'>;
// EdDSA, ES256 and RS256, by their numbers in the COSE registry: what today's devices make.
const signatures = [-8, -7, -257];
type Asked = { readonly who: Who | null; readonly signInId?: SignInId; readonly purpose: ChallengePurpose };

/** Puts a challenge: to a person's passkeys, or to whichever passkey the browser offers. */
export async function askForPasskey(
  ctx: Asking,
  asked: Asked,
): Promise<PasskeyChallenge & { count: number }> {
  const passkeys = asked.who ? await findPasskeys(ctx.tx, asked.who) : [];
  const options = await generateAuthenticationOptions({
    rpID: new URL(ctx.home).hostname,
    userVerification: 'required',
    timeout: challengeMinutes * 60_000,
    allowCredentials: passkeys.map(describePasskey),
  });
  const ticket = await putChallenge(ctx, { ...asked, challenge: options.challenge });
  return { ticket, options: { ...options }, count: passkeys.length };
}

/** Puts a challenge for making a new passkey; those the person has are not made twice on one device. */
export async function askForNewPasskey(
  ctx: Asking,
  asked: Asked & { readonly who: Who; readonly signInName: string; readonly displayName: string },
): Promise<PasskeyChallenge> {
  const passkeys = await findPasskeys(ctx.tx, asked.who);
  const options = await generateRegistrationOptions({
    rpName: 'Evenkeel',
    rpID: new URL(ctx.home).hostname,
    userID: new Uint8Array(Buffer.from(asked.who.staffMemberId)),
    userName: asked.signInName,
    userDisplayName: asked.displayName,
    timeout: challengeMinutes * 60_000,
    attestationType: 'none',
    excludeCredentials: passkeys.map(describePasskey),
    supportedAlgorithmIDs: signatures,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const ticket = await putChallenge(ctx, { ...asked, challenge: options.challenge });
  return { ticket, options: { ...options } };
}

async function putChallenge(ctx: Asking, put: Asked & { challenge: string }): Promise<string> {
  const { token, sha256 } = newToken();
  await insertChallenge(ctx.tx, {
    organizationId: put.who?.organizationId ?? nobody.organizationId,
    staffMemberId: put.who?.staffMemberId ?? null,
    signInId: put.signInId ?? null,
    purpose: put.purpose,
    ticketSha256: sha256,
    challenge: put.challenge,
    now: ctx.now,
    endsAt: addMinutes(ctx.now, challengeMinutes),
  });
  return token;
}

function describePasskey(passkey: PasskeyRow): { id: string; transports: AuthenticatorTransport[] } {
  return {
    id: passkey.credentialId.toString('base64url'),
    transports: passkey.transports as AuthenticatorTransport[],
  };
}

/** Whether an answer proves one of a person's passkeys; its counter moves on, so that a copied key shows itself. */
export async function provePasskey(
  ctx: Asking,
  who: Who,
  given: { answer: PasskeyAnswer; challenge: string },
): Promise<Outcome<null, 'passkey-refused'>> {
  const passkey = (await findPasskeys(ctx.tx, who)).find(
    (each) => each.credentialId.toString('base64url') === given.answer.id,
  );
  if (!passkey) return refuse('passkey-refused');
  const counter = await newCounter(ctx, passkey, given);
  if (counter === null) return refuse('passkey-refused');
  await markPasskeyUsed(ctx.tx, who, { id: passkey.id, counter, now: ctx.now });
  return ok(null);
}

async function newCounter(
  ctx: Asking,
  passkey: PasskeyRow,
  given: { answer: PasskeyAnswer; challenge: string },
): Promise<number | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: given.answer as AuthenticationResponseJSON,
      expectedChallenge: given.challenge,
      expectedOrigin: ctx.home,
      expectedRPID: new URL(ctx.home).hostname,
      credential: {
        ...describePasskey(passkey),
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      },
      requireUserVerification: true,
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    // The library throws for whatever a browser sends wrongly: an answer that cannot be checked is a wrong answer.
    return null;
  }
}

/** Checks a new passkey and keeps its public half. */
export async function keepNewPasskey(
  ctx: Asking,
  who: Who,
  given: { answer: NewPasskey; challenge: string; name: string },
): Promise<Outcome<string, 'passkey-refused'>> {
  const made = await checkNewPasskey(ctx, given);
  if (!made) return refuse('passkey-refused');
  const { credential } = made;
  const id = await insertPasskey(ctx.tx, who, {
    credentialId: Buffer.from(credential.id, 'base64url'),
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: given.answer.response.transports ?? [],
    name: given.name,
    now: ctx.now,
  });
  return ok(id);
}

async function checkNewPasskey(ctx: Asking, given: { answer: NewPasskey; challenge: string }) {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: given.answer as RegistrationResponseJSON,
      expectedChallenge: given.challenge,
      expectedOrigin: ctx.home,
      expectedRPID: new URL(ctx.home).hostname,
      requireUserVerification: true,
      supportedAlgorithmIDs: signatures,
    });
    return verified ? registrationInfo : null;
  } catch {
    // As above: what cannot be checked is wrong.
    return null;
  }
}
