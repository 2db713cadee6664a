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

const blockWords: Readonly<Partial<Record<TimetableFault, string>>> = {
  'ends-before-start': 'An end must be later than its start.',
  'block-outside-day': 'Let the block end earlier, or the day later.',
  'blocks-overlap': 'Let it begin when the block before it has ended.',
};

export type FaultOfBlock = {
  readonly block: number;
  readonly key: 'fromMinute' | 'toMinute';
  readonly words: string;
};

/** The block of a weekday that is at fault, the time of it, and what to do there. */
export function faultOfBlock(
  fits: Refusal<TimetableFault> | { ok: true },
  weekday: number,
): FaultOfBlock | null {
  if (fits.ok || fits.facts['weekday'] !== weekday || fits.facts['block'] === undefined) return null;
  return {
    block: Number(fits.facts['block']),
    key: fits.code === 'blocks-overlap' ? 'fromMinute' : 'toMinute',
    words: blockWords[fits.code] ?? words[fits.code],
  };
}

/** What is wrong with the times of a weekday itself; null where a block is at fault, or nothing. */
export function faultOfDay(
  fits: Refusal<TimetableFault> | { ok: true },
  weekday: number,
): string | undefined {
  if (fits.ok || fits.facts['weekday'] !== weekday || fits.facts['block'] !== undefined) return undefined;
  return blockWords[fits.code];
}

/** 'Tuesday: two blocks overlap. Let one end before the next begins.' */
export function faultText({ code, facts }: Refusal<TimetableFault>, preset: Preset): string {
  if (code === 'block-outside-day' && preset === 'classes')
    return 'Three classes of fifty minutes need a day of at least 2 hours and 50 minutes.';
  const weekday = weekdayNames[Number(facts['weekday']) - 1];
  const says = words[code];
  return weekday === undefined ? says : `${weekday}: ${says}`;
}
