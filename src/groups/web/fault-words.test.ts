import { expect, it } from 'vitest';
import type { GroupBlock } from '../rules/group.ts';
import { checkTimetable } from '../rules/timetable.ts';
import type { Preset } from './block-presets.ts';
import { faultText } from './fault-words.ts';

const block = (fromMinute: number, toMinute: number): GroupBlock => ({
  kind: 'counseling',
  fromMinute,
  toMinute,
});
const day = { startsAt: '10:00', endsAt: '12:00' };

it.each<{ blocks: GroupBlock[]; preset: Preset; says: string }>([
  { blocks: [block(0, 130)], preset: 'own', says: 'Tuesday: a block ends after the day does.' },
  { blocks: [block(0, 60), block(50, 90)], preset: 'own', says: 'Tuesday: two blocks overlap.' },
  { blocks: [block(60, 60)], preset: 'own', says: 'Tuesday: an end must be later than its start.' },
  { blocks: [block(0, 170)], preset: 'classes', says: 'Three classes of fifty minutes need' },
])('names the day and what is wrong on it: $says', ({ blocks, preset, says }) => {
  const days = [
    { weekday: 1, ...day, blocks: [block(0, 60)] },
    { weekday: 2, ...day, blocks },
  ];
  const fits = checkTimetable(days);
  expect(fits.ok ? '' : faultText(fits, preset)).toContain(says);
});
