// Typed calls of attendance. Keys begin with the topic the server announces.
import { useQuery } from '@tanstack/react-query';
import { ask, pathOf } from '#ui/ask.ts';
import type { BoardAnswer, SessionAnswer, TodayAnswer } from '../rules/attendance-answers.ts';
import type { CheckInCode } from '../rules/check-in-schema.ts';
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
    meta: { concerns: isOfToday, renew: renewedSessions },
    placeholderData: (before: TodayAnswer | undefined) => before,
  });
}

// Of a tap in one room only that room is asked for; of more, or of the day itself, everything.
const mostRooms = 2;

async function renewedSessions(
  ids: readonly string[],
  answer: TodayAnswer,
): Promise<((now: TodayAnswer) => TodayAnswer) | null> {
  const rooms = roomsToRenew(ids, answer);
  if (rooms === null) return null;
  const { clinicId, day } = answer;
  const parts = await Promise.all(
    rooms.map((sessionId) => ask<TodayAnswer>({ path: pathOf('/api/today', { clinicId, day, sessionId }) })),
  );
  // A room that is not of this day any more.
  if (parts.some(({ sessions }) => sessions.length !== 1)) return null;
  return (now) => parts.reduce(withNewer, now);
}

/** The rooms whose people or hours a change of some rooms touches; null when the whole day is to be asked for. */
function roomsToRenew(ids: readonly string[], { sessions }: TodayAnswer): string[] | null {
  const isOf = (one: TodayAnswer['sessions'][number]) => ids.includes(one.session.id);
  const changed = sessions.filter(isOf);
  // Whoever is in two rooms today has the hours of both on each line.
  const people = new Set(changed.flatMap((one) => one.people.map(({ patientId }) => patientId)));
  const rooms = sessions.filter(
    (one) => isOf(one) || one.people.some(({ patientId }) => people.has(patientId)),
  );
  const isWhole = changed.length < ids.length || rooms.length > mostRooms;
  return isWhole ? null : rooms.map(({ session }) => session.id);
}

function withNewer(now: TodayAnswer, part: TodayAnswer): TodayAnswer {
  const [newer] = part.sessions;
  return {
    ...now,
    closing: part.closing,
    sessions: now.sessions.map((one) =>
      newer !== undefined && one.session.id === newer.session.id && newer.session.asOf >= one.session.asOf
        ? newer
        : one,
    ),
  };
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

/** The code with which somebody checks in at the tablet; another one once they have arrived. */
export function useCheckInCode(sessionId: string, patientId: string) {
  return useQuery({
    queryKey: ['session', sessionId, 'check-in-code', patientId],
    queryFn: () => ask<CheckInCode>({ path: `/api/sessions/${sessionId}/people/${patientId}/check-in-code` }),
    gcTime: 0,
  });
}
