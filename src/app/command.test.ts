// Commands as they are typed: each in a process of its own, on a database of its own.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { openTestCluster, type TestCluster, type TestDatabase } from '#platform/database/test-cluster.ts';
import { commands } from './command-list.ts';

// Each command is a process of its own, on machines that may be busy.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const entry = fileURLToPath(new URL('./command.ts', import.meta.url));
let cluster: TestCluster;
let place: TestDatabase;
let folder: string;

beforeAll(async () => {
  cluster = await openTestCluster();
  place = await cluster.makeDatabase({ copyOf: inject('templateDatabase') });
  folder = mkdtempSync(join(tmpdir(), 'evenkeel-command-'));
});

afterAll(async () => {
  await place.drop();
  await cluster.stop();
  rmSync(folder, { recursive: true });
});

type Ended = { code: number; out: string; err: string };

function type(args: string[], at: TestDatabase = place): Promise<Ended> {
  const env = {
    PATH: process.env['PATH'],
    NODE_ENV: 'test',
    EVENKEEL_DATA: join(folder, 'data'),
    EVENKEEL_KEYS: join(folder, 'keys'),
    DATABASE_URL: at.runtimeUrl,
    DATABASE_OWNER_URL: at.ownerUrl,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [entry, ...args], { env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });
}

test('help lists every command, for a person and for a machine', async () => {
  const { code, out } = await type(['help']);
  expect(code).toBe(0);
  for (const name of ['backup FILE', 'restore FILE', 'verify-audit']) expect(out).toContain(name);
  const machine = await type(['help', '--json']);
  expect((JSON.parse(machine.out) as { commands: unknown[] }).commands.length).toBeGreaterThanOrEqual(3);
});

test('the list calls each command by its own name', async () => {
  const loaded = await Promise.all(
    commands.map(async ({ name, load }) => ({ name, own: (await load()).name })),
  );
  for (const { name, own } of loaded) expect(own).toBe(name);
});

test('an unknown command and a wrong use end with 2 and say how it is typed', async () => {
  const [unknown, missing, tooMany, option] = await Promise.all([
    type(['bakcup']),
    type(['backup']),
    type(['verify-audit', 'x']),
    type(['backup', 'x', '--fast']),
  ]);
  expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining('backup FILE') });
  expect(missing).toMatchObject({
    code: 2,
    err: expect.stringContaining('Usage: npm run -s evenkeel -- backup FILE'),
  });
  expect(tooMany.code).toBe(2);
  expect(option.code).toBe(2);
});

test('backup, refused a second time; restore, refused over rows and done into an empty place; the audit trail verified', async () => {
  const owner = new Client({ connectionString: place.ownerUrl });
  await owner.connect();
  await owner.query('SET ROLE evenkeel_owner');
  await owner.query(
    `INSERT INTO organizations (organization_id, name, time_zone, created_at) VALUES (gen_random_uuid(), 'Canary House', 'America/Chicago', '2026-01-01')`,
  );
  await owner.end();
  const file = join(folder, 'a.backup');
  const made = await type(['backup', file, '--json']);
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(made.out)).toMatchObject({ file, rows: expect.any(Number) });
  expect(await type(['backup', file])).toMatchObject({
    code: 1,
    err: expect.stringContaining('there already'),
  });
  expect(await type(['restore', file])).toMatchObject({ code: 1, err: expect.stringContaining('not empty') });
  expect(await type(['backup', join(folder, 'no', 'such', 'folder')])).toMatchObject({
    code: 1,
    err: expect.stringContaining('ENOENT'),
  });

  const empty = await cluster.makeDatabase();
  try {
    writeFileSync(join(folder, 'cut.backup'), '');
    expect(await type(['restore', join(folder, 'cut.backup'), '--json'], empty)).toMatchObject({
      code: 1,
      out: expect.stringContaining('"refused":"The file is empty'),
    });
    expect(await type(['restore', join(folder, 'none.backup')], empty)).toMatchObject({
      code: 1,
      err: expect.stringContaining('cannot be read'),
    });
    expect(await type(['restore', file], empty)).toMatchObject({
      code: 0,
      out: expect.stringContaining('every one was compared'),
    });
    expect(await type(['verify-audit', '--json'], empty)).toMatchObject({
      code: 0,
      out: expect.stringContaining('"broken":null'),
    });
  } finally {
    await empty.drop();
  }
  expect(existsSync(`${file}.unfinished`)).toBe(false);
});
