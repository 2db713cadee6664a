// What a browser sends to sign in, to come back to a locked screen, and to prove once more who sits there.
import { z } from 'zod';
import { pinForm } from './pin.ts';

/** The form in which a sign-in name is kept and compared. */
export function normalizedName(typed: string): string {
  return typed.trim().normalize('NFKC').toLowerCase();
}

export const signInName = z
  .string()
  .min(3)
  .max(200)
  .regex(/^\s*\S+\s*$/u, 'must not hold spaces');
export const typedPassword = z.string().min(1).max(1000);
export const pin = z.string().regex(pinForm, 'must be 4 to 8 digits');
const ticket = z.string().min(20).max(100);
export const totpCode = z.string().regex(/^\s*\d{3}\s?\d{3}\s*$/u, 'must be the six digits of your app');
export const recoveryCode = z.string().min(16).max(40);

const encoded = z.string().min(1).max(20_000);
const extensions = z.record(z.string().max(100), z.unknown());

/** What a browser answers when a passkey was used. */
export const passkeyAnswer = z.strictObject({
  id: encoded,
  rawId: encoded,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).nullish(),
  clientExtensionResults: extensions,
  response: z.strictObject({
    clientDataJSON: encoded,
    authenticatorData: encoded,
    signature: encoded,
    userHandle: z.string().max(200).nullish(),
  }),
});
export type PasskeyAnswer = z.output<typeof passkeyAnswer>;

/** What a browser answers when a passkey was made. */
export const newPasskey = z.strictObject({
  id: encoded,
  rawId: encoded,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).nullish(),
  clientExtensionResults: extensions,
  response: z.strictObject({
    clientDataJSON: encoded,
    attestationObject: encoded,
    authenticatorData: encoded.optional(),
    transports: z.array(z.string().max(40)).max(10).optional(),
    publicKeyAlgorithm: z.int().min(-65_536).max(65_535).optional(),
    publicKey: encoded.optional(),
  }),
});
export type NewPasskey = z.output<typeof newPasskey>;

export const passkeyProof = z.strictObject({ way: z.literal('passkey'), ticket, answer: passkeyAnswer });
export const addedPasskey = z.strictObject({
  ticket,
  answer: newPasskey,
  name: z.string().trim().min(1).max(100),
});

export const passwordInput = z.strictObject({ name: z.string().min(1).max(200), password: typedPassword });
export const secondFactorInput = z.strictObject({
  ticket,
  proof: z.discriminatedUnion('way', [
    z.strictObject({ way: z.literal('totp'), code: totpCode }),
    z.strictObject({ way: z.literal('recovery'), code: recoveryCode }),
    z.strictObject({ way: z.literal('passkey'), answer: passkeyAnswer }),
  ]),
});
export const passkeySignInInput = z.strictObject({ ticket, answer: passkeyAnswer });
export const resumeInput = z.strictObject({
  proof: z.discriminatedUnion('way', [
    z.strictObject({ way: z.literal('pin'), pin }),
    z.strictObject({ way: z.literal('password'), password: typedPassword }),
    passkeyProof,
  ]),
});
export const stepUpInput = z.strictObject({
  proof: z.discriminatedUnion('way', [
    z.strictObject({ way: z.literal('password'), password: typedPassword, code: totpCode }),
    passkeyProof,
  ]),
});

export type PasswordInput = z.output<typeof passwordInput>;
export type SecondFactorInput = z.output<typeof secondFactorInput>;
export type PasskeySignInInput = z.output<typeof passkeySignInInput>;
export type ResumeInput = z.output<typeof resumeInput>;
export type StepUpInput = z.output<typeof stepUpInput>;

/** Options for the browser's passkey dialog, passed on as the library made them. */
export const passkeyOptions = z.record(z.string(), z.unknown());
export const passkeyChallenge = z.object({ ticket: z.string(), options: passkeyOptions });
export type PasskeyChallenge = z.output<typeof passkeyChallenge>;

/** What comes after a right password. */
export const nextStep = z.object({
  ticket: z.string(),
  ways: z.array(z.enum(['totp', 'recovery', 'passkey'])),
  /** For the passkey dialog, when the person has one. */
  options: passkeyOptions.nullable(),
});
export type NextStep = z.output<typeof nextStep>;
export const done = z.object({ done: z.literal(true) });
