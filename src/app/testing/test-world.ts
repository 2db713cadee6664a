// A small world for tests that come in by HTTP: one organization with two clinics, staff of every role,
// people and a group, on a fresh copy of the migrated database. Everything goes through the real server.
import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { Client } from 'pg';
import { inject } from 'vitest';
import { standingClock } from '#platform/clock/clock.ts';
import { openDatabase, type Database } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import { openTestCluster, type TestDatabase } from '#platform/database/test-cluster.ts';
import { cookieName } from '#platform/http/browser.ts';
import type { Role } from '#platform/access/roles.ts';
import type { ProgramParts } from '../program.ts';
import { newKeyLine, secretsFrom } from '#platform/secrets/secrets.ts';
import { buildProgram } from '../program.ts';
import { fillWorld, type WorldIds } from './world-rows.ts';

export type Answer = {
  status: number;
  body: Record<string, unknown>;
  text: string;
  headers: Record<string, unknown>;
};
export type Caller = {
  get(path: string): Promise<Answer>;
  send(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
};
export type TestWorld = {
  readonly server: FastifyInstance;
  readonly database: Database;
  readonly place: TestDatabase;
  readonly clock: ReturnType<typeof standingClock>;
  readonly ids: WorldIds;
  /** A connection as the owner, for looking at rows from outside the program. */
  readonly owner: Client;
  /** Somebody signed in with a role: at the first clinic, unless another is named. */
  as(role: Role, at?: keyof WorldIds['clinics']): Promise<Caller>;
  /** Somebody signed in as a certain staff member. */
  asStaffMember(staffMemberId: string): Promise<Caller>;
  /** A sign-in token of a staff member, for requests over the network. */
  tokenOf(staffMemberId: string): Promise<string>;
  /** Nobody signed in. */
  readonly nobody: Caller;
  /** Makes every later request of this process run in the program anew; closes what was open. */
  close(): Promise<void>;
};

/** Monday 16 November 2026, 9:30 in Chicago: half an hour before the morning group of the world. */
export const worldNow = '2026-11-16T15:30:00Z';

/** Opens a fresh world; `parts` may replace parts of the program. */
export async function openTestWorld(parts: Partial<ProgramParts> = {}): Promise<TestWorld> {
  const cluster = await openTestCluster();
  const place = await cluster.makeDatabase({ copyOf: inject('templateDatabase') });
  const owner = new Client({ connectionString: place.ownerUrl });
  await owner.connect();
  await owner.query('SET ROLE evenkeel_owner');
  const ids = await fillWorld(owner, worldNow);
  const clock = standingClock(worldNow);
  const database = openDatabase(place.runtimeUrl);
  const server = await buildProgram({
    database,
    clock,
    secrets: secretsFrom(newKeyLine()),
    publicUrl: 'http://localhost:4600',
    trustProxy: false,
    plainPages: [],
    report: (error) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    },
    requestsAMinute: 1_000_000,
    withoutPauses: true,
    ...parts,
  });
  const tokenOf = (staffMemberId: string) =>
    signIn(owner, { staffMemberId, organizationId: ids.organizationId, now: clock.now() });
  const asStaffMember = async (staffMemberId: string) => callerWith(server, await tokenOf(staffMemberId));
  return {
    server,
    database,
    place,
    clock,
    ids,
    owner,
    nobody: callerWith(server, null),
    asStaffMember,
    tokenOf,
    as: async (role, at = 'north') => asStaffMember(ids.staff[at][role]),
    async close() {
      await server.close();
      await database.close();
      await owner.end();
      await place.drop();
      await cluster.stop();
    },
  };
}

async function signIn(
  owner: Client,
  who: { staffMemberId: string; organizationId: string; now: string },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await owner.query(
    `INSERT INTO sign_ins (organization_id, id, staff_member_id, token_sha256, began_at, last_active_at, ends_at, stepped_up_at, signing_proved_at)
     VALUES ($1, $2, $3, $4, $5, $5, $5::timestamptz + interval '12 hours', $5, $5)`,
    [who.organizationId, newId(), who.staffMemberId, createHash('sha256').update(token).digest(), who.now],
  );
  return token;
}

function callerWith(server: FastifyInstance, token: string | null): Caller {
  const ask = async (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    more: { body?: unknown; headers?: Record<string, string> },
  ): Promise<Answer> => {
    const reply = await server.inject({
      method,
      url,
      headers: { 'idempotency-key': newId(), ...more.headers },
      ...(token === null ? {} : { cookies: { [cookieName(false)]: token } }),
      ...(more.body === undefined ? {} : { payload: more.body as object }),
    });
    const json = String(reply.headers['content-type'] ?? '').includes('json');
    return {
      status: reply.statusCode,
      body: json ? reply.json<Record<string, unknown>>() : {},
      text: reply.payload,
      headers: reply.headers,
    };
  };
  return {
    get: (path) => ask('GET', path, {}),
    send: (method, path, ...[body, headers]) =>
      ask(method, path, { body: body ?? {}, headers: headers ?? {} }),
  };
}
