// Evenkeel on somebody's own PostgreSQL, set up as docs/runbooks/own-database.md says, with the psql of that server:
// it starts on an empty database, makes an organization, starts again and finds it; it refuses the superuser; and it
// lays the demonstration where that is asked for.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { accountFor, type Account } from '#platform/database/cluster-account.ts';
import {
  freePort,
  makeFolder,
  startServer,
  type ServerProcess,
} from '../../src/app/testing/server-process.ts';
import type { Drill } from './drill.ts';

const oldestVersion = 15;
const passwords = { superuser: 'drill-superuser', migrator: 'drill-migrator', runtime: 'drill-runtime' };

type Server = {
  readonly port: number;
  readonly urlOf: (role: string, database: string) => string;
  readonly stop: () => Promise<void>;
};

/** The folder of the newest PostgreSQL installed here that is not ours, 15 or later. */
function installedPostgres(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).map(Number) : [];
  const [newest] = versions.filter((version) => version >= oldestVersion).toSorted((a, b) => b - a);
  return newest === undefined ? undefined : path.join(root, String(newest), 'bin');
}

function run(
  program: string,
  args: readonly string[],
  how: { account?: Account; input?: string } = {},
): void {
  const done = spawnSync(program, args, {
    ...how.account,
    cwd: '/',
    encoding: 'utf8',
    input: how.input ?? '',
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' },
  });
  if (done.status !== 0) throw new Error(`${path.basename(program)} failed: ${done.stderr}`);
}

async function startPostgres(bin: string, folder: string): Promise<Server> {
  const account = accountFor(undefined, () => undefined);
  mkdirSync(folder);
  if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid);
  const data = path.join(folder, 'cluster');
  run(path.join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8'], { account });
  const port = await freePort();
  const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${folder}`];
  const child = spawn(path.join(bin, 'postgres'), ['-D', data, '-p', String(port), ...settings], {
    ...account,
    cwd: '/',
    stdio: 'ignore',
    detached: true,
  });
  const urlOf = (role: string, database: string) => `postgres://${role}@127.0.0.1:${port}/${database}`;
  await untilItAnswers(bin, port);
  return { port, urlOf, stop: () => ended(child, 'SIGINT') };
}

async function untilItAnswers(bin: string, port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const asked = spawnSync(path.join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]);
    if (asked.status === 0) return;
    await pause(50);
  }
  throw new Error('The PostgreSQL server of the drill did not start.');
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ending = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  child.kill(signal);
  await ending;
}

// As the runbook says, word for word.
function makeRolesAndDatabases(bin: string, server: Server, databases: readonly string[]): void {
  const psql = (values: readonly string[], file: string) => {
    const address = server.urlOf('postgres', 'postgres');
    run(path.join(bin, 'psql'), [
      address,
      '-q',
      ...['ON_ERROR_STOP=1', ...values].flatMap((value) => ['-v', value]),
      '-f',
      path.resolve(import.meta.dirname, '../../db', file),
    ]);
  };
  psql([`migrator_password=${passwords.migrator}`, `runtime_password=${passwords.runtime}`], 'roles.sql');
  for (const database of databases) psql([`database=${database}`, 'locale=C.UTF-8'], 'database.sql');
}

function environmentOf(server: Server, database: string): Record<string, string> {
  return {
    NODE_ENV: 'production',
    DATABASE_OWNER_URL: server.urlOf('evenkeel_migrator', database),
    DATABASE_URL: server.urlOf('evenkeel_runtime', database),
  };
}

const program = path.resolve(import.meta.dirname, '../../src/app/main.ts');

async function stopped(server: ServerProcess): Promise<void> {
  server.child.kill('SIGTERM');
  await server.ended;
}

async function makeOrganization(server: ServerProcess): Promise<number> {
  const token = /token: (\S+)/u.exec(server.printed())?.[1] ?? '';
  const made = await fetch(`http://localhost:${server.port}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: `http://localhost:${server.port}` },
    body: JSON.stringify({
      token,
      organizationName: 'Harbor Recovery',
      timeZone: 'America/Chicago',
      givenName: 'Ines',
      familyName: 'Galloway',
      signInName: 'ines@harbor.example',
    }),
  });
  return made.status;
}

async function isReady(server: ServerProcess): Promise<boolean> {
  return (await fetch(`http://localhost:${server.port}/readyz`)).ok;
}

type Folder = ReturnType<typeof makeFolder>;
type Say = (sentence: string) => void;

async function onAnEmptyDatabase(folder: Folder, server: Server, say: Say): Promise<boolean> {
  const env = environmentOf(server, 'evenkeel');
  const first = await startServer(folder, { env, script: program });
  const firstMs = await first.ready;
  const made = await makeOrganization(first);
  const firstIsReady = await isReady(first);
  await stopped(first);
  const second = await startServer(folder, { env, script: program });
  const secondMs = await second.ready;
  const secondIsReady = await isReady(second);
  const asksAgain = second.printed().includes('This system is empty');
  await stopped(second);
  say(`Empty database: ready after ${Math.round(firstMs)} ms, organization made (${made}).`);
  say(`Second start: ready after ${Math.round(secondMs)} ms, asks for the token again: ${asksAgain}.`);
  return made === 200 && firstIsReady && secondIsReady && !asksAgain;
}

async function refusesTheSuperuser(folder: Folder, server: Server, say: Say): Promise<boolean> {
  const env = { ...environmentOf(server, 'evenkeel'), DATABASE_URL: server.urlOf('postgres', 'evenkeel') };
  const started = await startServer(folder, { env, script: program });
  const exit = await started.ended;
  const reason = started
    .printed()
    .split('\n')
    .find((line) => line.includes('superuser'));
  say(`As the superuser: ended with ${exit}: ${reason ?? 'no reason given'}`);
  return exit === 1 && reason !== undefined;
}

async function laysTheDemonstration(folder: Folder, server: Server, say: Say): Promise<boolean> {
  const env = { ...environmentOf(server, 'demonstration'), EVENKEEL_DEMO: 'on' };
  const started = await startServer(folder, { env, script: program });
  const ms = await started.ready;
  const ready = await isReady(started);
  await stopped(started);
  say(`With the demonstration: ready after ${Math.round(ms)} ms.`);
  return ready && started.printed().includes('Laid the demonstration');
}

export const ownDatabaseDrill: Drill = {
  summary:
    'Runs on a PostgreSQL of this machine (15 or later, /usr/lib/postgresql) as the runbook says: empty, again, refused as superuser, with the demonstration.',
  times: 1,
  async run({ say }) {
    const bin = installedPostgres();
    if (bin === undefined) {
      say('No PostgreSQL 15 or later in /usr/lib/postgresql: install one, such as postgresql-15.');
      return false;
    }
    say(`PostgreSQL of ${bin}`);
    const folder = makeFolder();
    try {
      const server = await startPostgres(bin, path.join(path.dirname(folder.data), 'own'));
      try {
        makeRolesAndDatabases(bin, server, ['evenkeel', 'demonstration']);
        const held = [
          await onAnEmptyDatabase(folder, server, say),
          await refusesTheSuperuser(folder, server, say),
          await laysTheDemonstration(folder, server, say),
        ];
        return held.every(Boolean);
      } finally {
        await server.stop();
      }
    } finally {
      folder.remove();
    }
  },
};
