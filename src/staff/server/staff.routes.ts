// Routes of signing in and of one's own account; those of administering staff members stand beside.
import { z } from 'zod';
import { publicRoute, routesFor, type Route } from '#platform/http/route.ts';
import * as account from '../rules/account.ts';
import * as signIn from '../rules/sign-in.ts';
import { administeringRoutes } from './administering.routes.ts';
import { credentialsRoutes } from './credentials.routes.ts';
import { answerSecondFactor } from './answer-second-factor.ts';
import * as change from './change-account.ts';
import { lockScreen, offerPasskey, resume } from './lock-and-resume.ts';
import { lookAtSetUp, offerSetUpPasskey, setUpAccount } from './set-up-account.ts';
import { offerPasskeySignIn, signInWithPasskey } from './sign-in-with-passkey.ts';
import { signInWithPassword } from './sign-in-with-password.ts';
import { proveForSigning } from './signing-proof.ts';
import { signOut, signOutEverywhere } from './sign-out.ts';
import { staffAccess } from './staff.access.ts';
import { stepUp } from './step-up.ts';

const route = routesFor(staffAccess);
const nothing = z.strictObject({});
const open = { needs: 'public', method: 'POST', care: 'none' } as const;
const own = { needs: 'signed-in', care: 'none' } as const;
const access = (action: string) => ({ kind: 'access', action }) as const;

const signingIn: readonly Route[] = [
  publicRoute({
    ...open,
    path: '/api/staff/sign-in',
    summary: 'First step of signing in: name and password',
    audit: access('staff.sign-in.password'),
    input: { body: signIn.passwordInput },
    output: signIn.nextStep,
    action: signInWithPassword,
  }),
  publicRoute({
    ...open,
    path: '/api/staff/sign-in/second-factor',
    summary: 'Second step of signing in: a code, a recovery code or a passkey',
    audit: access('staff.sign-in.second-factor'),
    input: { body: signIn.secondFactorInput },
    output: signIn.done,
    action: answerSecondFactor,
  }),
  publicRoute({
    ...open,
    path: '/api/staff/sign-in/passkey-challenge',
    summary: 'Asks for a challenge to sign in with a passkey alone',
    audit: { kind: 'none', because: 'It answers random words and knows nobody.' },
    input: { body: nothing },
    output: signIn.passkeyChallenge,
    action: offerPasskeySignIn,
  }),
  publicRoute({
    ...open,
    path: '/api/staff/sign-in/passkey',
    summary: 'Signs in with a passkey alone',
    audit: access('staff.sign-in.passkey'),
    input: { body: signIn.passkeySignInInput },
    output: signIn.done,
    action: signInWithPasskey,
  }),
];

const settingUp: readonly Route[] = [
  publicRoute({
    ...open,
    path: '/api/staff/set-up/look',
    summary: 'What a one-time set-up link is for',
    audit: access('staff.set-up.look'),
    input: { body: account.linkInput },
    output: account.setUpLook,
    action: lookAtSetUp,
  }),
  publicRoute({
    ...open,
    path: '/api/staff/set-up/passkey-challenge',
    summary: 'Asks for a challenge to make a passkey while setting up',
    audit: access('staff.set-up.passkey-challenge'),
    input: { body: account.linkInput },
    output: signIn.passkeyChallenge,
    action: offerSetUpPasskey,
  }),
  publicRoute({
    ...open,
    path: '/api/staff/set-up',
    summary: 'Sets up an account with a one-time link and signs in; answers recovery codes, once',
    audit: access('staff.set-up'),
    input: { body: account.setUpInput },
    output: account.recoveryCodes,
    action: setUpAccount,
  }),
];

const atTheScreen: readonly Route[] = [
  route({
    ...own,
    method: 'POST',
    path: '/api/staff/lock',
    summary: 'Locks this screen now',
    audit: access('staff.lock'),
    whileLocked: true,
    activity: 'background',
    input: { body: nothing },
    output: signIn.done,
    action: lockScreen,
  }),
  route({
    ...own,
    method: 'POST',
    path: '/api/staff/resume',
    summary: 'Comes back to a locked screen with PIN, passkey or password',
    audit: access('staff.resume'),
    whileLocked: true,
    input: { body: signIn.resumeInput },
    output: signIn.done,
    action: resume,
  }),
  route({
    ...own,
    method: 'POST',
    path: '/api/staff/signing-proof',
    summary: 'Gives PIN, passkey or password to sign with in the next minutes',
    audit: access('staff.signing-proof'),
    input: { body: signIn.resumeInput },
    output: signIn.done,
    action: proveForSigning,
  }),
  route({
    ...own,
    method: 'POST',
    path: '/api/staff/passkey-challenge',
    summary: 'Asks for a challenge to prove who sits there',
    audit: access('staff.passkey-challenge'),
    whileLocked: true,
    input: { body: nothing },
    output: signIn.passkeyChallenge,
    action: offerPasskey,
  }),
  route({
    ...own,
    method: 'POST',
    path: '/api/staff/step-up',
    summary: 'Proves once more who sits there; the token changes',
    audit: access('staff.step-up'),
    input: { body: signIn.stepUpInput },
    output: signIn.done,
    action: stepUp,
  }),
  route({
    ...own,
    method: 'POST',
    path: '/api/staff/sign-out',
    summary: 'Signs out of this browser',
    audit: access('staff.sign-out'),
    whileLocked: true,
    input: { body: nothing },
    output: signIn.done,
    action: signOut,
  }),
  route({
    ...own,
    method: 'POST',
    path: '/api/staff/sign-out-everywhere',
    summary: 'Signs out of every browser',
    audit: access('staff.sign-out-everywhere'),
    whileLocked: true,
    input: { body: nothing },
    output: signIn.done,
    action: signOutEverywhere,
  }),
];

const ownAccount: readonly Route[] = [
  route({
    ...own,
    method: 'GET',
    path: '/api/staff/account',
    summary: "One's own account",
    audit: access('staff.account.see'),
    input: {},
    output: account.account,
    action: change.seeAccount,
  }),
  route({
    ...own,
    method: 'PUT',
    path: '/api/staff/account/password',
    summary: 'Changes the password; ends all other sign-ins',
    audit: access('staff.account.password'),
    input: { body: account.changePasswordInput },
    output: signIn.done,
    action: change.changePassword,
  }),
  route({
    ...own,
    method: 'PUT',
    path: '/api/staff/account/pin',
    summary: 'Sets the PIN that brings one back to a locked screen',
    audit: access('staff.account.pin'),
    input: { body: account.changePinInput },
    output: signIn.done,
    action: change.changePin,
  }),
  route({
    ...own,
    method: 'POST',
    path: '/api/staff/account/passkeys/challenge',
    summary: 'Asks for a challenge to make a passkey',
    audit: access('staff.account.passkey-challenge'),
    input: { body: nothing },
    output: signIn.passkeyChallenge,
    action: change.offerNewPasskey,
  }),
  route({
    ...own,
    method: 'POST',
    path: '/api/staff/account/passkeys',
    summary: 'Adds a passkey',
    audit: access('staff.account.add-passkey'),
    creates: true,
    input: { body: account.addPasskeyInput },
    output: z.object({ passkeyId: z.string() }),
    action: change.addPasskey,
  }),
  route({
    ...own,
    method: 'DELETE',
    path: '/api/staff/account/passkeys/:passkeyId',
    summary: 'Removes a passkey',
    audit: access('staff.account.remove-passkey'),
    input: { params: account.passkeyParams },
    output: signIn.done,
    action: change.removePasskey,
  }),
  route({
    ...own,
    method: 'POST',
    path: '/api/staff/account/totp',
    summary: 'Shows a new seed for an authenticator app',
    audit: access('staff.account.totp'),
    input: { body: nothing },
    output: account.totpSeed,
    action: change.offerTotp,
  }),
  route({
    ...own,
    method: 'PUT',
    path: '/api/staff/account/totp',
    summary: 'Confirms the new seed with its first code',
    audit: access('staff.account.confirm-totp'),
    input: { body: account.confirmTotpInput },
    output: signIn.done,
    action: change.confirmTotp,
  }),
  route({
    ...own,
    method: 'POST',
    path: '/api/staff/account/recovery-codes',
    summary: 'Makes ten new recovery codes in place of the old ones',
    audit: access('staff.account.recovery-codes'),
    input: { body: nothing },
    output: account.recoveryCodes,
    action: change.newRecoveryCodes,
  }),
];

export const staffRoutes: readonly Route[] = [
  ...signingIn,
  ...settingUp,
  ...atTheScreen,
  ...ownAccount,
  ...administeringRoutes,
  ...credentialsRoutes,
];
