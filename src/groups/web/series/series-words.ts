// How dates and changes of a series read.
import { shortDay, timeOfDay } from '#ui/format.ts';
import { modeWords, wordOf } from '../group-words.ts';
import type { ChangeOfSeries, DateOfSeries } from './series.api.ts';

const kindWords: Readonly<Record<string, string>> = {
  timetable: 'New timetable',
  cancel: 'Called off',
  move: 'Moved',
  mode: 'Held otherwise',
  staff: 'Led by somebody else',
  closure: 'Clinic closed',
};

/** 'Called off: Thu, Nov 19', 'Moved: from Thu, Nov 19 on'. */
export function changeWords(change: ChangeOfSeries): string {
  const kind = wordOf(kindWords, change.kind);
  return change.reach === 'this'
    ? `${kind}: ${shortDay(change.fromOn)}`
    : `${kind}: from ${shortDay(change.fromOn)} on`;
}

/** What differs on a date, and what stands of it: a few words, never by color alone. */
export function stateWords(date: DateOfSeries): string {
  if (date.status === 'cancelled') return `Cancelled: ${date.cancelledBecause ?? 'no reason given'}`;
  const words = [
    date.heldOn === date.occursOn ? [] : [`moved from ${shortDay(date.occursOn)}`],
    date.heldOn === date.occursOn && has(date, 'moved') ? ['moved'] : [],
    has(date, 'mode') ? [wordOf(modeWords, date.mode).toLowerCase()] : [],
    date.away.length === 0 ? [] : [`${date.away.join(', ')} away`],
    date.keptBecause === 'written' ? ['attendance or notes stand'] : [],
  ].flat();
  return words.length === 0 ? 'Planned' : capital(words.join(', '));
}

/** What people are told of a date that is not as they know it; null where it is. */
export function matterOf(date: DateOfSeries): 'cancelled' | 'moved' | 'virtual' | 'cover' | null {
  if (date.status === 'cancelled') return 'cancelled';
  if (date.heldOn !== date.occursOn || has(date, 'moved')) return 'moved';
  if (has(date, 'mode')) return 'virtual';
  return date.away.length > 0 ? 'cover' : null;
}

function has(date: DateOfSeries, aspect: string): boolean {
  return date.exceptions.some((exception) => exception.aspect === aspect);
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** 'Mon, Nov 30' of an instant on a zone's calendar. */
export function dayWords(instant: string, zone: string): string {
  return shortDay(new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(instant)));
}

/** '10:00 AM to 1:00 PM'. */
export function spanWords(span: { startsAt: string; endsAt: string }, zone: string): string {
  return `${timeOfDay(span.startsAt, zone)} to ${timeOfDay(span.endsAt, zone)}`;
}

/** 'Maple', 'Virtual', 'Maple and virtual'. */
export function placeWords(date: { mode: string; roomName: string | null }): string {
  if (date.mode === 'virtual') return 'Virtual';
  const room = date.roomName ?? 'No room';
  return date.mode === 'hybrid' ? `${room} and virtual` : room;
}

const partWords: Readonly<Record<string, string>> = { second: ' (beside)', supervisor: ' (supervises)' };

/** 'Ana Cruz, Ben Okafor (beside)'. */
export function ledWords(date: DateOfSeries): string {
  return date.leaders
    .map((leader) => `${leader.givenName} ${leader.familyName}${partWords[leader.part] ?? ''}`)
    .join(', ');
}

/** The change that can be taken back on a date, the latest of its kinds. */
export function undoableOf(date: DateOfSeries): string | null {
  return date.exceptions.at(-1)?.changeId ?? date.staffChangeId;
}

export const lackWords: Readonly<Record<string, string>> = {
  'no-way-to-reach': 'no phone and no mail on record',
  'no-device': 'no device',
  'device-not-asked': 'nobody asked about a device',
};

export const keptWords: Readonly<Record<string, string>> = {
  written: 'people wrote on it',
  begun: 'it has begun',
  exception: 'it was changed by itself',
};
