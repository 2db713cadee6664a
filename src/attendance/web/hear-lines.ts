// Puts answers about single lines of Today into the day on the screen, in whatever order they come.
import type { TodayAnswer } from '../rules/attendance-answers.ts';

/** An answer about one room: all of it, or some of its lines. */
export type Part = { readonly part: TodayAnswer; readonly isWhole: boolean };
type OneOfToday = TodayAnswer['sessions'][number];

/** A day on the screen, with as of when each line of a room was heard, by the person. */
export type HeardDay = Omit<TodayAnswer, 'sessions'> & { readonly sessions: HeardRoom[] };
type HeardRoom = OneOfToday & { readonly heard: Readonly<Record<string, string>> };

/** A whole day as it was just answered. */
export function heardWhole(answer: TodayAnswer): HeardDay {
  return { ...answer, sessions: answer.sessions.map((one) => ({ ...one, heard: heardNow(one) })) };
}

/**
 * The day with what an answer about one of its rooms says, as far as it is newer than what stands. Answers come in any
 * order: an older one must not take the place of a newer one, and what it alone says must not be lost.
 */
export function withNewer(now: HeardDay, { part, isWhole }: Part): HeardDay {
  const [newer] = part.sessions;
  if (newer === undefined) return now;
  const sessions = now.sessions.map((one) =>
    one.session.id === newer.session.id ? roomWith(one, newer, isWhole) : one,
  );
  return { ...now, closing: part.closing, sessions };
}

// Of an answer about some lines the others, and how many are hidden, stay as they were.
function roomWith(one: HeardRoom, newer: OneOfToday, isWhole: boolean): HeardRoom {
  const { asOf } = newer.session;
  const isRoomNews = asOf >= one.session.asOf;
  const [before, lines] = [one, newer].map(
    ({ people }) => new Map(people.map((person) => [person.patientId, person])),
  );
  const roster = isWhole && isRoomNews ? newer : one;
  const heard = { ...one.heard };
  const people = roster.people.map((person) => {
    const line = lines?.get(person.patientId);
    if (line === undefined || asOf < (heard[person.patientId] ?? ''))
      return before?.get(person.patientId) ?? person;
    heard[person.patientId] = asOf;
    return line;
  });
  return { ...(isRoomNews ? newer : one), hidden: roster.hidden, people, heard };
}

function heardNow({ session, people }: OneOfToday): Record<string, string> {
  return Object.fromEntries(people.map(({ patientId }) => [patientId, session.asOf]));
}
