// Kills the real server again and again while people are being registered over HTTP, and looks afterwards whether
// every acknowledged one is there, none twice, and how long the server took to be ready again.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { withConnection } from '#platform/database/connect.ts';
import { ownerUrlOf, startServer, type Folder, type ServerProcess } from './server-process.ts';

export type CrashReport = {
  times: number;
  acknowledged: number;
  lost: number;
  twice: number;
  unanswered: number;
  slowestReadyMilliseconds: number;
};

const script = fileURLToPath(new URL('../main.ts', import.meta.url));
const writers = 4;
const wholePatienceMilliseconds = 120_000;

type Written = { key: string; familyName: string; acknowledged: boolean };
type Place = { port: number; cookie: string; clinicId: string };

/** Runs in a folder of its own; the demonstration is laid there at the first start. */
export async function killUnderWrites(
  folder: Folder,
  times: number,
  say: (sentence: string) => void,
): Promise<CrashReport> {
  const env = { EVENKEEL_DEMO: 'on', NODE_ENV: 'production' };
  const written: Written[] = [];
  let slowest = 0;
  let server = await startServer(folder, { script, env });
  try {
    await server.ready;
    const clinicId = await homeClinic(folder);
    for (let kill = 1; kill <= times; kill += 1) {
      await writeUntilKilled(server, { clinicId, written });
      server = await startServer(folder, { script, env });
      const took = await server.ready;
      slowest = Math.max(slowest, took);
      // What got no answer is asked again under its key, as a browser would: it must have one effect.
      await askAgain({ port: server.port, cookie: await signIn(server.port), clinicId }, written);
      say(
        `Killed ${kill} of ${times}: ready again after ${Math.round(took)} ms, ${written.length} registrations so far.`,
      );
    }
    return { times, ...(await compare(folder, written)), slowestReadyMilliseconds: slowest };
  } finally {
    server.child.kill('SIGTERM');
    await server.ended;
  }
}

async function writeUntilKilled(
  server: ServerProcess,
  of: { clinicId: string; written: Written[] },
): Promise<void> {
  const place = { port: server.port, cookie: await signIn(server.port), clinicId: of.clinicId };
  const before = of.written.filter((one) => one.acknowledged).length;
  const writing = Array.from({ length: writers }, async () => {
    while (server.child.signalCode === null && server.child.exitCode === null) {
      const one: Written = { key: randomUUID(), familyName: `Crash ${randomUUID()}`, acknowledged: false };
      of.written.push(one);
      await register(place, one);
    }
  });
  // Only once some were acknowledged, and then at an odd moment.
  const begun = performance.now();
  while (of.written.filter((one) => one.acknowledged).length < before + 2 * writers) {
    if (performance.now() - begun > wholePatienceMilliseconds)
      throw new Error('the server acknowledges nothing');
    await pause(5);
  }
  await pause(Math.random() * 400);
  server.child.kill('SIGKILL');
  await server.ended;
  await Promise.all(writing);
}

async function askAgain(place: Place, written: readonly Written[]): Promise<void> {
  for (const one of written) {
    if (!one.acknowledged) await register(place, one);
  }
}

async function register(place: Place, one: Written): Promise<void> {
  try {
    const answer = await fetch(`http://127.0.0.1:${place.port}/api/patients`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: place.cookie, 'idempotency-key': one.key },
      body: JSON.stringify({
        clinicId: place.clinicId,
        givenName: 'Ada',
        familyName: one.familyName,
        birthOn: '1990-05-17',
      }),
    });
    if (answer.ok) one.acknowledged = true;
    else if (answer.status !== 429)
      throw new Error(`a registration was answered ${answer.status}: ${await answer.text()}`);
    else await pause(1_000);
  } catch (error) {
    // The connection broke: the server is gone, and nobody knows whether it was written.
    if (!(error instanceof TypeError)) throw error;
  }
}

async function signIn(port: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/demonstration/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona: 'front_desk' }),
  });
  if (!answer.ok) throw new Error(`signing in was answered ${answer.status}: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

function homeClinic(folder: Folder): Promise<string> {
  return withConnection(ownerUrlOf(folder), 'crash', async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `SELECT a.clinic_id AS id FROM personas p JOIN role_assignments a ON a.organization_id = p.organization_id AND a.staff_member_id = p.staff_member_id WHERE p.persona = 'front_desk'`,
    );
    const [found] = rows;
    if (found === undefined) throw new Error('the demonstration has no front desk');
    return found.id;
  });
}

function compare(
  folder: Folder,
  written: readonly Written[],
): Promise<{ acknowledged: number; lost: number; twice: number; unanswered: number }> {
  return withConnection(ownerUrlOf(folder), 'crash', async (client) => {
    const { rows } = await client.query<{ family_name: string; people: number }>(
      `SELECT family_name, count(*)::int AS people FROM patients WHERE family_name LIKE 'Crash %' GROUP BY family_name`,
    );
    const found = new Map(rows.map((row) => [row.family_name, row.people]));
    const acknowledged = written.filter((one) => one.acknowledged);
    return {
      acknowledged: acknowledged.length,
      lost: acknowledged.filter((one) => !found.has(one.familyName)).length,
      twice: rows.filter((row) => row.people > 1).length,
      unanswered: written.length - acknowledged.length,
    };
  });
}
