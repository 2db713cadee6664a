// The cells of the bench: one kind of work against one server. All are run in turn, round after round, so that a
// busy moment of the machine falls on all of them alike.
import { randomUUID } from 'node:crypto';
import type { Served } from './child.ts';
import { databaseCpuMilliseconds } from './database-cpu.ts';
import { drive, type Ask } from './load.ts';
import { median, percentile } from './figures.ts';
import type { Prepared } from './prepare.ts';
import { benchDay } from './worlds.ts';

export type Cell = {
  name: string;
  server: Served;
  /** The first process of the database behind it. */
  postmaster: number;
  connections: number;
  cookie?: string;
  next: () => Ask | null;
};
export type Round = {
  perSecond: number;
  cpuMilliseconds: number;
  databaseMilliseconds: number;
  p50: number;
  p95: number;
  requests: number;
};
export type Rounds = Map<string, Round[]>;

/** Runs every cell in turn, as many rounds as asked. */
export async function runRounds(
  cells: readonly Cell[],
  how: { rounds: number; seconds: number },
): Promise<Rounds> {
  const all: Rounds = new Map(cells.map((cell) => [cell.name, []]));
  for (const cell of cells) await runOnce(cell, 0.5);
  for (let round = 1; round <= how.rounds; round += 1) {
    for (const cell of cells) all.get(cell.name)?.push(await runOnce(cell, how.seconds));
    process.stderr.write(`Round ${round} of ${how.rounds} is done.\n`);
  }
  return all;
}

async function runOnce(cell: Cell, seconds: number): Promise<Round> {
  const before = await cell.server.used();
  const databaseBefore = databaseCpuMilliseconds(cell.postmaster);
  const target = { port: cell.server.port, ...(cell.cookie === undefined ? {} : { cookie: cell.cookie }) };
  const driven = await drive({ target, connections: cell.connections, seconds, next: cell.next });
  const after = await cell.server.used();
  const database = databaseCpuMilliseconds(cell.postmaster) - databaseBefore;
  return {
    requests: driven.requests,
    perSecond: driven.requests / driven.seconds,
    cpuMilliseconds: (after.cpuMilliseconds - before.cpuMilliseconds) / Math.max(1, driven.requests),
    databaseMilliseconds: database / Math.max(1, driven.requests),
    p50: percentile(driven.milliseconds, 50),
    p95: percentile(driven.milliseconds, 95),
  };
}

/** The median over the rounds of one figure of a cell. */
export function middle(rounds: Rounds, cell: string, figure: keyof Round): number {
  return median((rounds.get(cell) ?? []).map((round) => round[figure]));
}

/** The median over the rounds of how one cell compares with another in the same round. */
export function ratio(rounds: Rounds, cells: readonly [string, string], figure: keyof Round): number {
  const [ones, others] = cells.map((cell) => rounds.get(cell) ?? []);
  return median((ones ?? []).map((one, index) => one[figure] / (others?.[index]?.[figure] ?? Number.NaN)));
}

/** Reads one row, and writes twelve in a transaction, with nothing around it. */
export function bareCells(server: Served, postmaster: number): Cell[] {
  return [
    {
      name: 'bare read',
      server,
      postmaster,
      connections: 10,
      next: () => ({ method: 'GET', path: `/row/${Math.floor(Math.random() * 100_000)}` }),
    },
    {
      name: 'bare transaction',
      server,
      postmaster,
      connections: 10,
      next: () => ({ method: 'POST', path: '/tx', body: `{"row":${Math.floor(Math.random() * 100_000)}}` }),
    },
  ];
}

/** The work of a day, in one world. */
export function cellsOf(
  world: string,
  at: { server: Served; postmaster: number },
  prepared: Prepared,
): Cell[] {
  const { toSign } = prepared;
  return [
    {
      name: `${world} chart`,
      ...at,
      connections: 10,
      cookie: prepared.supervisor,
      next: () => ({ method: 'GET', path: `/api/patients/${anyOf(prepared.patientIds)}/chart` }),
    },
    {
      name: `${world} board`,
      ...at,
      connections: 10,
      cookie: prepared.director,
      next: () => ({ method: 'GET', path: `/api/sessions?day=${benchDay}` }),
    },
    {
      name: `${world} week board`,
      ...at,
      connections: 1,
      cookie: prepared.director,
      next: () => ({ method: 'GET', path: `/api/board/week?week=${benchDay}` }),
    },
    ...findingCells(world, at, prepared),
    {
      name: `${world} signing`,
      ...at,
      connections: 10,
      next: () => {
        const session = toSign.pop();
        if (session === undefined) return null;
        return {
          method: 'POST',
          path: `/api/sessions/${session.sessionId}/signatures`,
          body: session.body,
          headers: { cookie: session.cookie, 'idempotency-key': randomUUID() },
        };
      },
    },
  ];
}

function anyOf<Item>(items: readonly Item[]): Item {
  const item = items[Math.floor(Math.random() * items.length)];
  if (item === undefined) throw new Error('there is nothing to ask for');
  return item;
}

/** Finding people: the list of a clinic's, and a misspelled name among those of all clinics. */
function findingCells(world: string, at: { server: Served; postmaster: number }, prepared: Prepared): Cell[] {
  return [
    {
      name: `${world} people`,
      ...at,
      connections: 1,
      cookie: prepared.director,
      next: () => ({ method: 'GET', path: '/api/patients' }),
    },
    {
      name: `${world} search`,
      ...at,
      connections: 1,
      cookie: prepared.desk,
      next: () => ({
        method: 'GET',
        path: `/api/patients/search?words=${encodeURIComponent(anyOf(prepared.misspelled))}`,
      }),
    },
  ];
}
