// Who is signed in, as every part of the shell needs it.
import { useQuery } from '@tanstack/react-query';
import { ask } from '#ui/ask.ts';
import type { WhoIAm } from '#staff/rules/account.ts';

export type Me = WhoIAm;

export const meKey = ['me'] as const;

export function useMe() {
  return useQuery({ queryKey: meKey, queryFn: () => ask<Me>({ path: '/api/staff/me' }), staleTime: 60_000 });
}
