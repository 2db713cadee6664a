// When something takes place, said on one of its days: what began before that day or goes on after it has no time there.
import { dayIn, timeIn, timeWords, type Instant, type LocalDate } from '#kernel/local-date.ts';

type Span = { readonly startsAt: string; readonly endsAt: string };

/** 'from 10:00 AM to 1:00 PM', 'until 1:00 PM', 'from 10:00 AM on' or 'all day', by the clock of the clinic. */
export function whenOn(day: LocalDate, { startsAt, endsAt }: Span, zone: string): string {
  const [start, end] = [startsAt as Instant, endsAt as Instant];
  const isFromBefore = dayIn(zone, start) < day || timeIn(zone, start) === '00:00';
  const goesOn = dayIn(zone, end) > day;
  if (isFromBefore) return goesOn ? 'all day' : `until ${timeWords(zone, end)}`;
  return goesOn
    ? `from ${timeWords(zone, start)} on`
    : `from ${timeWords(zone, start)} to ${timeWords(zone, end)}`;
}
