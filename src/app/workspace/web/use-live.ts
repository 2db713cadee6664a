// Lets the screens hear what changed elsewhere.
import { useQueryClient, type Query } from '@tanstack/react-query';
import { useEffect } from 'react';
import { everything, listenLive } from '#ui/live.ts';

// Several changes in a moment, such as a room that arrives, are asked for once: nobody waits longer than this.
const gatherMs = 150;

/**
 * An announcement makes the queries whose key begins with its topic ask again. A query may say in its `meta` which ids
 * concern it, so that a tap in one clinic does not make the screens of all others ask.
 */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    const gathered = new Map<string, Set<string>>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const askAgain = () => {
      timer = undefined;
      const changed = new Map(gathered);
      gathered.clear();
      if (changed.has(everything.topic)) void client.invalidateQueries({});
      else void client.invalidateQueries({ predicate: (query) => isConcerned(query, changed) });
    };
    const stop = listenLive(({ topic, id }) => {
      gathered.set(topic, (gathered.get(topic) ?? new Set()).add(id));
      timer ??= setTimeout(askAgain, gatherMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [client]);
}

type Asked = Pick<Query, 'queryKey' | 'meta' | 'state'>;

function isConcerned(
  { queryKey, meta, state }: Asked,
  changed: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  const ids = changed.get(String(queryKey[0]));
  if (ids === undefined) return false;
  const concerns = meta?.['concerns'] as ((id: string, answer: unknown) => boolean) | undefined;
  return concerns === undefined || [...ids].some((id) => concerns(id, state.data));
}
