// How many minutes of a program day count as treatment. Clock and treatment minutes are both kept as they were; which
// of them counts is the payer's or the state's own dated policy (`minutes_counting`), and unless one is set breaks do
// not count. Source: the public timetables of data/iop-schedules state their hours in all three ways (D1, D5).
import type { GroupBlock } from './group.ts';

/** By the clock with short breaks; net of all breaks; or net, with fifty minutes as an hour. */
export type Counting = 'clock' | 'net' | 'fifty_minute_hour';

/** Minutes from the start of a program day, the first included and the last not. */
export type MinuteSpan = Pick<GroupBlock, 'fromMinute' | 'toMinute'>;
export type ProgramDay = { readonly minutes: number; readonly blocks: readonly MinuteSpan[] };

// A meal is no treatment in anybody's reading, not even by the clock.
const longestShortBreak = 30;

/** Minutes that count, of somebody who was there in these spans. */
export function countedMinutes(
  counting: Counting,
  day: ProgramDay,
  present: readonly MinuteSpan[] = [{ fromMinute: 0, toMinute: day.minutes }],
): number {
  if (counting === 'clock') return minutesWithin(present, withShortBreaks(day));
  const net = minutesWithin(present, day.blocks);
  return counting === 'net' ? net : Math.floor((net * 60) / 50);
}

/** Minutes of some spans that lie within others. Spans of one list do not overlap each other. */
export function minutesWithin(spans: readonly MinuteSpan[], others: readonly MinuteSpan[]): number {
  let minutes = 0;
  for (const span of spans) {
    for (const other of others)
      minutes += Math.max(
        0,
        Math.min(span.toMinute, other.toMinute) - Math.max(span.fromMinute, other.fromMinute),
      );
  }
  return minutes;
}

// The day without its long breaks.
function withShortBreaks(day: ProgramDay): MinuteSpan[] {
  const spans: MinuteSpan[] = [];
  let from = 0;
  let until = 0;
  const inOrder = [...day.blocks].sort((one, other) => one.fromMinute - other.fromMinute);
  for (const block of [...inOrder, { fromMinute: day.minutes, toMinute: day.minutes }]) {
    if (block.fromMinute - until > longestShortBreak) {
      spans.push({ fromMinute: from, toMinute: until });
      from = block.fromMinute;
    }
    until = Math.max(until, block.toMinute);
  }
  return [...spans, { fromMinute: from, toMinute: until }];
}
