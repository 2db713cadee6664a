// Lets the screens hear what changed elsewhere.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { everything, listenLive } from '#ui/live.ts';

/** An announcement makes the queries whose key begins with its topic ask again. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      listenLive(
        ({ topic }) => void client.invalidateQueries(topic === everything.topic ? {} : { queryKey: [topic] }),
      ),
    [client],
  );
}
