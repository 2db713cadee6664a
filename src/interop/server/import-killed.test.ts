// A server that is killed while it brings a file in leaves nothing of it; the next one finds the file waiting and
// brings it in whole, once. Long files hold nobody up meanwhile.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededRandom, testSeed } from '#app/testing/random.ts';
import { openTestWorld, type TestWorld } from '#app/testing/test-world.ts';
import { everythingWritten, importingIn, type Importing } from './importing.builders.ts';

let world: TestWorld;
let importing: Importing;
beforeAll(async () => {
  world = await openTestWorld();
  importing = await importingIn(world);
});
afterAll(() => world.close());

const script = fileURLToPath(new URL('../../app/testing/import-process.ts', import.meta.url));
const kills = 3;
const lines = 1000;
/** EVENKEEL_IMPORT_LINES asks for more: 50000, say. */
const longLines = Number(process.env['EVENKEEL_IMPORT_LINES'] ?? 3000);

function longCsv(name: string, count: number): string {
  const rows = Array.from({ length: count }, (_none, place) => {
    const day = `19${String(50 + (place % 50))}-${String(1 + (place % 12)).padStart(2, '0')}-${String(1 + (place % 28)).padStart(2, '0')}`;
    return `${name}${place},Person${place},${day},773-555-0100,${name}-${place},"note, ${place}"`;
  });
  return ['Last name,First name,DOB,Phone,MRN,Notes', ...rows, ''].join('\r\n');
}

async function askedFor(content: string): Promise<string> {
  const { fileId } = await importing.preview(content);
  await importing.caller.send('PUT', `/api/import-files/${fileId}/alike`, {
    alikeAs: 'other',
    samePlaces: [],
    otherPlaces: [],
  });
  const asked = await importing.caller.send('POST', `/api/import-files/${fileId}/bring-in`);
  expect(asked.status, asked.text).toBe(200);
  return fileId;
}

it('leaves nothing of a file that somebody stops, and takes it again later', async () => {
  const fileId = await askedFor(longCsv('Stopped', lines));
  const before = await everythingWritten(world);
  const working = importing.work();
  const done = async () => {
    const { body } = await importing.caller.get('/api/import-progress');
    return (body['files'] as { id: string; done: number }[]).find(({ id }) => id === fileId)?.done;
  };
  await expect.poll(done, { interval: 20, timeout: 20_000 }).toBeGreaterThan(0);
  const stopped = await importing.caller.send('POST', `/api/import-files/${fileId}/stop`);
  expect(stopped.status, stopped.text).toBe(200);
  await working;
  expect(await everythingWritten(world)).toEqual(before);
  expect(await importing.open(fileId)).toMatchObject({ stage: 'read', hindrance: null, done: 0 });
  // Stopping what has come in changes nothing.
  const { importId } = await importing.bringIn(fileId);
  expect((await importing.caller.send('POST', `/api/import-files/${fileId}/stop`)).status).toBe(200);
  expect((await importing.open(fileId)).importId).toBe(importId);
  expect((await everythingWritten(world))['patients']).toBe((before['patients'] ?? 0) + lines);
});

it(`leaves nothing half, killed at ${kills} moments`, { timeout: 240_000 }, async () => {
  const fileId = await askedFor(longCsv('Killed', lines));
  const before = await everythingWritten(world);
  let killed = 0;
  for (let turn = 0; turn < kills; turn += 1) {
    const child = spawn(
      process.execPath,
      [script, world.place.runtimeUrl, world.ids.organizationId, world.clock.now()],
      {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      },
    );
    // It may be done before it is killed: whoever listened only then would wait forever.
    const exited = once(child, 'exit');
    await Promise.race([once(child, 'message'), exited]);
    await pause(50 + seededRandom(testSeed + turn)() * 900);
    child.kill('SIGKILL');
    await exited;
    const { stage } = await importing.open(fileId);
    if (stage === 'brought_in') break;
    killed += 1;
    // The database takes back what was not committed as soon as it notices that nobody is there.
    await expect.poll(() => everythingWritten(world), { timeout: 20_000 }).toEqual(before);
  }
  expect(killed).toBeGreaterThan(0);
  await expect
    .poll(
      async () => {
        await importing.work();
        return (await importing.open(fileId)).stage;
      },
      { timeout: 60_000 },
    )
    .toBe('brought_in');
  const after = await everythingWritten(world);
  expect(after['patients']).toBe((before['patients'] ?? 0) + lines);
  expect(after['kept']).toBe((before['kept'] ?? 0) + lines);
  expect(after['imports']).toBe((before['imports'] ?? 0) + 1);
});

it(
  'reads and brings in a long file while others are answered, says how far it is, and undoes it',
  { timeout: 300_000 },
  async () => {
    const fileId = await importing.send(longCsv('Long', longLines));
    const waits: number[] = [];
    const shown = new Set<number>();
    const desk = await world.as('front_desk');
    let isWorking = true;
    const others = (async () => {
      while (isWorking) {
        const from = performance.now();
        expect((await desk.get('/api/patients/search?words=canary')).status).toBe(200);
        waits.push(performance.now() - from);
        const progress = await importing.caller.get('/api/import-progress');
        const [file] = (progress.body['files'] as { id: string; done: number; total: number }[]).filter(
          ({ id }) => id === fileId,
        );
        if (file !== undefined && file.total > 0) shown.add(file.done);
        await pause(40);
      }
    })();
    const begun = performance.now();
    await importing.work();
    const read = performance.now();
    const { hindrance, counts } = await importing.open(fileId);
    expect({ hindrance, counts }).toEqual({
      hindrance: null,
      counts: { new: longLines, here: 0, again: 0, alike: 0 },
    });
    const { importId } = await importing.bringIn(fileId);
    const written = performance.now();
    const undone = await importing.caller.send('POST', `/api/imports/${importId}/undo`);
    isWorking = false;
    await others;
    expect(undone.body).toEqual({ importId, peopleTaken: longLines });
    const sorted = waits.toSorted((one, other) => one - other);
    console.log(
      `${longLines} lines: read in ${Math.round(read - begun)} ms, brought in in ${Math.round(written - read)} ms, undone in ${Math.round(performance.now() - written)} ms; another's search took ${Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)} ms in the middle and ${Math.round(sorted.at(-1) ?? 0)} ms at most, of ${sorted.length}.`,
    );
    expect(shown.size).toBeGreaterThan(0);
    // Nobody is shut out: the slowest of hundreds of requests on a busy machine.
    expect(sorted.at(-1)).toBeLessThan(3000);
  },
);
