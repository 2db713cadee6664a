// Calls of the staff slice's screens, and the passkey dialog of the browser around them.
import {
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { useQuery } from '@tanstack/react-query';
import { ask, pathOf } from '#ui/ask.ts';
import { ProblemError } from '#ui/problem.ts';
import type { Account, SetUpInput, TotpSeed, WhoIAm } from '../rules/account.ts';
import type { NextStep, PasskeyChallenge } from '../rules/sign-in.ts';
import type { RoleName } from '../rules/role-words.ts';
import type {
  AddStaffMember,
  SetUpOrganization,
  StaffMember,
  StaffMemberRow,
} from '../rules/staff-member.ts';
import type { GiveRole } from '../rules/staff-roles.ts';

type Done = { done: true };
type RoleChange = { assignmentId: string; endedSignIns: number };
export type PersonaShown = {
  readonly persona: RoleName;
  readonly givenName: string;
  readonly familyName: string;
};
export type SetUpShown = {
  readonly givenName: string;
  readonly familyName: string;
  readonly signInName: string;
  readonly organizationName: string;
  readonly totp: TotpSeed;
};
export type LinkShown = { readonly link: string; readonly endsAt: string };
export type NewPasskeySent = { readonly ticket: string; readonly answer: unknown; readonly name: string };

const post = <Answer>(path: string, body: unknown = {}) => ask<Answer>({ method: 'POST', path, body });

export const whoAmI = () => ask<WhoIAm>({ path: '/api/staff/me' });

/** Personas of the demonstration; none where it is off. */
export async function listPersonas(): Promise<readonly PersonaShown[]> {
  try {
    const answer = await ask<{ personas: PersonaShown[] }>({
      path: '/api/demonstration/personas',
      quiet: true,
    });
    return answer.personas;
  } catch (error) {
    // Outside the demonstration there is no such address: then nobody is offered.
    if (error instanceof ProblemError && error.problem.status === 404) return [];
    throw error;
  }
}
export const signInAsPersona = (persona: RoleName) => post<Done>('/api/demonstration/sign-in', { persona });
export const resumeAsPersona = () => post<Done>('/api/demonstration/resume');

export const sendPassword = (input: { name: string; password: string }) =>
  post<NextStep>('/api/staff/sign-in', input);
export const sendSecondFactor = (
  ticket: string,
  proof: { way: 'totp' | 'recovery'; code: string } | { way: 'passkey'; answer: unknown },
) => post<Done>('/api/staff/sign-in/second-factor', { ticket, proof });

/** Opens the passkey dialog for options that the server made. */
export function answerWithPasskey(options: Readonly<Record<string, unknown>>): Promise<unknown> {
  // The server passes on what its half of the same library made.
  return asked(() =>
    startAuthentication({ optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON }),
  );
}

function makePasskey(options: Readonly<Record<string, unknown>>): Promise<unknown> {
  return asked(() =>
    startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON }),
  );
}

async function asked(dialog: () => Promise<unknown>): Promise<unknown> {
  try {
    return await dialog();
  } catch (error) {
    const problem = {
      title: 'No passkey was used',
      status: 0,
      code: 'passkey-dialog',
      detail:
        'The dialog was closed, or this device has no passkey for this site. Try again or take another way.',
    };
    throw new ProblemError(problem, { cause: error });
  }
}

export async function signInWithPasskey(): Promise<Done> {
  const challenge = await post<PasskeyChallenge>('/api/staff/sign-in/passkey-challenge');
  return post<Done>('/api/staff/sign-in/passkey', {
    ticket: challenge.ticket,
    answer: await answerWithPasskey(challenge.options),
  });
}

type Proof = { way: 'pin'; pin: string } | { way: 'password'; password: string };
export const resumeWith = (proof: Proof) => post<Done>('/api/staff/resume', { proof });

async function passkeyProof() {
  const challenge = await post<PasskeyChallenge>('/api/staff/passkey-challenge');
  return { way: 'passkey', ticket: challenge.ticket, answer: await answerWithPasskey(challenge.options) };
}
export const resumeWithPasskey = async () => post<Done>('/api/staff/resume', { proof: await passkeyProof() });
export const stepUpWithPasskey = async () =>
  post<Done>('/api/staff/step-up', { proof: await passkeyProof() });
export const stepUpWithPassword = (input: { password: string; code: string }) =>
  post<Done>('/api/staff/step-up', { proof: { way: 'password', ...input } });
export const proveSigningWith = (proof: Proof) => post<Done>('/api/staff/signing-proof', { proof });
export const proveSigningWithPasskey = async () =>
  post<Done>('/api/staff/signing-proof', { proof: await passkeyProof() });
export const signOut = () => post<Done>('/api/staff/sign-out');
export const signOutEverywhere = () => post<Done>('/api/staff/sign-out-everywhere');

export const lookAtSetUp = (token: string) => post<SetUpShown>('/api/staff/set-up/look', { token });
export const sendSetUp = (input: Omit<SetUpInput, 'passkey'> & { passkey?: NewPasskeySent }) =>
  post<{ codes: string[] }>('/api/staff/set-up', input);
export async function makeSetUpPasskey(token: string, name: string): Promise<NewPasskeySent> {
  const challenge = await post<PasskeyChallenge>('/api/staff/set-up/passkey-challenge', { token });
  return { ticket: challenge.ticket, answer: await makePasskey(challenge.options), name };
}

export const readAccount = () => ask<Account>({ path: '/api/staff/account' });
export const changePassword = (newPassword: string) =>
  ask<Done>({ method: 'PUT', path: '/api/staff/account/password', body: { newPassword } });
export const changePin = (newPin: string) =>
  ask<Done>({ method: 'PUT', path: '/api/staff/account/pin', body: { newPin } });
export async function addPasskey(name: string): Promise<{ passkeyId: string }> {
  const challenge = await post<PasskeyChallenge>('/api/staff/account/passkeys/challenge');
  return post('/api/staff/account/passkeys', {
    ticket: challenge.ticket,
    answer: await makePasskey(challenge.options),
    name,
  });
}
export const removePasskey = (id: string) =>
  ask<Done>({ method: 'DELETE', path: `/api/staff/account/passkeys/${id}` });
export const offerTotp = () => post<TotpSeed>('/api/staff/account/totp');
export const confirmTotp = (code: string) =>
  ask<Done>({ method: 'PUT', path: '/api/staff/account/totp', body: { code } });
export const renewRecoveryCodes = () => post<{ codes: string[] }>('/api/staff/account/recovery-codes');

export const listStaff = (of: { words: string; after?: string | undefined }) =>
  ask<{ members: StaffMemberRow[]; next: string | null }>({ path: pathOf('/api/staff/members', of) });
export const addStaffMember = (input: AddStaffMember, key: string) =>
  ask<{ staffMemberId: string }>({ method: 'POST', path: '/api/staff/members', body: input, key });
export const makeSetUpLink = (staffMemberId: string) =>
  post<LinkShown>(`/api/staff/members/${staffMemberId}/set-up-link`);
export const endWork = (staffMemberId: string) =>
  post<{ leftOn: string; endedSignIns: number }>(`/api/staff/members/${staffMemberId}/end`);

/** One staff member. The key begins with the topic that the server announces. */
export function useStaffMember(staffMemberId: string) {
  return useQuery({
    queryKey: ['staff', 'member', staffMemberId],
    queryFn: () => ask<StaffMember>({ path: `/api/staff/members/${staffMemberId}` }),
  });
}
export const giveRole = (staffMemberId: string, input: GiveRole) =>
  post<RoleChange>(`/api/staff/members/${staffMemberId}/roles`, input);
export const endRole = (staffMemberId: string, assignmentId: string) =>
  post<RoleChange>(`/api/staff/members/${staffMemberId}/roles/${assignmentId}/end`);

export const setUpOrganization = (input: SetUpOrganization) => post<LinkShown>('/api/setup', input);
