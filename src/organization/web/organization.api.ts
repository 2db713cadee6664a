// Typed calls of the organization. Keys begin with the topic the server announces.
import { useQuery } from '@tanstack/react-query';
import { ask } from '#ui/ask.ts';
import type { ConfirmPolicy, PolicyList, SetPolicy } from '../rules/organization-answers.ts';

export function usePolicies() {
  return useQuery({
    queryKey: ['policies'],
    queryFn: () => ask<PolicyList>({ path: '/api/policies' }),
  });
}

export const setPolicy = (input: Omit<SetPolicy, 'code'> & { code: string }, key: string) =>
  ask<{ policyId: string }>({ method: 'POST', path: '/api/policies', body: input, key });

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
