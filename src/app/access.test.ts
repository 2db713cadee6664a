// Every route with every role, and with people who may not come in at all. What is expected comes from a table of
// decisions written by hand (testing/decisions.table.ts), not from the tables the server reads.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles, type Role } from '#platform/access/roles.ts';
import type { Route } from '#platform/http/route.ts';
import { accessTables } from './access-tables.ts';
import { demonstrationRoutes } from '../staff/server/demonstration.routes.ts';
import { routes as lastingRoutes } from './routes.ts';
import { decisions, publicRoutes, wholeOrganizationRoles } from './testing/decisions.table.ts';
import { addObjects, addStaffMember, type ObjectWorld } from './testing/object-world.ts';
import { idsFrom, idsOf, isKnownId, requestLine, sampleInput } from './testing/sample-input.ts';
import { openTestWorld, type Answer, type Caller, type TestWorld } from './testing/test-world.ts';

// Also what only the demonstration adds.
const routes = [...lastingRoutes, ...demonstrationRoutes];

let world: TestWorld;
let objects: ObjectWorld;
const outsiders = new Map<string, string>();

beforeAll(async () => {
  world = await openTestWorld({ moreRoutes: demonstrationRoutes });
  objects = await addObjects(world.owner, world.ids, world.clock.now());
  for (const { who, member } of outside) {
    const id = await addStaffMember(world.owner, world.ids, 'north');
    outsiders.set(who, id);
    if (member) await world.owner.query(member, [id, world.clock.now()]);
  }
});
afterAll(() => world.close());

// Each once was let in and no longer is: by what was done to the member, or to the sign-in. $1 is who, $2 is now.
const outside: readonly { who: string; member?: string; signIn?: string; status: number; code: string }[] = [
  {
    who: 'a locked screen',
    signIn: 'UPDATE sign_ins SET locked_at = $2 WHERE staff_member_id = $1',
    status: 423,
    code: 'locked',
  },
  {
    who: 'a screen nobody touched for a quarter of an hour',
    signIn: `UPDATE sign_ins SET last_active_at = $2::timestamptz - interval '16 minutes' WHERE staff_member_id = $1`,
    status: 423,
    code: 'locked',
  },
  {
    who: 'somebody signed out',
    signIn: 'UPDATE sign_ins SET ended_at = $2 WHERE staff_member_id = $1',
    status: 401,
    code: 'not-signed-in',
  },
  {
    who: 'a sign-in whose twelve hours are over',
    signIn: `UPDATE sign_ins SET began_at = $2::timestamptz - interval '13 hours', ends_at = $2::timestamptz - interval '1 hour' WHERE staff_member_id = $1`,
    status: 401,
    code: 'not-signed-in',
  },
  {
    who: 'somebody who left yesterday',
    member: `UPDATE staff_members SET left_on = $2::date - 1 WHERE id = $1`,
    status: 401,
    code: 'not-signed-in',
  },
  {
    who: 'somebody whose roles ended yesterday',
    member: `UPDATE role_assignments SET ends_on = $2::date - 1 WHERE staff_member_id = $1`,
    status: 403,
    code: 'not-permitted',
  },
  {
    who: 'somebody whose roles begin tomorrow',
    member: `UPDATE role_assignments SET starts_on = $2::date + 1 WHERE staff_member_id = $1`,
    status: 403,
    code: 'not-permitted',
  },
];

const nameOf = (route: Route) => `${route.method} ${route.path}`;
const closed = routes.filter((route) => route.needs !== 'public');
const open = routes.filter((route) => route.needs === 'public');

async function ask(caller: Caller, route: Route): Promise<Answer> {
  const line = requestLine(route, sampleInput(route, idsFrom(objects.north)));
  return line.method === 'GET' ? caller.get(line.url) : caller.send(line.method, line.url, line.body);
}

function mayPass(route: Route, role: Role): boolean {
  if (route.care === 'organization' && !wholeOrganizationRoles.includes(role)) return false;
  return route.needs === 'signed-in' || (decisions[route.needs] ?? []).includes(role);
}

/** What the audit says of a request. */
async function outcomesOf(answers: readonly Answer[]): Promise<Map<string, string>> {
  const ids = answers.map((answer) => String(answer.headers['x-request-id']));
  const { rows } = await world.owner.query<{ request_id: string; outcome: string }>(
    'SELECT request_id, outcome FROM audit_entries WHERE request_id = ANY ($1)',
    [ids],
  );
  return new Map(rows.map((row) => [row.request_id, row.outcome]));
}

async function expectRefused(answer: Answer, expected: { status: number; code: string }): Promise<void> {
  expect({ status: answer.status, code: answer.body['code'] }).toEqual(expected);
  const outcomes = await outcomesOf([answer]);
  expect(outcomes.get(String(answer.headers['x-request-id']))).toBe(expected.code);
}

describe('the decisions', () => {
  it('are the same as the access tables', () => {
    const tables = Object.values(accessTables).flatMap((table) => Object.entries(table));
    const written = Object.fromEntries(
      tables.map(([permission, line]) => [permission, line.roles.toSorted()]),
    );
    const decided = Object.entries(decisions).map(([permission, holders]) => [
      permission,
      holders.toSorted(),
    ]);
    expect(written).toEqual(Object.fromEntries(decided));
  });

  it('know every public route', () => {
    expect(open.map(nameOf).toSorted()).toEqual(publicRoutes.toSorted());
  });

  it('know what every id in every route names', () => {
    const unknown = routes.flatMap((route) =>
      idsOf(route)
        .filter((name) => !isKnownId(name))
        .map((name) => `${nameOf(route)}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });
});

describe.each(closed.map((route) => ({ name: nameOf(route), route })))('$name', ({ route }) => {
  it.each(roles)('with role %s', async (role) => {
    const answer = await ask(await world.as(role), route);
    if (!mayPass(route, role)) return expectRefused(answer, { status: 403, code: 'not-permitted' });
    expect({ answer: answer.body, status: answer.status }).toSatisfy(isLetIn);
    if (route.method === 'GET' && idsOf(route).every((name) => name in objects.north))
      expect(answer.status).toBe(200);
    return undefined;
  });

  it('refuses whoever is not signed in', async () => {
    await expectRefused(await ask(world.nobody, route), { status: 401, code: 'not-signed-in' });
  });

  it.each(outside)('refuses $who', async ({ who, signIn, status, code }) => {
    const staffMemberId = outsiders.get(who) ?? '';
    const caller = await world.asStaffMember(staffMemberId);
    if (signIn) await world.owner.query(signIn, [staffMemberId, world.clock.now()]);
    const answer = await ask(caller, route);
    if (status === 423 && route.whileLocked) return expect(answer).toSatisfy(isLetIn);
    // Without a role only what every staff member may do is left.
    if (status === 403 && route.needs === 'signed-in' && route.care !== 'organization')
      return expect(answer).toSatisfy(isLetIn);
    return expectRefused(answer, { status, code });
  });
});

// An allowed request may still be refused by a rule, but not for who asks, not for its form, and it never breaks.
function isLetIn(answer: { status: number }): boolean {
  return ![400, 401, 423].includes(answer.status) && answer.status < 500 && !isForbidden(answer);
}

function isForbidden(answer: { status: number; body?: unknown }): boolean {
  return answer.status === 403 && JSON.stringify(answer).includes('not-permitted');
}

describe('public routes', () => {
  it('answer whoever asks, and never break', async () => {
    const answers = await Promise.all(
      open.map(async (route) => ({ name: nameOf(route), status: (await ask(world.nobody, route)).status })),
    );
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  });
});
