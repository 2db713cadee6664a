import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadConfig } from '#platform/config/config.ts';
import { withConnection } from '#platform/database/connect.ts';
import { erasePlace } from '#platform/database/erase-place.ts';
import { openPlace } from '#platform/database/place.ts';
import { isAlive } from '#platform/database/process-life.ts';
import {
  hasDatabaseProcess,
  makeFolder,
  ownerUrlOf,
  runOf,
  startServer,
  until,
  type Folder,
  type ServerProcess,
} from './testing/server-process.ts';

// Each test starts real processes several times, on machines that may be busy.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const isRoot = process.getuid?.() === 0;
let folder: Folder;
let started: ServerProcess[] = [];
/** Folders of single tests, removed after them however they end. */
const others: Folder[] = [];

const start = async (more?: Parameters<typeof startServer>[1], where = folder) => {
  const server = await startServer(where, more);
  started.push(server);
  return server;
};

const isHealthy = async (server: ServerProcess) => (await fetch(`http://127.0.0.1:${server.port}/`)).ok;

const sql = (text: string, where = folder) =>
  withConnection(
    ownerUrlOf(where),
    'test',
    async (client) => (await client.query<Record<string, unknown>>(text)).rows,
  );

function anotherFolder(): Folder {
  const made = makeFolder();
  others.push(made);
  return made;
}

/** Ends whatever a test left running, so that the next one begins with nothing. */
async function endAll(where: Folder): Promise<void> {
  for (const server of started) {
    if (server.child.exitCode === null && server.child.signalCode === null) server.child.kill('SIGKILL');
    await server.ended;
  }
  started = [];
  if (runOf(where) !== undefined) await (await openPlace(loadConfig(where.env))).stop();
}

async function remove(where: Folder): Promise<void> {
  await endAll(where);
  await erasePlace(loadConfig(where.env), '2026-11-21T14:00:00.000Z');
  where.remove();
}

beforeAll(async () => {
  folder = makeFolder();
  const server = await start();
  await server.ready;
  await sql('CREATE TABLE kept (id int PRIMARY KEY)');
  server.child.kill('SIGTERM');
  await server.ended;
});

afterEach(async () => {
  await endAll(folder);
  for (const other of others.splice(0)) await remove(other);
});

afterAll(() => folder.remove());

describe('starting and stopping', () => {
  it('is ready again in no time, and Ctrl C twice ends server and database once', async () => {
    const server = await start();
    // Three seconds on a machine that does nothing else; `npm run bench` measures it.
    expect(await server.ready).toBeLessThan(15_000);
    expect(await isHealthy(server)).toBe(true);
    const run = runOf(folder);
    expect(run).toMatchObject({ serverPid: server.child.pid });
    server.child.kill('SIGINT');
    server.child.kill('SIGINT');
    expect(await server.ended).toBe(0);
    expect(server.printed().match(/Stopping/g)).toHaveLength(1);
    expect(isAlive(run?.pid ?? 0)).toBe(false);
    expect(hasDatabaseProcess(folder)).toBe(false);
    expect(runOf(folder)).toBeUndefined();
  });

  it('stops when the script that started it is gone', async () => {
    const server = await start();
    await server.ready;
    server.child.disconnect();
    expect(await server.ended).toBe(0);
    expect(hasDatabaseProcess(folder)).toBe(false);
  });

  it('stops cleanly in the middle of a start', async () => {
    const fresh = anotherFolder();
    const server = await start({}, fresh);
    await until(() => existsSync(join(fresh.data, 'run.lock')));
    server.child.kill('SIGINT');
    await server.ended;
    expect(hasDatabaseProcess(fresh)).toBe(false);
    const again = await start({}, fresh);
    await again.ready;
    expect(await isHealthy(again)).toBe(true);
  });

  it('lets two first starts at once share one database', async () => {
    const fresh = anotherFolder();
    const both = await Promise.all([start({}, fresh), start({}, fresh)]);
    await Promise.all(both.map((server) => server.ready));
    expect(await Promise.all(both.map(isHealthy))).toEqual([true, true]);
    both[0].child.kill('SIGTERM');
    await both[0].ended;
    expect(await sql('SELECT 1 AS one', fresh)).toEqual([{ one: 1 }]);
    both[1].child.kill('SIGTERM');
    await both[1].ended;
    expect(hasDatabaseProcess(fresh)).toBe(false);
  });
});

describe('after a kill', () => {
  it('takes over the database that a killed server left running', async () => {
    const server = await start();
    await server.ready;
    const before = runOf(folder);
    await sql('INSERT INTO kept VALUES (1)');
    server.child.kill('SIGKILL');
    await server.ended;
    expect(isAlive(before?.pid ?? 0)).toBe(true);

    const next = await start();
    await next.ready;
    expect(runOf(folder)).toMatchObject({ pid: before?.pid, port: before?.port, serverPid: next.child.pid });
    expect(await sql('SELECT id FROM kept WHERE id = 1')).toHaveLength(1);
    next.child.kill('SIGTERM');
    await next.ended;
    expect(hasDatabaseProcess(folder)).toBe(false);
  });

  it('starts over what a killed server and a killed database left behind', async () => {
    const server = await start();
    await server.ready;
    await sql('INSERT INTO kept VALUES (2)');
    server.child.kill('SIGKILL');
    process.kill(runOf(folder)?.pid ?? 0, 'SIGKILL');
    await server.ended;

    const next = await start();
    expect(await next.ready).toBeLessThan(20_000);
    expect(await sql('SELECT id FROM kept WHERE id = 2')).toHaveLength(1);
  });

  it('is not misled by a file that names another living process', async () => {
    const stale = [
      process.pid,
      join(folder.data, 'postgres'),
      1,
      5432,
      '',
      '127.0.0.1',
      '1 1',
      'ready',
      '',
    ].join('\n');
    writeFileSync(join(folder.data, 'postgres/postmaster.pid'), stale);
    writeFileSync(
      join(folder.data, 'run.lock'),
      JSON.stringify({ pid: process.pid, began: 'another boot 1' }),
    );
    const server = await start();
    await server.ready;
    expect(await isHealthy(server)).toBe(true);
  });

  it('brings back a database that dies under the server, on the same port', async () => {
    const server = await start();
    await server.ready;
    const before = runOf(folder);
    await sql('INSERT INTO kept VALUES (3)');
    process.kill(before?.pid ?? 0, 'SIGKILL');
    await until(() => runOf(folder)?.pid !== before?.pid);
    expect(runOf(folder)?.port).toBe(before?.port);
    expect(await sql('SELECT id FROM kept WHERE id = 3')).toHaveLength(1);
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(hasDatabaseProcess(folder)).toBe(false);
  });
});

describe('commands beside the server', () => {
  it('use the running database and leave it running', async () => {
    const server = await start();
    await server.ready;
    const place = await openPlace(loadConfig(folder.env));
    expect(runOf(folder)?.users).toHaveLength(2);
    await place.stop();
    expect(await sql('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('start the database when none runs, and hand it over to a server that came later', async () => {
    const place = await openPlace(loadConfig(folder.env));
    const server = await start();
    await server.ready;
    await place.stop();
    expect(await sql('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    server.child.kill('SIGTERM');
    await server.ended;
    expect(hasDatabaseProcess(folder)).toBe(false);
  });
});

describe('what it says when it cannot start', () => {
  it('names the keys that are missing', async () => {
    const keys = join(folder.data, 'keys');
    renameSync(keys, `${keys}.away`);
    const server = await start();
    expect(await server.ended).toBe(1);
    expect(server.printed()).toContain(`its keys are not in ${keys}`);
    expect(server.printed()).not.toContain('    at ');
    renameSync(`${keys}.away`, keys);
  });

  it('refuses to listen to the network in plain text', async () => {
    const server = await start({ env: { HOST: '0.0.0.0' } });
    expect(await server.ended).toBe(1);
    expect(server.printed()).toContain('plain text');
    expect(hasDatabaseProcess(folder)).toBe(false);
  });
});

describe('its files', () => {
  it('keeps passwords to the user who runs it', async () => {
    const modeOf = (path: string) =>
      execFileSync('stat', ['-c', '%a', join(folder.data, path)], { encoding: 'utf8' }).trim();
    expect(modeOf('keys')).toBe('700');
    expect(modeOf('keys/database.json')).toBe('600');
    expect(modeOf('postgres')).toBe('700');
  });

  it('writes nothing of what people type into the log of the database', async () => {
    const server = await start();
    await server.ready;
    await expect(sql("INSERT INTO kept VALUES ('canary-of-a-patient')")).rejects.toThrow(
      'invalid input syntax',
    );
    await sql("DO $$ BEGIN RAISE WARNING 'canary-of-a-patient'; END $$");
    expect(readFileSync(join(folder.data, 'postgres.log'), 'utf8')).not.toContain('canary');
  });
});

// Only root can become another user, who must be able to come to this checkout at all.
const canBecomeAnother =
  isRoot && spawnSync(process.execPath, ['--version'], { uid: 65_534, gid: 65_534 }).status === 0;
if (isRoot && !canBecomeAnother)
  console.warn('Not tried as an ordinary user: no other user may come to the folder of this checkout.');
describe.runIf(canBecomeAnother)('whoever starts it', () => {
  it('runs for an ordinary user as that user', async () => {
    const [uid = 65_534, gid = 65_534] = ['-u', '-g'].map((flag) =>
      Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout),
    );
    const own = anotherFolder();
    mkdirSync(own.data);
    execFileSync('chown', [`${uid}:${gid}`, own.data]);
    const server = await start({ user: { uid, gid } }, own);
    await server.ready;
    const database = runOf(own)?.pid ?? 0;
    expect(execFileSync('ps', ['-o', 'uid=', '-p', String(database)], { encoding: 'utf8' }).trim()).toBe(
      String(uid),
    );
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);

    // Root afterwards: the files stay the ordinary user's.
    const asRoot = await start({}, own);
    await asRoot.ready;
    await endAll(own);
    const again = await start({ user: { uid, gid } }, own);
    await again.ready;
    expect(await isHealthy(again)).toBe(true);
  });

  it('tells an ordinary user whose folder it is', async () => {
    const server = await start({ user: { uid: 65_534, gid: 65_534 } });
    expect(await server.ended).toBe(1);
    expect(server.printed()).toContain(`This user may not write to ${folder.data}`);
  });

  it('keeps the database where its user can reach it, says so, finds it again, and removes it', async () => {
    const shut = anotherFolder();
    chmodSync(join(shut.data, '..'), 0o700);
    const server = await start({}, shut);
    await server.ready;
    const elsewhere = readFileSync(join(shut.data, 'database-folder'), 'utf8').trim();
    expect(server.printed()).toContain(`the database is kept in ${elsewhere}`);
    await sql('CREATE TABLE kept (id int)', shut);
    server.child.kill('SIGTERM');
    await server.ended;

    chmodSync(join(shut.data, '..'), 0o755);
    const again = await start({}, shut);
    await again.ready;
    expect(await sql('SELECT id FROM kept', shut)).toEqual([]);
    await expect(erasePlace(loadConfig(shut.env), '2026-11-21T14:00:00.000Z')).rejects.toThrow('is running');
    await endAll(shut);

    const keys = await erasePlace(loadConfig(shut.env), '2026-11-21T14:00:00.000Z');
    expect(existsSync(join(elsewhere, '..'))).toBe(false);
    expect(existsSync(join(keys ?? '', 'database.json'))).toBe(true);
  });
});
