// The usual ways to divide a program day into treatment and breaks, for a day of so many minutes.
import type { GroupBlock, GroupKind } from '../rules/group.ts';

export const presets = {
  whole: 'The whole time',
  break: 'One block with a quarter of an hour’s break',
  classes: 'Three fifty-minute classes',
  own: 'Blocks of its own',
} as const;
export type Preset = keyof typeof presets;

const classMinutes = 50;
const classEveryMinutes = 60;
const breakMinutes = 15;

/** Treatment blocks of a day, in minutes from its start. */
export function blocksOf(preset: Exclude<Preset, 'own'>, kind: GroupKind, dayMinutes: number): GroupBlock[] {
  const spans: Readonly<Record<Exclude<Preset, 'own'>, readonly (readonly [number, number])[]>> = {
    classes: [0, 1, 2].map(
      (place) => [place * classEveryMinutes, place * classEveryMinutes + classMinutes] as const,
    ),
    break: aroundBreak(dayMinutes),
    whole: [[0, dayMinutes]],
  };
  return spans[preset].map(([fromMinute, toMinute]) => ({ kind, fromMinute, toMinute }));
}

// The break lies in the middle, on a full five minutes.
function aroundBreak(dayMinutes: number): readonly (readonly [number, number])[] {
  const first = Math.round((dayMinutes - breakMinutes) / 2 / 5) * 5;
  return [
    [0, first],
    [first + breakMinutes, dayMinutes],
  ];
}
