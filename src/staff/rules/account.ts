// What a person sees and changes of their own account, and what the set-up page shows and sends.
import { z } from 'zod';
import { addedPasskey, pin, totpCode, typedPassword } from './sign-in.ts';

const linkToken = z.string().min(20).max(100);

/** An authenticator app's seed, as text to type and as a link to scan. */
export const totpSeed = z.object({ secret: z.string(), uri: z.string() });
export type TotpSeed = z.output<typeof totpSeed>;

export const linkInput = z.strictObject({ token: linkToken });
export const setUpLook = z.object({
  givenName: z.string(),
  familyName: z.string(),
  signInName: z.string(),
  organizationName: z.string(),
  totp: totpSeed,
});
export const setUpInput = z.strictObject({
  token: linkToken,
  password: typedPassword,
  totpCode: totpCode.optional(),
  passkey: addedPasskey.optional(),
  pin: pin.optional(),
});
export type SetUpInput = z.output<typeof setUpInput>;
export const recoveryCodes = z.object({ codes: z.array(z.string()) });

export const account = z.object({
  signInName: z.string().nullable(),
  hasTotp: z.boolean(),
  hasPin: z.boolean(),
  recoveryCodesLeft: z.number(),
  passwordSetAt: z.string().nullable(),
  passkeys: z.array(
    z.object({ id: z.string(), name: z.string(), madeAt: z.string(), lastUsedAt: z.string().nullable() }),
  ),
  signIns: z.array(
    z.object({ id: z.string(), beganAt: z.string(), lastActiveAt: z.string(), isThisOne: z.boolean() }),
  ),
});
export type Account = z.output<typeof account>;

export const changePasswordInput = z.strictObject({ newPassword: typedPassword });
export const changePinInput = z.strictObject({ newPin: pin });
export const confirmTotpInput = z.strictObject({ code: totpCode });
export const addPasskeyInput = addedPasskey;
export const passkeyParams = z.strictObject({ passkeyId: z.uuid() });

export const whoIAm = z.object({
  staffMemberId: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  organizationName: z.string(),
  roles: z.array(z.string()),
  permissions: z.array(z.string()),
  clinics: z.array(z.object({ id: z.string(), name: z.string(), timeZone: z.string() })),
  /** Whether these are the fictional people of the demonstration. */
  demonstration: z.boolean(),
  /** Whether one click signed this browser in, as a persona: then one click brings it back as well. */
  isPersona: z.boolean(),
  hasPin: z.boolean(),
  hasPasskey: z.boolean(),
  locked: z.boolean(),
  idleMinutes: z.number(),
  today: z.string(),
});
export type WhoIAm = z.output<typeof whoIAm>;
