// Lets the screens hear what changed elsewhere.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { everything, listenLive } from '#ui/live.ts';

// Several changes in a moment, such as a room that arrives, are asked for once: nobody waits longer than this.
const gatherMs = 150;

/** An announcement makes the queries whose key begins with its topic ask again. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    const topics = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const askAgain = () => {
      timer = undefined;
      const gathered = [...topics];
      topics.clear();
      if (gathered.includes(everything.topic)) void client.invalidateQueries({});
      else for (const topic of gathered) void client.invalidateQueries({ queryKey: [topic] });
    };
    const stop = listenLive(({ topic }) => {
      topics.add(topic);
      timer ??= setTimeout(askAgain, gatherMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [client]);
}
