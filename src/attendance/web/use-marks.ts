// The roster of a session as it stands on this screen, and ways to mark it.
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { changedHere } from '#ui/live.ts';
import type { SessionAnswer } from '../rules/attendance-answers.ts';
import { told } from '../rules/changed-line.ts';
import { wasThere } from '../rules/was-there.ts';
import { MarkQueue, shownPeople, type NewStatus, type ShownPerson } from './mark-queue.ts';
import { mustBeConfirmed, useConfirming } from './use-confirming.ts';

export function useMarks(answer: SessionAnswer, writer: string) {
  const { session, people } = answer;
  const queue = useMemo(
    () =>
      new MarkQueue({
        sessionId: session.id,
        writer,
        // The page of the session, and today with all sessions.
        askAgain: (patientIds) => {
          for (const id of told(session.id, patientIds)) changedHere({ topic: 'session', id });
        },
      }),
    [session.id, writer],
  );
  const now = useSyncExternalStore(queue.subscribe, queue.now);
  useEffect(() => queue.heard(people), [queue, people]);
  const shown = useMemo(() => shownPeople(people, now, session), [people, now, session]);
  const confirming = useConfirming(shown);
  // A mark that says somebody by video is there asks first where they are.
  const mark = (person: ShownPerson, change: Omit<NewStatus, 'patientId'>) => {
    if (wasThere(change.status) && mustBeConfirmed(person)) confirming.ask(person.patientId);
    else queue.mark(person, change);
  };
  // Of whoever is in view, where a search hides others: nobody is marked unseen.
  const everyone = (inView: readonly ShownPerson[] = shown) => {
    queue.everyone(inView, session, inView.length < shown.length ? 'in-view' : 'all');
    confirming.askAll(inView);
  };
  return { queue, now, shown, mark, everyone, confirming };
}
