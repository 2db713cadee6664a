// How the ways to reach a person read: what is allowed, what is not, and what may be said.
import type { PersonToTell } from './cover.api.ts';

type Reach = Pick<PersonToTell, 'ways' | 'wasAsked'>;
type Way = Reach['ways'][number];

const meansWords: Readonly<Record<string, string>> = {
  call: 'call',
  message: 'leave a message',
  text: 'text',
  mail: 'mail',
  letter: 'write',
};
const closedWords: Readonly<Record<string, string>> = {
  call: 'no call',
  message: 'no message',
  text: 'no text',
};

/** At the head of every sheet that names people and says how to reach them. */
export const internalWords = 'INTERNAL. Contains health information: keep it with you, shred it after use.';

/** At the head of the sheet that people sign, which lies open in the room. */
export const signingWords = 'TO SIGN. Hand it back to staff: it names who comes here.';

/** '10 people whose records are not yours to open.' */
export function hiddenText(count: number): string {
  return count === 1
    ? '1 person whose record is not yours to open.'
    : `${count} people whose records are not yours to open.`;
}

/** 'Call (312) 555-0177; no message, no text; after 5 pm. Speak only with the person.' */
export function wayText(way: Way): string {
  const may = way.means.map((means) => meansWords[means] ?? means).join(', ');
  const begin = may.charAt(0).toLocaleUpperCase('en-US') + may.slice(1);
  const closed = way.closed.map((means) => closedWords[means] ?? `no ${means}`).join(', ');
  const parts = [`${begin}: ${way.value}`, closed, way.bestTimes ?? ''].filter((part) => part !== '');
  return `${parts.join('; ')}. ${way.says}`.trim();
}

/** What to do where no way is allowed. */
export function noWayText(reach: Reach): string {
  return reach.wasAsked
    ? 'They allowed no way: tell them when they come.'
    : 'Nobody wrote down yet how they may be reached: tell them when they come, and ask.';
}

/** The same on paper, which is for people who stand in front of you: as short as a cell needs it. */
export function noPhoneText(reach: Reach): string {
  return reach.wasAsked ? 'Do not call' : 'Not asked yet how to reach';
}

/** 'In the room' or 'Virtual'. */
export function takesPartText(mode: string): string {
  return mode === 'virtual' ? 'Virtual' : 'In the room';
}
