// The published iCalendar vectors: 36 rules of RFC 5545, and three files with the figures of a separate parser.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sharedData } from '#app/testing/shared-data.ts';
import { occurrencesOf } from '#kernel/recurrence.ts';
import { readCalendar, type CalendarStart } from './icalendar.ts';

const folder = sharedData('ical');
const isThere = existsSync(folder);
const read = (name: string): string => readFileSync(`${folder}/${name}`, 'utf8');

type Vector = {
  name: string;
  ical: string;
  take?: number;
  equivalent_ical?: string;
  expected: string[];
};

describe.skipIf(!isThere)('the published vectors (left out without data/ical)', () => {
  it('expands 36 of 36 rules', () => {
    const vectors = JSON.parse(read('rfc5545-expansions.json')) as Vector[];
    // One case names an equivalent that is the bare word DTSTART: no rule, and so nothing to expand.
    const wrong = vectors.filter((vector) =>
      [vector.ical, vector.equivalent_ical ?? vector.ical]
        .filter((lines) => lines.includes('RRULE'))
        .some((lines) => {
          // One more than expected is asked for where the rule ends by itself: it must not be there.
          const most = vector.take ?? vector.expected.length + 1;
          const texts = occurrencesOf(lines, { most })?.map((one) => one.text);
          return JSON.stringify(texts) !== JSON.stringify(vector.expected);
        }),
    );
    expect(vectors).toHaveLength(36);
    expect(wrong.map((vector) => vector.name)).toEqual([]);
  });

  it('reads a weekly series with dates taken out and one moved', () => {
    const expected = (
      JSON.parse(read('EXPECTED.json')) as Record<string, { event: string; starts: string[] }>
    )['npm-ical__example_rrule.ics'];
    const file = readCalendar(read('npm-ical__example_rrule.ics'), 100);
    const [weekly, single] = file.events;
    expect(weekly?.uid).toBe(expected?.event);
    expect(weekly?.starts.map(withOffset)).toEqual(expected?.starts);
    expect(weekly?.excluded.map((one) => one.day)).toEqual([
      '2017-07-06',
      '2017-07-13',
      '2017-07-20',
      '2017-08-03',
    ]);
    expect(single?.starts.map((start) => start.at.text)).toEqual(['2017-12-01T13:00:00-06:00']);
    expect(file.faults).toEqual([]);
  });

  it('reads a daily series, and reports a moved date that ends before it starts', () => {
    const expected = (
      JSON.parse(read('EXPECTED.json')) as Record<string, { starts_local: string[]; excluded: string[] }>
    )['npm-ical__test12.ics'];
    const file = readCalendar(read('npm-ical__test12.ics'), 100);
    const [event] = file.events;
    const plain = expected?.starts_local.map((text) => text.slice(0, 16));
    expect(event?.starts.map((start) => `${start.at.day}T${start.at.time}`)).toEqual(plain);
    expect(event?.excluded.map((one) => `${one.day}T${one.time}`)).toEqual(expected?.excluded);
    expect(event?.starts[1]?.movedFrom?.day).toBe('2015-07-07');
    expect(file.faults.map((fault) => fault.says).join(' ')).toContain(
      'It ends (2015-07-07T16:00:00-07:00) before it starts (2015-07-09T15:00:00-07:00).',
    );
    expect(file.faults).toContainEqual({ line: 1, says: 'VCALENDAR has no VERSION, no PRODID.' });
  });

  it('trims categories, and says what each event lacks', () => {
    const file = readCalendar(read('npm-ical__test10.ics'), 100);
    const three = ['cat1', 'cat2', 'cat3'];
    expect(file.events.map((event) => event.categories)).toEqual([three, three, [], ['lonely-cat'], three]);
    expect(file.events.flatMap((event) => event.starts)).toEqual([]);
    expect(file.faults.map((fault) => fault.says)).toEqual([
      'VCALENDAR has no VERSION, no PRODID.',
      ...Array.from({ length: 5 }, () => 'VEVENT has no DTSTAMP, no DTSTART.'),
    ]);
  });
});

describe('a calendar file', () => {
  it.each([
    { text: '', why: 'empty' },
    {
      text: 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:nonsense\nRRULE:FREQ=SOMETIMES',
      why: 'never closed, no dates',
    },
    { text: 'END:VEVENT\n x\n:::\nBEGIN', why: 'no calendar at all' },
  ])('that is broken breaks nothing: $why', ({ text }) => {
    expect(readCalendar(text, 10).events.flatMap((event) => event.starts)).toEqual([]);
  });
});

function withOffset({ at, movedFrom, ends }: CalendarStart): string {
  const text = at.text.replace(':00-', '-');
  return movedFrom === null ? text : `${text} (moved from ${movedFrom.day}, ends ${ends?.time ?? ''})`;
}
