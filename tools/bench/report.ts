// The table the bench ends with: what was measured, what is aimed at, and whether it was met.
import { middle, ratio, type Round, type Rounds } from './cells.ts';
import { shown } from './figures.ts';
import type { Starts } from './starts.ts';

export type Measured = {
  rounds: Rounds;
  rssMegabytes: number;
  middle: (cell: string, figure: keyof Round) => number;
};

type Line = { work: string; measured: number; unit: string; aim: number; atLeast?: boolean };

/** Medians of every cell. */
export function printCells(rounds: Rounds): void {
  console.table(
    Object.fromEntries(
      [...rounds.keys()].map((cell) => [
        cell,
        {
          'requests/s': shown(middle(rounds, cell, 'perSecond')),
          'server CPU ms': shown(middle(rounds, cell, 'cpuMilliseconds')),
          'database CPU ms': shown(middle(rounds, cell, 'databaseMilliseconds')),
          'p50 ms': shown(middle(rounds, cell, 'p50')),
          'p95 ms': shown(middle(rounds, cell, 'p95')),
        },
      ]),
    ),
  );
}

/** Every aim of performance.md section 0 that the program has reached so far. */
export function printTable(measured: Measured, starts: Starts | null): void {
  const lines = [
    ...workLines(measured),
    ...growthLines(measured),
    ...startLines(starts),
    { work: 'Server memory under load', measured: measured.rssMegabytes, unit: 'MB', aim: 250 },
  ];
  console.table(
    lines.map((line) => ({
      work: line.work,
      measured: `${shown(line.measured)} ${line.unit}`,
      aim: `${line.atLeast === true ? 'at least' : 'at most'} ${line.aim} ${line.unit}`,
      met: isMet(line) ? 'met' : 'NOT MET',
    })),
  );
  console.log(`${lines.filter(isMet).length} of ${lines.length} aims are met.`);
}

function isMet(line: Line): boolean {
  return line.atLeast === true ? line.measured >= line.aim : line.measured <= line.aim;
}

function workLines({ rounds }: Measured): Line[] {
  return [
    {
      work: 'Open a chart, beside a bare row read',
      measured: ratio(rounds, ['base chart', 'bare read'], 'perSecond'),
      unit: 'x',
      aim: 0.2,
      atLeast: true,
    },
    {
      work: 'Open a chart, server CPU',
      measured: middle(rounds, 'base chart', 'cpuMilliseconds'),
      unit: 'ms',
      aim: 1,
    },
    {
      work: "Today's board, 50 rows, server CPU",
      measured: middle(rounds, 'base board', 'cpuMilliseconds'),
      unit: 'ms',
      aim: 1,
    },
    {
      work: 'Sign 12 notes, beside a bare 12-row transaction',
      measured: ratio(rounds, ['base signing', 'bare transaction'], 'perSecond'),
      unit: 'x',
      aim: 0.5,
      atLeast: true,
    },
    {
      work: 'Sign 12 notes, server CPU',
      measured: middle(rounds, 'base signing', 'cpuMilliseconds'),
      unit: 'ms',
      aim: 6,
    },
    {
      work: 'Week board, among 100,000, p95',
      measured: middle(rounds, 'big week board', 'p95'),
      unit: 'ms',
      aim: 200,
    },
    {
      work: 'List of people of a clinic, among 100,000, p95',
      measured: middle(rounds, 'big people', 'p95'),
      unit: 'ms',
      aim: 200,
    },
    {
      work: 'Misspelled name among 100,000, p95',
      measured: middle(rounds, 'big search', 'p95'),
      unit: 'ms',
      aim: 50,
    },
  ];
}

function growthLines({ rounds }: Measured): Line[] {
  return ['chart', 'board', 'week board', 'signing', 'search'].map((work) => ({
    work: `Ten times the data: ${work}, median time`,
    measured: ratio(rounds, [`big ${work}`, `base ${work}`], 'p50'),
    unit: 'x',
    aim: 1.3,
  }));
}

function startLines(starts: Starts | null): Line[] {
  if (starts === null) return [];
  const load = starts.firstLoad;
  return [
    { work: 'First start with the demonstration', measured: starts.firstSeconds, unit: 's', aim: 30 },
    { work: 'Start again', measured: starts.secondSeconds, unit: 's', aim: 3 },
    ...(load === null
      ? []
      : [
          {
            work: `First load of the staff app, gzip (${load.files} files)`,
            measured: load.gzipKilobytes,
            unit: 'KB',
            aim: 350,
          },
        ]),
  ];
}
