// Puts answers about single lines of Today into the day on the screen, in whatever order they come.
import type { TodayAnswer } from '../rules/attendance-answers.ts';
import { changedLine } from '../rules/changed-line.ts';

/** An answer about one room: all of it, or some of its lines. */
export type Part = { readonly part: TodayAnswer; readonly isWhole: boolean };
type OneOfToday = TodayAnswer['sessions'][number];

// As of when each room and each line of it was heard last. Answers come in any order: an older one must not take the
// place of a newer one, and what it alone says must not be lost.
const heard = new Map<string, string>();

function isNews(name: string, asOf: string): boolean {
  const before = heard.get(name);
  if (before !== undefined && before > asOf) return false;
  heard.set(name, asOf);
  return true;
}

/** Remembers as of when a whole day was heard; answers it. */
export function heardWhole(answer: TodayAnswer): TodayAnswer {
  for (const { session, people } of answer.sessions) {
    heard.set(session.id, session.asOf);
    for (const { patientId } of people) heard.set(changedLine(session.id, patientId), session.asOf);
  }
  return answer;
}

/** The day with what an answer about one of its rooms says, as far as it is newer than what stands. */
export function withNewer(now: TodayAnswer, { part, isWhole }: Part): TodayAnswer {
  const [newer] = part.sessions;
  if (newer === undefined) return now;
  const sessions = now.sessions.map((one) =>
    one.session.id === newer.session.id ? roomWith(one, newer, isWhole) : one,
  );
  return { ...now, closing: part.closing, sessions };
}

// Of an answer about some lines the others, and how many are hidden, stay as they were.
function roomWith(one: OneOfToday, newer: OneOfToday, isWhole: boolean): OneOfToday {
  const { id, asOf } = newer.session;
  const isRoomNews = isNews(id, asOf);
  const [before, lines] = [one, newer].map(
    ({ people }) => new Map(people.map((person) => [person.patientId, person])),
  );
  const roster = isWhole && isRoomNews ? newer : one;
  const people = roster.people.map((person) => {
    const line = lines?.get(person.patientId);
    const isLineNews = line !== undefined && isNews(changedLine(id, person.patientId), asOf);
    return isLineNews ? line : (before?.get(person.patientId) ?? person);
  });
  return { ...(isRoomNews ? newer : one), hidden: roster.hidden, people };
}
