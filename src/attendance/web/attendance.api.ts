// Typed calls of attendance. Keys begin with the topic the server announces.
import { useQuery } from '@tanstack/react-query';
import { ask, pathOf } from '#ui/ask.ts';
import type { BoardAnswer, SessionAnswer } from '../rules/attendance-answers.ts';

export type BoardSession = BoardAnswer['sessions'][number];
export type Session = SessionAnswer['session'];
export type RosterPerson = SessionAnswer['people'][number];

/** The sessions of a day; without a day, of today. The board also hears of notes, so that signing shows. */
export function useBoard(at: { day: string; clinicId: string }) {
  return useQuery({
    queryKey: ['session', 'board', at.day, at.clinicId],
    queryFn: () => ask<BoardAnswer>({ path: pathOf('/api/sessions', at) }),
    // The day before stays on the screen until the next one is there.
    placeholderData: (before: BoardAnswer | undefined) => before,
  });
}

export function sessionKey(sessionId: string) {
  return ['session', sessionId] as const;
}

/** One session with the people on its roster. */
export function useSession(sessionId: string) {
  return useQuery({
    queryKey: sessionKey(sessionId),
    queryFn: () => ask<SessionAnswer>({ path: `/api/sessions/${sessionId}` }),
  });
}
