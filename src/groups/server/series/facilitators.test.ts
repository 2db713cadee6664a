// Who may lead the dates of a series, by HTTP: a credential the state counts on every date that stands, or supervision.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Answer, type Caller, type TestWorld } from '#app/testing/test-world.ts';
import { newId } from '#platform/database/new-id.ts';

let world: TestWorld;
let director: Caller;
let groupId: string;
beforeAll(async () => {
  world = await openTestWorld();
  director = await world.as('director', 'south');
  const made = await setUp({});
  if (made.status !== 200) throw new Error(made.text);
  groupId = String(made.body['groupId']);
});
afterAll(() => world.close());

const days = (blocks?: object[]) =>
  [1, 2, 4].map((weekday) => ({
    weekday,
    startsAt: '10:00',
    endsAt: '13:00',
    ...(blocks ? { blocks } : {}),
  }));
const blocks = [0, 60, 120].map((fromMinute) => ({
  kind: 'counseling',
  fromMinute,
  toMinute: fromMinute + 50,
}));

function setUp(changed: Record<string, unknown>, by = director): Promise<Answer> {
  return by.send('POST', '/api/groups', {
    clinicId: world.ids.clinics.south,
    name: 'Morning classes',
    program: 'substance_use',
    kind: 'counseling',
    mode: 'virtual',
    roomId: null,
    facilitatorId: world.ids.staff.south.counselor,
    startsOn: '2026-11-16',
    days: days(),
    blocks,
    ...changed,
  });
}

type Asked = {
  reach: 'this' | 'following' | 'all';
  sessionId?: string;
  fromOn?: null;
  change: Record<string, unknown>;
};
const preview = (asked: Asked, by = director): Promise<Answer> =>
  by.send('POST', `/api/groups/${groupId}/changes/preview`, {
    sessionId: null,
    fromOn: '2026-11-17',
    because: 'Away',
    ...asked,
  });
const staff = (staffMemberId: string, part: string, insteadOfId: string | null = null) => ({
  kind: 'staff',
  staffMemberId,
  part,
  insteadOfId,
});

async function leader(title: string, expiresOn: string | null = null): Promise<string> {
  const id = newId();
  const of = [world.ids.organizationId, id];
  await world.owner.query(
    `INSERT INTO staff_members (organization_id, id, given_name, family_name, works_from) VALUES ($1, $2, $3, 'Leader', '2024-01-01')`,
    [...of, title],
  );
  await world.owner.query(
    `INSERT INTO role_assignments (organization_id, id, staff_member_id, role, clinic_id, starts_on) VALUES ($1, gen_random_uuid(), $2, 'counselor', $3, '2024-01-01')`,
    [...of, world.ids.clinics.south],
  );
  await world.owner.query(
    `INSERT INTO credentials (organization_id, id, staff_member_id, state, title, starts_on, expires_on) VALUES ($1, gen_random_uuid(), $2, 'TX', $3, '2024-01-01', $4)`,
    [...of, title, expiresOn],
  );
  return id;
}

const supervise = (staffMemberId: string, endsOn: string) =>
  world.owner.query(
    `INSERT INTO supervisions (organization_id, id, staff_member_id, supervisor_id, starts_on, ends_on, made_by, made_at)
     VALUES ($1, gen_random_uuid(), $2, $3, '2026-01-01', $4, $3, '2026-01-01T12:00:00Z')`,
    [world.ids.organizationId, staffMemberId, world.ids.staff.south.supervisor, endsOn],
  );

async function idOn(day: string): Promise<string> {
  const { rows } = await world.owner.query<{ id: string }>(
    'SELECT id FROM sessions WHERE group_id = $1 AND occurs_on = $2',
    [groupId, day],
  );
  return rows[0]?.id ?? '';
}

describe('a new group', () => {
  it('is refused when the credential ends within its dates, and names the first that fails', async () => {
    const facilitatorId = await leader('LCDC', '2026-12-07');
    const before = await world.owner.query('SELECT count(*) FROM groups');
    const refused = await setUp({ facilitatorId });
    expect(refused.body['code']).toBe('facilitator-credential-ended');
    expect(refused.text).toContain('LCDC does not count on Tuesday, December 8, 2026.');
    expect(refused.text).toContain('26 TAC 564.804');
    expect((await world.owner.query('SELECT count(*) FROM groups')).rows).toEqual(before.rows);
    // A group that ends before is theirs to lead.
    expect((await setUp({ facilitatorId, endsOn: '2026-12-07' })).body).toMatchObject({ sessions: 10 });
  });

  it('is led by an intern while somebody supervises them', async () => {
    const facilitatorId = await leader('LCDC-I');
    expect((await setUp({ facilitatorId })).body['code']).toBe('facilitator-needs-supervision');
    await supervise(facilitatorId, '2027-01-04');
    const refused = await setUp({ facilitatorId });
    expect(refused.body['code']).toBe('facilitator-needs-supervision');
    expect(refused.text).toContain('nobody supervises on Tuesday, January 5, 2027');
    await world.owner.query('UPDATE supervisions SET ends_on = NULL WHERE staff_member_id = $1', [
      facilitatorId,
    ]);
    expect((await setUp({ facilitatorId })).status).toBe(200);
  });

  it('asks the same of whoever leads a block', async () => {
    const leaderId = await leader('LMFT', '2026-11-30');
    const facilitatorId = await leader('LPC');
    const refused = await setUp({ facilitatorId, blocks: [{ ...blocks[0], leaderId }, ...blocks.slice(1)] });
    expect(refused.text).toContain('LMFT does not count on Tuesday, December 1, 2026.');
  });

  it('is not for somebody at the front desk to set up', async () => {
    expect((await setUp({}, await world.as('front_desk', 'south'))).status).toBe(403);
  });
});

describe('a series', () => {
  it('lets somebody stand in on the dates their credential counts on, and no longer', async () => {
    const { counselor } = world.ids.staff.south;
    const sub = await leader('LCSW', '2026-12-07');
    const change = staff(sub, 'leader', counselor);
    const on = async (day: string) =>
      (await preview({ reach: 'this', sessionId: await idOn(day), change })).body;
    expect((await on('2026-12-07'))['shown']).toBeTruthy();
    expect((await on('2026-12-08'))['code']).toBe('facilitator-credential-ended');
    const following = await preview({ reach: 'following', sessionId: await idOn('2026-11-23'), change });
    expect(following.body['code']).toBe('facilitator-credential-ended');
    expect(following.text).toContain('LCSW does not count on Tuesday, December 8, 2026.');
    const desk = await world.as('front_desk', 'south');
    expect((await preview({ reach: 'following', change }, desk)).status).toBe(403);
  });

  it('lets an intern lead beside somebody who leads alone, but neither instead of them nor as supervisor', async () => {
    const intern = await leader('LMSW');
    const { counselor } = world.ids.staff.south;
    expect((await preview({ reach: 'following', change: staff(intern, 'second') })).status).toBe(200);
    for (const change of [staff(intern, 'leader', counselor), staff(intern, 'supervisor')])
      expect((await preview({ reach: 'following', change })).body['code']).toBe(
        'facilitator-needs-supervision',
      );
  });

  it('asks it of those whom a new timetable names, and of everybody on a date that moves', async () => {
    const leaderId = await leader('LPC', '2026-12-31');
    const named = [{ ...blocks[0], leaderId }, ...blocks.slice(1)];
    const timetable = { kind: 'timetable', mode: 'virtual', roomId: null, days: days(), blocks: named };
    const refused = await preview({ reach: 'all', change: timetable });
    expect(refused.body['code'], refused.text).toBe('facilitator-credential-ended');
    expect(refused.text).toContain('LPC does not count on Monday, January 4, 2027.');
    const { counselor } = world.ids.staff.south;
    const expire = (on: string | null) =>
      world.owner.query('UPDATE credentials SET expires_on = $2 WHERE staff_member_id = $1', [counselor, on]);
    await expire('2026-11-24');
    const move = async (heldOn: string) =>
      (
        await preview({
          reach: 'this',
          sessionId: await idOn('2026-11-24'),
          change: { kind: 'move', heldOn, startsAt: '15:00', endsAt: '18:00', roomId: null },
        })
      ).body['code'];
    expect(await move('2026-11-25')).toBe('facilitator-credential-ended');
    expect(await move('2026-11-24')).toBeUndefined();
    await expire(null);
  });

  it('keeps whoever led this morning when somebody else leads from today on', async () => {
    world.clock.moveTo('2026-11-16T17:00:00Z');
    const later = await world.as('director', 'south');
    const { counselor } = world.ids.staff.south;
    const instead = await leader('LCSW');
    const asked = { reach: 'all' as const, fromOn: null, change: staff(instead, 'leader', counselor) };
    const seen = await preview(asked, later);
    expect(seen.status, seen.text).toBe(200);
    const { shown } = seen.body;
    const changed = await later.send('POST', `/api/groups/${groupId}/changes`, {
      ...asked,
      sessionId: null,
      because: 'Away',
      shown,
    });
    expect(changed.status, changed.text).toBe(200);
    const leads = async (caller: Caller, day: string) => {
      const { dates } = (await caller.get(`/api/groups/${groupId}/series`)).body as unknown as {
        dates: { occursOn: string; leaders: { id: string }[] }[];
      };
      return dates.find(({ occursOn }) => occursOn === day)?.leaders.map(({ id }) => id);
    };
    expect(await leads(later, '2026-11-16')).toEqual([counselor]);
    expect(await leads(later, '2026-11-17')).toEqual([instead]);

    // Taken back the next day, when a group has begun: what was led so stays so, and from the day after all is as before.
    world.clock.moveTo('2026-11-17T17:00:00Z');
    const nextDay = await world.as('director', 'south');
    const back = await nextDay.send(
      'POST',
      `/api/groups/${groupId}/changes/${String(changed.body['changeId'])}/take-back`,
    );
    expect(back.status, back.text).toBe(200);
    expect(await leads(nextDay, '2026-11-17')).toEqual([instead]);
    expect(await leads(nextDay, '2026-11-19')).toEqual([counselor]);
  });
});
