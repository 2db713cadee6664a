// Typed calls of the organization. Keys begin with the topic the server announces.
import { useQuery } from '@tanstack/react-query';
import { ask } from '#ui/ask.ts';
import type { ConfirmPolicy, PolicyList, SetPolicy } from '../rules/organization-answers.ts';
import type { PayerInput, PayerList } from '../rules/payer.ts';

export function usePolicies() {
  return useQuery({
    queryKey: ['policies'],
    queryFn: () => ask<PolicyList>({ path: '/api/policies' }),
  });
}

export function usePayers() {
  return useQuery({
    queryKey: ['policies', 'payers'],
    queryFn: () => ask<PayerList>({ path: '/api/payers' }),
  });
}

export const addPayer = (payer: PayerInput, key: string) =>
  ask<{ payerId: string }>({ method: 'POST', path: '/api/payers', body: payer, key });
export const changePayer = (payerId: string, payer: PayerInput & { isUsed: boolean }) =>
  ask<{ payerId: string }>({ method: 'PUT', path: `/api/payers/${payerId}`, body: payer });

export const setPolicy = (input: Omit<SetPolicy, 'code'> & { code: string }, key: string) =>
  ask<{ policyId: string }>({ method: 'POST', path: '/api/policies', body: input, key });

/** What a later slice answers: dates that a new limit would leave with more people than it allows. */
export type OverLimit = {
  readonly weeks: number;
  /** Else only the earliest dates were looked at. */
  readonly isAll: boolean;
  readonly dates: readonly {
    readonly sessionId: string;
    readonly groupName: string;
    readonly clinicName: string;
    readonly heldOn: string;
    readonly people: number;
    readonly limit: number;
  }[];
};
export const previewPolicy = (input: Omit<SetPolicy, 'code' | 'reason'> & { code: string }) =>
  ask<OverLimit>({ method: 'POST', path: '/api/policies/preview', body: input });

export const confirmPolicy = (input: ConfirmPolicy, key: string) =>
  ask<{ confirmationId: string }>({
    method: 'POST',
    path: '/api/policies/confirmations',
    body: input,
    key,
  });
export const withdrawConfirmation = (confirmationId: string) =>
  ask<{ confirmationId: string }>({
    method: 'POST',
    path: `/api/policies/confirmations/${confirmationId}/withdraw`,
  });
