// What is wrong with the weekdays and blocks that are typed, and on which day.
import type { Refusal } from '#kernel/outcome.ts';
import type { TimetableFault } from '../rules/timetable.ts';
import type { Preset } from './block-presets.ts';

export const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const words: Readonly<Record<TimetableFault, string>> = {
  'weekday-twice': 'A weekday stands twice.',
  'ends-before-start': 'an end must be later than its start.',
  'block-outside-day': 'a block ends after the day does. Let the block end earlier, or the day later.',
  'blocks-overlap': 'two blocks overlap. Let one end before the next begins.',
};

/** 'Tuesday: two blocks overlap. Let one end before the next begins.' */
export function faultText({ code, facts }: Refusal<TimetableFault>, preset: Preset): string {
  if (code === 'block-outside-day' && preset === 'classes')
    return 'Three classes of fifty minutes need a day of at least 2 hours and 50 minutes.';
  const weekday = weekdayNames[Number(facts['weekday']) - 1];
  const says = words[code];
  return weekday === undefined ? says : `${weekday}: ${says}`;
}
