// The roster of a session as it stands on this screen, and ways to mark it.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { SessionAnswer } from '../rules/attendance-answers.ts';
import { MarkQueue, shownPeople } from './mark-queue.ts';

export function useMarks(answer: SessionAnswer, writer: string) {
  const client = useQueryClient();
  const { session, people } = answer;
  const queue = useMemo(
    () =>
      new MarkQueue({
        sessionId: session.id,
        writer,
        // The page of the session, and today with all sessions.
        refetch: () => client.invalidateQueries({ queryKey: ['session'] }),
      }),
    [client, session.id, writer],
  );
  const now = useSyncExternalStore(queue.subscribe, queue.now);
  useEffect(() => queue.heard(people), [queue, people]);
  const shown = useMemo(() => shownPeople(people, now, session), [people, now, session]);
  return { queue, now, shown };
}
