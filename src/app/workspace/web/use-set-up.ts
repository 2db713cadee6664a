// How far a new system is set up, for the administrator; asked anew whenever clinics, staff or groups change.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ask } from '#ui/ask.ts';
import { listenLive } from '#ui/live.ts';
import type { SetUp } from '../../set-up-answer.ts';

const topics: ReadonlySet<string> = new Set(['clinics', 'staff', 'groups']);

export function useSetUp(permissions: readonly string[]): SetUp | undefined {
  const client = useQueryClient();
  const isAsked = permissions.includes('clinics.add');
  const setUp = useQuery({
    queryKey: ['set-up'],
    queryFn: () => ask<SetUp>({ path: '/api/set-up' }),
    enabled: isAsked,
    // A system that is set up stays so.
    staleTime: (query) => (query.state.data?.done === true ? Number.POSITIVE_INFINITY : 5_000),
  });
  useEffect(() => {
    if (!isAsked) return undefined;
    return listenLive(({ topic }) => {
      if (topics.has(topic) && client.getQueryData<SetUp>(['set-up'])?.done !== true)
        void client.invalidateQueries({ queryKey: ['set-up'] });
    });
  }, [client, isAsked]);
  return setUp.data;
}
