// What an iCalendar file says takes place when (RFC 5545): rules expanded in their own zone, dates taken out, dates
// moved, and whatever is amiss with the line it stands on. A file with faults is still read as far as it goes.
import { occurrencesOf, type Occurrence } from '#kernel/recurrence.ts';
import { calendarComponents, type CalendarComponent, type CalendarLine } from './icalendar-lines.ts';

export type CalendarStart = {
  readonly at: Occurrence;
  /** Where it stood by the rule, when it was moved. */
  readonly movedFrom: Occurrence | null;
  readonly ends: Occurrence | null;
};
export type CalendarEvent = {
  readonly uid: string;
  readonly summary: string;
  readonly categories: readonly string[];
  readonly starts: readonly CalendarStart[];
  readonly excluded: readonly Occurrence[];
};
export type CalendarFault = { readonly line: number; readonly says: string };
export type CalendarFile = {
  readonly events: readonly CalendarEvent[];
  readonly faults: readonly CalendarFault[];
};

/** Reads a file; of rules without an end, `most` occurrences. */
export function readCalendar(text: string, most: number): CalendarFile {
  const faults: CalendarFault[] = [];
  const events = calendarComponents(text)
    .filter((component) => component.name === 'VCALENDAR')
    .flatMap((calendar) => {
      demand(calendar, ['VERSION', 'PRODID'], faults);
      return eventsOf(calendar, most, faults);
    });
  return { events, faults };
}

function eventsOf(calendar: CalendarComponent, most: number, faults: CalendarFault[]): CalendarEvent[] {
  const entries = calendar.parts.filter((part) => part.name === 'VEVENT');
  for (const entry of entries) demand(entry, ['UID', 'DTSTAMP', 'DTSTART'], faults);
  const moved = entries.filter((entry) => line(entry, 'RECURRENCE-ID') !== undefined);
  return entries
    .filter((entry) => !moved.includes(entry))
    .map((entry) => {
      const uid = line(entry, 'UID')?.value ?? '';
      const moves = moved
        .filter((one) => line(one, 'UID')?.value === uid)
        .flatMap((one) => moveOf(one, faults));
      return {
        uid,
        summary: line(entry, 'SUMMARY')?.value ?? '',
        categories: categoriesOf(entry),
        starts: startsOf(entry, { moves, most, faults }),
        excluded: lines(entry, 'EXDATE').flatMap(timesOf),
      };
    });
}

type Move = { from: Occurrence; start: CalendarStart };

function startsOf(
  entry: CalendarComponent,
  of: { moves: readonly Move[]; most: number; faults: CalendarFault[] },
): CalendarStart[] {
  const starts = line(entry, 'DTSTART');
  if (starts === undefined) return [];
  const rules = lines(entry, 'RRULE', 'EXDATE', 'RDATE').map(textOf);
  const rule = [textOf(starts), ...(rules.length === 0 ? [once] : rules)].join('\n');
  const found = occurrencesOf(rule, { most: of.most });
  if (found === null) {
    of.faults.push({ line: starts.number, says: 'These dates are not understood. Check DTSTART and RRULE.' });
    return [];
  }
  return found.map((at) => {
    const move = of.moves.find((one) => one.from.instant === at.instant);
    return move?.start ?? { at, movedFrom: null, ends: endOf(entry, of.faults) };
  });
}

function moveOf(entry: CalendarComponent, faults: CalendarFault[]): Move[] {
  const [from] = lines(entry, 'RECURRENCE-ID').flatMap(timesOf);
  const [at] = lines(entry, 'DTSTART').flatMap(timesOf);
  return from === undefined || at === undefined
    ? []
    : [{ from, start: { at, movedFrom: from, ends: endOf(entry, faults) } }];
}

// The end as written; of a series, that of its first date.
function endOf(entry: CalendarComponent, faults: CalendarFault[]): Occurrence | null {
  const written = line(entry, 'DTEND');
  const [starts] = lines(entry, 'DTSTART').flatMap(timesOf);
  if (written === undefined || starts === undefined) return null;
  const [ends] = timesOf(written);
  if (ends === undefined || ends.instant >= starts.instant) return ends ?? null;
  const says = `It ends (${ends.text}) before it starts (${starts.text}). Correct DTEND.`;
  if (!faults.some((fault) => fault.line === written.number)) faults.push({ line: written.number, says });
  return null;
}

const once = 'RRULE:FREQ=DAILY;COUNT=1';

/** The times of one line, which may name several, each in the line's own zone. */
function timesOf(written: CalendarLine): Occurrence[] {
  return written.value.split(',').flatMap((value) => {
    return occurrencesOf(`DTSTART${written.parameters}:${value}\n${once}`, { most: 1 }) ?? [];
  });
}

function categoriesOf(entry: CalendarComponent): string[] {
  return lines(entry, 'CATEGORIES')
    .flatMap((one) => one.value.split(','))
    .map((category) => category.trim())
    .filter((category) => category !== '');
}

function demand(component: CalendarComponent, names: readonly string[], faults: CalendarFault[]): void {
  const missing = names.filter((name) => line(component, name) === undefined);
  if (missing.length > 0)
    faults.push({ line: component.number, says: `${component.name} has no ${missing.join(', no ')}.` });
}

function lines(component: CalendarComponent, ...names: readonly string[]): CalendarLine[] {
  return component.lines.filter((one) => names.includes(one.name));
}

function line(component: CalendarComponent, name: string): CalendarLine | undefined {
  return component.lines.find((one) => one.name === name);
}

function textOf(written: CalendarLine): string {
  return `${written.name}${written.parameters}:${written.value}`;
}
