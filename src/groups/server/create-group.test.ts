// A group set up by HTTP: timetable D5 of the shared schedules, with its room, facilitator, sessions and bookings.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Answer, type Caller, type TestWorld } from '#app/testing/test-world.ts';

describe('setting up a group', () => {
  let world: TestWorld;
  let director: Caller;
  beforeAll(async () => {
    world = await openTestWorld();
    director = await world.as('director', 'south');
  });
  afterAll(() => world.close());

  const setUp = (changed: Record<string, unknown> = {}): Promise<Answer> =>
    director.send('POST', '/api/groups', {
      clinicId: world.ids.clinics.south,
      name: 'Morning classes',
      program: 'substance_use',
      kind: 'counseling',
      mode: 'in_person',
      roomId: world.ids.rooms.south,
      facilitatorId: world.ids.staff.south.counselor,
      startsOn: '2026-11-16',
      days: [1, 2, 4].map((weekday) => ({ weekday, startsAt: '10:00', endsAt: '13:00' })),
      blocks: [0, 60, 120].map((fromMinute) => ({
        kind: 'counseling',
        fromMinute,
        toMinute: fromMinute + 50,
      })),
      ...changed,
    });

  it('stands with 9 hours on the clock and 7.5 treated, half a year of sessions and the house limit', async () => {
    const made = await setUp();
    expect(made).toMatchObject({ status: 200, body: { sessions: 79, seatLimit: 12 } });
    const opened = await director.get(`/api/groups/${String(made.body['groupId'])}`);
    expect(opened.body['group']).toMatchObject({
      clockMinutes: 540,
      treatmentMinutes: 450,
      seatsTaken: 0,
      roomName: 'Maple',
      leaders: [{ id: world.ids.staff.south.counselor }],
    });
    const { rows } = await world.owner.query(
      'SELECT resource_kind, count(*)::int AS n FROM bookings GROUP BY 1 ORDER BY 1',
    );
    expect(rows).toEqual([
      { resource_kind: 'room', n: 79 },
      { resource_kind: 'staff_member', n: 79 },
    ]);
  });

  it('meets every other week when it says so, also once it is held otherwise', async () => {
    const made = await setUp({
      name: 'Shift workers',
      mode: 'virtual',
      roomId: null,
      startsOn: '2026-11-16',
      alternateFrom: '2026-11-23',
      days: [{ weekday: 5, startsAt: '18:00', endsAt: '21:00' }],
    });
    expect(made).toMatchObject({ status: 200, body: { sessions: 13 } });
    const groupId = String(made.body['groupId']);
    const daysOf = async () => {
      const { rows } = await world.owner.query<{ day: string }>(
        `SELECT occurs_on::text AS day FROM sessions WHERE group_id = $1 AND status = 'planned' ORDER BY 1 LIMIT 3`,
        [groupId],
      );
      return rows.map((row) => row.day);
    };
    const days = ['2026-11-27', '2026-12-11', '2026-12-25'];
    expect(await daysOf()).toEqual(days);
    const change = {
      reach: 'following',
      sessionId: null,
      fromOn: '2026-12-01',
      because: 'A room is free',
      change: { kind: 'mode', mode: 'hybrid', roomId: world.ids.rooms.south, virtualLink: null },
    };
    const path = `/api/groups/${groupId}/changes`;
    const shown = await director.send('POST', `${path}/preview`, change);
    expect((await director.send('POST', path, { ...change, shown: shown.body['shown'] })).status).toBe(200);
    expect(await daysOf()).toEqual(days);
    const series = await director.get(`/api/groups/${groupId}/series`);
    expect(series.body['timetables']).toMatchObject([
      { mode: 'virtual', alternateFrom: '2026-11-23' },
      { mode: 'hybrid', alternateFrom: '2026-11-23' },
    ]);
    const ended = { ...change, fromOn: '2026-11-16', change: { kind: 'cancel' } };
    const seen = await director.send('POST', `${path}/preview`, { ...ended, reach: 'all', fromOn: null });
    await director.send('POST', path, { ...ended, reach: 'all', fromOn: null, shown: seen.body['shown'] });
  });

  it.each([
    {
      changed: { name: 'Second at once' },
      status: 409,
      code: 'not-free-then',
      says: / is not free on Monday, .*2026, nor at \d+ more times\. .+ takes place from \S+\s[AP]M to \S+\s[AP]M\. Choose/,
      why: 'the room is taken at that time',
    },
    {
      changed: { mode: 'virtual', roomId: null },
      status: 409,
      code: 'not-free-then',
      why: 'the facilitator is taken at that time',
    },
    {
      changed: { mode: 'in_person', roomId: null },
      status: 422,
      code: 'room-not-found',
      why: 'it meets in no room',
    },
    {
      changed: { days: [{ weekday: 1, startsAt: '13:00', endsAt: '10:00' }] },
      status: 422,
      code: 'ends-before-start',
      why: 'it ends before it starts',
    },
    { changed: { name: ' ' }, status: 400, code: 'bad-input', why: 'it has no name' },
  ])('is refused when $why, and leaves nothing behind', async ({ changed, status, code, says }) => {
    const before = await world.owner.query('SELECT count(*) FROM groups');
    const refused = await setUp(changed);
    expect(refused).toMatchObject({ status, body: { code } });
    expect(refused.body['detail']).toMatch(says ?? /./);
    expect((await world.owner.query('SELECT count(*) FROM groups')).rows).toEqual(before.rows);
  });

  it('takes only somebody who leads groups at that clinic', async () => {
    for (const facilitatorId of [world.ids.staff.north.counselor, world.ids.staff.south.biller])
      expect((await setUp({ facilitatorId })).body['code']).toBe('facilitator-not-found');
  });

  it('is not a clinic of somebody else', async () => {
    expect((await setUp({ clinicId: world.ids.clinics.north })).status).toBe(404);
  });

  it('records bad input too, with who sent it', async () => {
    const { rows } = await world.owner.query(
      `SELECT staff_member_id FROM audit_entries WHERE action = 'group.set-up' AND outcome = 'bad-input'`,
    );
    expect(rows).toEqual([{ staff_member_id: world.ids.staff.south.director }]);
  });
});
