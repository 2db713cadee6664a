// What a page reads from its address.
import { useParams, useRouterState } from '@tanstack/react-router';

/** A part of the path that the route names with a dollar sign: `usePathPart('groupId')` in /app/groups/$groupId. */
export function usePathPart(name: string): string {
  const parts: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  return parts[name] ?? '';
}

/** A word of the query, or ''. */
export function useQueryWord(name: string): string {
  const search = useRouterState({ select: (state) => state.location.searchStr });
  return new URLSearchParams(search).get(name) ?? '';
}
