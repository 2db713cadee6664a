// `npm run bench`: builds two worlds once, starts the real server on each and drives it over HTTP, with a bare server
// beside it in the same run. Prints each figure with its aim from the performance notes; ratios and processor time
// a request say more than requests a second, since machines are busy.
// Options: --rounds N (5), --seconds S (3), --no-starts, --quick (small worlds, to try the bench itself).
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { bareCells, cellsOf, middle, runRounds, type Cell } from './bench/cells.ts';
import { serve, type Served } from './bench/child.ts';
import { asOwnerOf, bareDatabase, openWorld, postmasterOf } from './bench/places.ts';
import { prepare } from './bench/prepare.ts';
import { printCells, printTable, type Measured } from './bench/report.ts';
import { measureStarts, type Starts } from './bench/starts.ts';
import { buildWorlds, type World } from './bench/worlds.ts';

const firstPort = 4_690;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    'no-starts': { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
});
const how = { rounds: Number(values.rounds), seconds: Number(values.seconds) };

const { worlds, seconds } = await buildWorlds(values.quick);
if (seconds > 1) console.log(`Both worlds were built in ${Math.round(seconds)} s (at most 600 s).`);
const starts: Starts | null = values['no-starts'] ? null : await measureStarts(firstPort + 9);
const [loadBefore = 0] = loadavg();
const measured = await measure(worlds);
const [loadAfter = 0] = loadavg();
console.log(
  `Load of this machine before driving ${loadBefore.toFixed(1)}, after it ${loadAfter.toFixed(1)}. Above about 1 before, trust ratios and processor time only.`,
);
printTable(measured, starts);

async function measure(both: Record<World['name'], World>): Promise<Measured> {
  const base = await openWorld(both.base);
  const big = await openWorld(both.big);
  const served: Served[] = [];
  try {
    const bare = await serve('bare-server.ts', firstPort, { BARE_DATABASE: await bareDatabase(base) });
    served.push(bare);
    const cells: Cell[] = bareCells(bare, postmasterOf(both.base));
    for (const [index, [world, embedded]] of (
      [
        [both.base, base],
        [both.big, big],
      ] as const
    ).entries()) {
      // Enough sessions to sign for all rounds at four hundred a second.
      const prepared = await asOwnerOf(embedded, (owner) =>
        prepare(owner, how.rounds * how.seconds * 400 + 200),
      );
      // A real server, not the demonstration's; its clock may be set because it runs as a test, on this machine only.
      const server = await serve('bench-server.ts', firstPort + 1 + index, {
        ...world.env,
        EVENKEEL_DEMO: 'off',
        NODE_ENV: 'test',
      });
      served.push(server);
      cells.push(...cellsOf(world.name, { server, postmaster: postmasterOf(world) }, prepared));
    }
    const rounds = await runRounds(cells, how);
    printCells(rounds);
    const used = await Promise.all(served.map((server) => server.used()));
    return {
      rounds,
      rssMegabytes: Math.max(...used.slice(1).map((one) => one.rssMegabytes)),
      middle: (cell, figure) => middle(rounds, cell, figure),
    };
  } finally {
    for (const server of served) await server.stop();
    await base.stop();
    await big.stop();
  }
}
