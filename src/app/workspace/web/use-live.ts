// Lets the screens hear what changed elsewhere.
import { useQueryClient, type Query, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { everything, listenLive } from '#ui/live.ts';

// Several changes in a moment, such as a room that arrives, are asked for once: nobody waits longer than this.
const gatherMs = 150;
const longestMs = 1000;

/**
 * An announcement makes the queries whose key begins with its topic ask again. A query may say in its `meta` which ids
 * concern it (`concerns`), so that a tap in one clinic does not make the screens of all others ask, and how to ask for
 * what changed only (`renew`).
 */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    const gathered = new Map<string, Set<string>>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isAsking = false;
    // What changes while answers are on their way is asked for once they are there: a busy server is not asked twice.
    const askAgain = async () => {
      timer = undefined;
      if (isAsking || gathered.size === 0) return;
      isAsking = true;
      const changed = new Map(gathered);
      gathered.clear();
      const asking = changed.has(everything.topic) ? client.invalidateQueries({}) : askFor(client, changed);
      // An answer that does not come holds up no other.
      await Promise.race([asking, pause(longestMs)]);
      isAsking = false;
      void askAgain();
    };
    const stop = listenLive(({ topic, id }) => {
      gathered.set(topic, (gathered.get(topic) ?? new Set()).add(id));
      timer ??= setTimeout(() => void askAgain(), gatherMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [client]);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

type Concerns = (id: string, answer: unknown) => boolean;
type Changed = ReadonlyMap<string, ReadonlySet<string>>;
/** Answers how the answer becomes new, or null when the whole of it must be asked for. */
type Renew = (ids: readonly string[], answer: unknown) => Promise<((now: unknown) => unknown) | null>;

async function askFor(client: QueryClient, changed: Changed): Promise<void> {
  const concerned = client.getQueryCache().findAll({ predicate: (query) => isConcerned(query, changed) });
  const renewable = new Set(concerned.filter(isRenewable));
  await Promise.all([
    ...[...renewable].map((query) => renewed(client, query, changed)),
    client.invalidateQueries({ predicate: (query) => concerned.includes(query) && !renewable.has(query) }),
  ]);
}

// A whole answer that is on its way may be older than what changed: then it is asked for anew.
function isRenewable(query: Query): boolean {
  const { data, fetchStatus } = query.state;
  return (
    query.meta?.['renew'] !== undefined && data !== undefined && fetchStatus === 'idle' && query.isActive()
  );
}

async function renewed(client: QueryClient, query: Query, changed: Changed): Promise<void> {
  const renew = query.meta?.['renew'] as Renew;
  const concerns = (query.meta?.['concerns'] ?? (() => true)) as Concerns;
  const all = [...(changed.get(String(query.queryKey[0])) ?? [])];
  const ids = all.filter((id) => concerns(id, query.state.data));
  const update = await renew(ids, query.state.data).catch(() => null);
  if (update === null) await client.invalidateQueries({ queryKey: query.queryKey, exact: true });
  else client.setQueryData(query.queryKey, (now: unknown) => (now === undefined ? now : update(now)));
}

type Asked = Pick<Query, 'queryKey' | 'meta' | 'state'>;

function isConcerned({ queryKey, meta, state }: Asked, changed: Changed): boolean {
  const ids = changed.get(String(queryKey[0]));
  if (ids === undefined) return false;
  const concerns = meta?.['concerns'] as Concerns | undefined;
  return concerns === undefined || [...ids].some((id) => concerns(id, state.data));
}
