// Who is signed in and what their roles allow, for pages that offer only what the server would grant.
// The shell asks under the same key, so this costs no further request.
import { useQuery } from '@tanstack/react-query';
import { ask } from '#ui/ask.ts';

export type SignedIn = {
  readonly staffMemberId: string;
  readonly roles: readonly string[];
  readonly permissions: readonly string[];
  /** Today, as the server counts it. */
  readonly today: string;
  readonly clinics: readonly { readonly id: string; readonly name: string }[];
  readonly hasPin: boolean;
  readonly hasPasskey: boolean;
  /** Whether it is a fictional person of the demonstration, signed in with one click. */
  readonly isPersona: boolean;
};

/** Who is signed in; undefined until the server has said so. */
export function useWhoIsSignedIn(): SignedIn | undefined {
  return useQuery({
    queryKey: ['me'],
    queryFn: () => ask<SignedIn>({ path: '/api/staff/me' }),
    staleTime: 60_000,
  }).data;
}

/** Answers whether the person's roles hold a permission of a slice's access table. */
export function useMay(): (permission: string) => boolean {
  const permissions = useWhoIsSignedIn()?.permissions ?? [];
  return (permission) => permissions.includes(permission);
}
