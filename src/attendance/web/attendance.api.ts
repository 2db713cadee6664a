// Typed calls of attendance. Keys begin with the topic the server announces.
import { useQuery } from '@tanstack/react-query';
import { ask, pathOf } from '#ui/ask.ts';
import type { BoardAnswer, SessionAnswer, TodayAnswer } from '../rules/attendance-answers.ts';
import type { MakeUps } from '../rules/make-ups.ts';

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
    // The hours go on while nobody taps.
    refetchInterval: hoursGoOnMs,
  });
}

/** How often what goes on by itself is asked for. */
export const hoursGoOnMs = 60_000;

/** Everybody expected at a clinic on a day; without a day today, without a clinic the first one. */
export function useToday(at: { day: string; clinicId: string }) {
  return useQuery({
    queryKey: ['session', 'today', at.day, at.clinicId],
    queryFn: () => ask<TodayAnswer>({ path: pathOf('/api/today', at) }),
    refetchInterval: hoursGoOnMs,
    // Another clinic's taps change nothing here.
    meta: { concerns: (id: string, answer: TodayAnswer | undefined) => isOfToday(id, answer) },
    placeholderData: (before: TodayAnswer | undefined) => before,
  });
}

function isOfToday(id: string, answer: TodayAnswer | undefined): boolean {
  if (answer === undefined || answer.clinicId === id) return true;
  return answer.sessions.some(({ session }) => session.id === id);
}

/** Sessions that would make up what somebody lacks. */
export function useMakeUps(sessionId: string, patientId: string) {
  return useQuery({
    queryKey: ['session', sessionId, 'make-ups', patientId],
    queryFn: () => ask<MakeUps>({ path: `/api/sessions/${sessionId}/people/${patientId}/make-ups` }),
  });
}

/** Who may see to somebody who cannot stay. */
export function useWhoSeesToThem(sessionId: string) {
  return useQuery({
    queryKey: ['staff', 'sees-to-them', sessionId],
    queryFn: () =>
      ask<{ staff: { staffMemberId: string; name: string; role: string }[] }>({
        path: `/api/sessions/${sessionId}/could-not-stay`,
      }),
  });
}
