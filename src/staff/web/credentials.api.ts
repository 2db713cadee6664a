// Typed calls of credentials and supervision. Keys begin with the topic the server announces.
import { useQuery } from '@tanstack/react-query';
import { ask } from '#ui/ask.ts';
import type {
  AddCredential,
  EndingCredentials,
  Profession,
  RenewCredential,
  Supervise,
} from '../rules/staff-credentials.ts';

const memberPath = (staffMemberId: string) => `/api/staff/members/${staffMemberId}`;

export function useProfession(staffMemberId: string) {
  return useQuery({
    queryKey: ['staff', 'profession', staffMemberId],
    queryFn: () => ask<Profession>({ path: `${memberPath(staffMemberId)}/profession` }),
  });
}

export function useEndingCredentials() {
  return useQuery({
    queryKey: ['staff', 'ending-credentials'],
    queryFn: () => ask<EndingCredentials>({ path: '/api/staff/credentials/ending' }),
  });
}

export const addCredential = (staffMemberId: string, input: AddCredential, key: string) =>
  ask<unknown>({ method: 'POST', path: `${memberPath(staffMemberId)}/credentials`, body: input, key });
export const renewCredential = (of: { staffMemberId: string; id: string }, input: RenewCredential) =>
  ask<unknown>({
    method: 'PUT',
    path: `${memberPath(of.staffMemberId)}/credentials/${of.id}`,
    body: input,
  });
export const withdrawCredential = (of: { staffMemberId: string; id: string }) =>
  ask<unknown>({
    method: 'POST',
    path: `${memberPath(of.staffMemberId)}/credentials/${of.id}/withdraw`,
  });
export const supervise = (staffMemberId: string, input: Supervise, key: string) =>
  ask<unknown>({ method: 'POST', path: `${memberPath(staffMemberId)}/supervisions`, body: input, key });
export const endSupervision = (of: { staffMemberId: string; id: string }) =>
  ask<unknown>({
    method: 'POST',
    path: `${memberPath(of.staffMemberId)}/supervisions/${of.id}/end`,
  });
