// Hostile input to every route: whatever is sent, nothing breaks, nothing tells how it works inside, and nobody waits.
// Inputs start from one that is right, so that they come past the first check. The seed is printed by `npm test`.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieName } from '#platform/http/browser.ts';
import { newId } from '#platform/database/new-id.ts';
import type { Route } from '#platform/http/route.ts';
import { roles } from '#platform/access/roles.ts';
import { demonstrationRoutes } from '../staff/server/demonstration.routes.ts';
import { routes as lastingRoutes } from './routes.ts';
import {
  changed,
  hostileChange,
  hostileValue,
  publishedStrings,
  wireBodies,
} from './testing/hostile-values.ts';
import { addObjects, type ObjectWorld } from './testing/object-world.ts';
import { testSeed } from './testing/random.ts';
import { idsFrom, requestLine, sampleInput, type RequestLine } from './testing/sample-input.ts';
import { addTablet, tabletCookie } from './testing/tablet-things.ts';
import { openTestWorld, type TestWorld } from './testing/test-world.ts';

const inputsEach = 50;
const longestMilliseconds = 2000;
const routes = [...lastingRoutes, ...demonstrationRoutes];
const published = publishedStrings();
if (published === null)
  console.log('The lists of ../shared/data/security are not here: their strings are left out.');
const strings = published ?? [];

let world: TestWorld;
let objects: ObjectWorld;
let everything: string;
let tablet: string;
const broken: unknown[] = [];

beforeAll(async () => {
  world = await openTestWorld({ moreRoutes: demonstrationRoutes, report: (error) => broken.push(error) });
  objects = await addObjects(world.owner, world.ids, world.clock.now());
  everything = await addSomebodyWithEveryRole();
  const { organizationId, clinics, staff } = world.ids;
  const of = { organizationId, clinicId: clinics.north, staffMemberId: staff.north.front_desk };
  tablet = (await addTablet(world.owner, { ...of, now: world.clock.now() })).token;
});
afterAll(() => world.close());

// Whoever may do everything comes furthest in.
async function addSomebodyWithEveryRole(): Promise<string> {
  const id = newId();
  await world.owner.query(
    `INSERT INTO staff_members (organization_id, id, given_name, family_name, works_from) VALUES ($1, $2, 'Every', 'Role', '2024-01-01')`,
    [world.ids.organizationId, id],
  );
  for (const role of roles) {
    await world.owner.query(
      `INSERT INTO role_assignments (organization_id, id, staff_member_id, role, starts_on) VALUES ($1, $2, $3, $4, '2024-01-01')`,
      [world.ids.organizationId, newId(), id, role],
    );
  }
  return id;
}

type Sent = Omit<RequestLine, 'body'> & { payload?: string };
type Reply = { status: number; text: string; milliseconds: number };

/** Sends once; an answer that took too long is asked for twice more, since other work on the machine slows single ones. */
async function send(token: string, sent: Sent): Promise<Reply> {
  let reply = await sendOnce(token, sent);
  for (let again = 0; again < 2 && reply.milliseconds > longestMilliseconds; again += 1) {
    const next = await sendOnce(token, sent);
    // What the first one answered counts, and the quickest time: an input that is slow by itself is slow each time.
    reply = { ...reply, milliseconds: Math.min(reply.milliseconds, next.milliseconds) };
  }
  return reply;
}

async function sendOnce(token: string, sent: Sent): Promise<Reply> {
  const startedAt = performance.now();
  const reply = await world.server.inject({
    method: sent.method,
    url: sent.url,
    headers: {
      'idempotency-key': newId(),
      ...(sent.payload === undefined ? {} : { 'content-type': 'application/json' }),
    },
    cookies: { [cookieName(false)]: token, [tabletCookie]: tablet },
    ...(sent.payload === undefined ? {} : { payload: sent.payload }),
  });
  return { status: reply.statusCode, text: reply.payload, milliseconds: performance.now() - startedAt };
}

// A path or query cannot carry half a character; a body can.
function asText(value: unknown, most: number): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? '');
  return text.toWellFormed().slice(0, most);
}

function wired(route: Route, input: Parameters<typeof requestLine>[1]): Sent {
  const plain = (part: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(part).map(([name, value]) => [name, asText(value, 5000)]));
  const line = requestLine(route, { ...input, params: plain(input.params), query: plain(input.query) });
  return {
    method: line.method,
    url: line.url,
    ...(line.body === undefined ? {} : { payload: JSON.stringify(line.body) }),
  };
}

function hostileRequests(route: Route): Sent[] {
  const right = sampleInput(route, idsFrom(objects.north));
  const fields = [right.params, right.query, right.body ?? {}].flatMap((part) => Object.keys(part));
  // A route that takes nothing is sent what it does not take, below.
  const seeds = { seed: testSeed, numRuns: fields.length === 0 ? 1 : inputsEach };
  const changes = fc.sample(fc.array(hostileChange(strings), { minLength: 1, maxLength: 3 }), seeds);
  const requests = changes.map((steps) => wired(route, steps.reduce(changed, right)));
  const { method, url } = wired(route, right);
  const bodies = route.input.body ? wireBodies.map((payload) => ({ method, url, payload })) : [];
  const searches = fc.sample(hostileValue(strings), { seed: testSeed, numRuns: 5 }).map((value) => ({
    method,
    url: `${url.split('?')[0]}?${encodeURIComponent(asText(value, 500))}=1`,
  }));
  return [...requests, ...bodies, ...searches];
}

const telling =
  /\n\s+at |node_modules|\.ts:\d+|syntax error|duplicate key|violates|evenkeel_|pg_catalog|SELECT .* FROM/;

function faultOf(sent: Sent, reply: Reply): string | null {
  const said = `${sent.method} ${sent.url.slice(0, 200)} ${(sent.payload ?? '').slice(0, 300)}`;
  if (reply.status >= 500) return `${reply.status} for ${said}`;
  if (telling.test(withoutEcho(reply.text, sent)))
    return `tells about its inside: ${reply.text.slice(0, 300)} for ${said}`;
  if (reply.milliseconds > longestMilliseconds) return `took ${Math.round(reply.milliseconds)} ms: ${said}`;
  if (reply.status >= 400 && !/"code":"[a-z-]+"/.test(reply.text))
    return `${reply.status} without a code: ${reply.text.slice(0, 200)} for ${said}`;
  return null;
}

// What was stored comes back; only refusals must not speak of the inside.
function withoutEcho(text: string, sent: Sent): string {
  return text.includes('"status":4') || sent.method !== 'GET' ? text : '';
}

describe.each(routes.map((route) => ({ name: `${route.method} ${route.path}`, route })))(
  '$name',
  ({ route }) => {
    it(`stands ${inputsEach} hostile inputs`, { timeout: 120_000 }, async () => {
      const faults: string[] = [];
      for (const sent of hostileRequests(route)) {
        const reply = await send(await world.tokenOf(everything), sent);
        const fault = faultOf(sent, reply);
        if (fault !== null) faults.push(fault);
      }
      expect({ seed: testSeed, faults }).toEqual({ seed: testSeed, faults: [] });
    });
  },
);

describe('a path that is none', () => {
  it.each([
    '/api/%00',
    '/api/%ff',
    '/api/sessions/%2e%2e%2f',
    '/api/groups/..%5c..',
    '/api//',
    '/api/notes/%u0041',
  ])('%s is not found, or not right', async (url) => {
    const reply = await send(await world.tokenOf(everything), { method: 'GET', url });
    expect([400, 404]).toContain(reply.status);
    expect(faultOf({ method: 'GET', url }, reply)).toBeNull();
  });
});

describe('a value that pretends to be text', () => {
  it.each([{ length: { toString: 'x' } }, { length: 1e9 }, { length: -1, trim: 'x' }])(
    '%j is wrong input',
    async (source) => {
      const payload = JSON.stringify({ code: 'house_group_size', source });
      const sent: Sent = { method: 'POST', url: '/api/policies/confirmations', payload };
      const reply = await send(await world.tokenOf(everything), sent);
      expect([reply.status, reply.text]).toEqual([400, expect.stringContaining('"code":"bad-input"')]);
    },
  );
});

describe('a very long path', () => {
  it('is not found', async () => {
    const sent: Sent = { method: 'GET', url: `/api/groups/${'a'.repeat(3000)}` };
    const reply = await send(await world.tokenOf(everything), sent);
    expect(reply.status).toBe(404);
    expect(faultOf(sent, reply)).toBeNull();
  });
});

describe('after all of it', () => {
  it('nothing was reported broken', () => {
    expect(broken).toEqual([]);
  });

  it('what must never be is not', async () => {
    const { rows } = await world.owner.query<{
      overfull: number;
      overlapping: number;
      drafts_of_nobody: number;
    }>(`
      SELECT (SELECT count(*)::int FROM groups g WHERE g.seat_limit <
               (SELECT count(*) FROM seats s WHERE s.organization_id = g.organization_id AND s.group_id = g.id AND s.ends_on IS NULL)) AS overfull,
             (SELECT count(*)::int FROM bookings a JOIN bookings b ON b.resource_id = a.resource_id AND b.id > a.id AND a.during && b.during
               WHERE NOT a.cancelled AND NOT b.cancelled) AS overlapping,
             (SELECT count(*)::int FROM note_drafts WHERE words LIKE E'%\\uFFFD%') AS drafts_of_nobody`);
    expect(rows).toEqual([{ overfull: 0, overlapping: 0, drafts_of_nobody: 0 }]);
  });

  it('nobody got a role by what was sent', async () => {
    const { rows } = await world.owner.query('SELECT 1 FROM role_assignments WHERE staff_member_id = $1', [
      everything,
    ]);
    expect(rows.length).toBe(roles.length);
  });
});
