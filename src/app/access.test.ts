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
import {
  idsFrom,
  idsOf,
  idsWithoutThings,
  isKnownId,
  requestLine,
  sampleInput,
} from './testing/sample-input.ts';
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
const outside: readonly { who: string; member?: string; signIn?: string; refused: string }[] = [
  {
    who: 'a locked screen',
    signIn: 'UPDATE sign_ins SET locked_at = $2 WHERE staff_member_id = $1',
    refused: '423 locked',
  },
  {
    who: 'a screen nobody touched for a quarter of an hour',
    signIn: `UPDATE sign_ins SET last_active_at = $2::timestamptz - interval '16 minutes' WHERE staff_member_id = $1`,
    refused: '423 locked',
  },
  {
    who: 'somebody signed out',
    signIn: 'UPDATE sign_ins SET ended_at = $2 WHERE staff_member_id = $1',
    refused: '401 not-signed-in',
  },
  {
    who: 'a sign-in whose twelve hours are over',
    signIn: `UPDATE sign_ins SET began_at = $2::timestamptz - interval '13 hours', ends_at = $2::timestamptz - interval '1 hour' WHERE staff_member_id = $1`,
    refused: '401 not-signed-in',
  },
  {
    who: 'somebody who left yesterday',
    member: `UPDATE staff_members SET left_on = $2::date - 1 WHERE id = $1`,
    refused: '401 not-signed-in',
  },
  {
    who: 'somebody whose roles ended yesterday',
    member: `UPDATE role_assignments SET ends_on = $2::date - 1 WHERE staff_member_id = $1`,
    refused: '403 not-permitted',
  },
  {
    who: 'somebody whose roles begin tomorrow',
    member: `UPDATE role_assignments SET starts_on = $2::date + 1 WHERE staff_member_id = $1`,
    refused: '403 not-permitted',
  },
];

const nameOf = (route: Route) => `${route.method} ${route.path}`;
// Tablets have their own walk, in tablet-access.test.ts.
const closed = routes.filter((route) => route.needs !== 'public' && route.needs !== 'tablet');
const open = routes.filter((route) => route.needs === 'public');

async function ask(caller: Caller, route: Route): Promise<Answer> {
  const line = requestLine(route, sampleInput(route, idsFrom(objects.north)));
  return line.method === 'GET' ? caller.get(line.url) : caller.send(line.method, line.url, line.body);
}

function mayPass(route: Route, role: Role): boolean {
  if (route.care === 'organization' && !wholeOrganizationRoles.includes(role)) return false;
  return route.needs === 'signed-in' || (decisions[route.needs] ?? []).includes(role);
}

const refusedForWhoAsks: readonly unknown[] = ['not-permitted', 'not-signed-in', 'locked'];

/** What became of a request; a refusal counts only when the audit has it. */
async function verdictOn(answer: Answer): Promise<string> {
  const { status, body } = answer;
  if (!refusedForWhoAsks.includes(body['code'])) {
    // An allowed request may still be refused by a rule, but not for its form, and it never breaks.
    return status === 400 || status >= 500 ? `broken: ${status} ${answer.text}` : 'let in';
  }
  const { rows } = await world.owner.query<{ outcome: string }>(
    'SELECT outcome FROM audit_entries WHERE request_id = $1',
    [answer.headers['x-request-id']],
  );
  const recorded = rows.length === 1 && rows[0]?.outcome === body['code'];
  return `${recorded ? 'recorded' : 'not recorded'}: ${status} ${String(body['code'])}`;
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
    expect(await verdictOn(answer)).toBe(mayPass(route, role) ? 'let in' : 'recorded: 403 not-permitted');
  });

  it('refuses whoever is not signed in', async () => {
    expect(await verdictOn(await ask(world.nobody, route))).toBe('recorded: 401 not-signed-in');
  });

  it.each(outside)('refuses $who', async ({ who, signIn, refused }) => {
    const staffMemberId = outsiders.get(who) ?? '';
    const caller = await world.asStaffMember(staffMemberId);
    if (signIn) await world.owner.query(signIn, [staffMemberId, world.clock.now()]);
    const verdict = await verdictOn(await ask(caller, route));
    expect(verdict).toBe(isOpenTo(route, refused) ? 'let in' : `recorded: ${refused}`);
  });
});

// A locked screen may be opened again and signed out; without a role only what every staff member may do is left.
function isOpenTo(route: Route, refused: string): boolean {
  if (refused === '423 locked') return route.whileLocked === true;
  return refused === '403 not-permitted' && route.needs === 'signed-in' && route.care !== 'organization';
}

const reading = closed.filter(
  (route) => route.method === 'GET' && idsOf(route).every((name) => !idsWithoutThings.has(name)),
);

describe('things of the own clinic', () => {
  it.each(reading.map((route) => ({ name: nameOf(route), route })))(
    'are opened to everybody who may: $name',
    async ({ route }) => {
      const statuses = [];
      for (const role of roles.filter((candidate) => mayPass(route, candidate))) {
        const { status } = await ask(await world.as(role), route);
        if (status !== 200) statuses.push(`${role}: ${status}`);
      }
      expect(statuses).toEqual([]);
    },
  );
});

describe('public routes', () => {
  it('answer whoever asks, and never break', async () => {
    const answers = await Promise.all(
      open.map(async (route) => ({ name: nameOf(route), status: (await ask(world.nobody, route)).status })),
    );
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  });
});
