// Who is signed in, as every part of the shell needs it.
import { useQuery } from '@tanstack/react-query';
import { ask } from '#ui/ask.ts';

export type Me = {
  readonly staffMemberId: string;
  readonly name: string;
  readonly organizationName: string;
  readonly roles: readonly string[];
  readonly permissions: readonly string[];
  readonly clinics: readonly { readonly id: string; readonly name: string }[];
  readonly demonstration: boolean;
  readonly hasPin: boolean;
};

export const meKey = ['me'] as const;

export function useMe() {
  return useQuery({ queryKey: meKey, queryFn: () => ask<Me>({ path: '/api/staff/me' }), staleTime: 60_000 });
}
