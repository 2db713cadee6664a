// Typed calls of attendance. Keys begin with the topic the server announces.
import { useQuery } from '@tanstack/react-query';
import { ask, pathOf } from '#ui/ask.ts';
import type { BoardAnswer, SessionAnswer, TodayAnswer } from '../rules/attendance-answers.ts';
import { changedLines, mostLines } from '../rules/changed-line.ts';
import type { CheckInCode } from '../rules/check-in-schema.ts';
import type { MakeUps } from '../rules/make-ups.ts';
import { heardWhole, withNewer, type HeardDay } from './hear-lines.ts';

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
    // Another room's taps change nothing here, unless they are about somebody of this one.
    meta: { concerns: isOfSession },
  });
}

function isOfSession(id: string, answer: SessionAnswer | undefined): boolean {
  if (answer === undefined) return true;
  const [sessionId, patientId] = id.split('/');
  return (
    sessionId === answer.session.id ||
    sessionId === answer.session.clinicId ||
    answer.people.some((person) => person.patientId === patientId)
  );
}

/** How often what goes on by itself is asked for. */
export const hoursGoOnMs = 60_000;

/** Everybody expected at a clinic on a day; without a day today, without a clinic the first one. */
export function useToday(at: { day: string; clinicId: string }) {
  return useQuery({
    queryKey: ['session', 'today', at.day, at.clinicId],
    queryFn: async () => heardWhole(await ask<TodayAnswer>({ path: pathOf('/api/today', at) })),
    refetchInterval: hoursGoOnMs,
    // Another clinic's taps change nothing here.
    meta: { concerns: isOfToday, renew: renewedSessions },
    placeholderData: (before: HeardDay | undefined) => before,
  });
}

// Of a tap only the line is asked for, or the room; of more rooms, or of the day itself, everything.
const mostRooms = 2;

async function renewedSessions(
  ids: readonly string[],
  answer: HeardDay,
): Promise<((now: HeardDay) => HeardDay) | null> {
  const rooms = roomsToRenew(ids, answer);
  if (rooms === null) return null;
  const { clinicId, day } = answer;
  const parts = await Promise.all(
    [...rooms].map(async ([sessionId, lines]) => {
      const people = lines === null || lines.size > mostLines ? undefined : [...lines].join(',');
      const part = await ask<TodayAnswer>({
        path: pathOf('/api/today', { clinicId, day, sessionId, people }),
      });
      return { part, isWhole: people === undefined };
    }),
  );
  // A room that is not of this day any more.
  if (parts.some(({ part }) => part.sessions.length !== 1)) return null;
  return (now) => parts.reduce(withNewer, now);
}

type Rooms = ReadonlyMap<string, ReadonlySet<string> | null>;

/** The rooms whose people or hours a change touches, each with its lines or whole; null when the day is to be asked for. */
function roomsToRenew(ids: readonly string[], { sessions }: HeardDay): Rooms | null {
  const changed = changedLines(ids);
  const isOf = (one: HeardDay['sessions'][number]) => changed.has(one.session.id);
  if (sessions.filter(isOf).length < changed.size) return null;
  // Whoever is in two rooms today has the hours of both on each line.
  const people = new Set(
    sessions.filter(isOf).flatMap((one) => {
      const lines = changed.get(one.session.id);
      return lines === null ? one.people.map(({ patientId }) => patientId) : [...(lines ?? [])];
    }),
  );
  const rooms = new Map<string, ReadonlySet<string> | null>();
  for (const one of sessions) {
    const shared = one.people.map(({ patientId }) => patientId).filter((id) => people.has(id));
    const own = changed.get(one.session.id);
    if (own === null) rooms.set(one.session.id, null);
    else if (own !== undefined || shared.length > 0)
      rooms.set(one.session.id, new Set([...(own ?? []), ...shared]));
  }
  return rooms.size > mostRooms ? null : rooms;
}

function isOfToday(id: string, answer: TodayAnswer | undefined): boolean {
  if (answer === undefined || answer.clinicId === id) return true;
  const [sessionId] = id.split('/');
  return answer.sessions.some(({ session }) => session.id === sessionId);
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
