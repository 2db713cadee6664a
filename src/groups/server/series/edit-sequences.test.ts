// Figure 11 on the real program: random sequences of edits (this date, this and the following, all from today on) by
// HTTP against the database, while days go by and people write. Nothing loses its date, nothing is lost or doubled, no
// past changes. A few on each change; two thousand by `npm run drill -- edits`.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawnFrom, runSequence } from '#app/testing/edit-sequence.ts';
import { seededRandom, testSeed } from '#app/testing/random.ts';
import { openTestWorld, type TestWorld } from '#app/testing/test-world.ts';

const sequences = Number(process.env['EVENKEEL_EDIT_SEQUENCES'] ?? 8);
let world: TestWorld;

beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

it(
  `${sequences} random sequences of edits lose no date (seed ${testSeed})`,
  async () => {
    const faults: string[] = [];
    const refused: Record<string, number> = {};
    let edits = 0;
    for (let sequence = 0; sequence < sequences; sequence += 1) {
      const report = await runSequence(world, drawnFrom(seededRandom(testSeed * 7_919 + sequence)));
      edits += report.edits;
      for (const [code, times] of Object.entries(report.refused))
        refused[code] = (refused[code] ?? 0) + times;
      faults.push(...report.faults.map((fault) => `sequence ${sequence}: ${fault}`));
      if (sequences > 100 && sequence % 100 === 99)
        console.log(
          `${sequence + 1} sequences, ${edits} edits, refused ${JSON.stringify(refused)}, ${faults.length} faults`,
        );
    }
    console.log(`${sequences} sequences, ${edits} edits, refused ${JSON.stringify(refused)}`);
    expect(faults).toEqual([]);
    // Not empty work: of what is tried, most is done.
    expect(edits).toBeGreaterThan(sequences);
  },
  60_000 + sequences * 20_000,
);
