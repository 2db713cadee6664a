// Two groups in one block are one room full of people, and one group to the state: through HTTP, with two who want the last
// chair at once, with guests, in the weeks beyond the sessions that stand, and when the sharing begins. A room too small for
// those who sit in it is refused on every date.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';

let world: TestWorld;
let desk: Caller;
let director: Caller;
let host: string;
let guest: string;
// Fourteen chairs are in the room.
let people: string[] = [];

const classes = [0, 60, 120].map((from) => ({ kind: 'counseling', fromMinute: from, toMinute: from + 50 }));
const groupOf = (more: object) => ({
  clinicId: world.ids.clinics.north,
  name: 'Day program',
  program: 'substance_use',
  kind: 'counseling',
  mode: 'in_person',
  roomId: world.ids.rooms.north,
  facilitatorId: world.ids.staff.north.counselor,
  startsOn: '2026-11-16',
  days: [{ weekday: 1, startsAt: '10:00', endsAt: '13:00' }],
  ...more,
});
const person = (place: number) => people[place] ?? '';
const give = (group: string, who: number, more: object = {}) =>
  desk.send('POST', `/api/groups/${group}/seats`, {
    patientId: person(who),
    startsOn: '2026-11-16',
    ...more,
  });
const said = (answer: Awaited<ReturnType<typeof give>>) => answer.body['code'] ?? answer.status;

beforeAll(async () => {
  world = await openTestWorld();
  desk = await world.as('front_desk');
  director = await world.as('director');
  host = world.ids.groupId;
  const blocks = classes.map((block) => ({ ...block, hostedBy: host }));
  const made = await director.send('POST', '/api/groups', groupOf({ blocks }));
  guest = String(made.body['groupId']);
  const { rows } = await world.owner.query<{ id: string }>(
    `WITH made AS (INSERT INTO patients (organization_id, id, number, given_name, family_name, birth_on, registered_at)
       SELECT $1, gen_random_uuid(), 'Q' || n, 'Pat', 'Number ' || n, '1990-01-01', '2026-11-16T12:00:00Z' FROM generate_series(1, 10) AS n RETURNING id),
     known AS (INSERT INTO care_relations (organization_id, id, patient_id, clinic_id, kind, starts_on)
       SELECT $1, gen_random_uuid(), id, $2, 'registration', '2026-01-05' FROM made)
     SELECT id FROM made`,
    [world.ids.organizationId, world.ids.clinics.north],
  );
  people = [...world.ids.patients.north, ...rows.map((row) => row.id)];
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.owner.query(
    `UPDATE guests SET withdrawn_at = '2026-11-16T15:00:00Z' WHERE withdrawn_at IS NULL`,
  );
  await world.owner.query(
    `UPDATE seats SET taken_back_at = '2026-11-16T15:00:00Z', taken_back_because = 'Next test' WHERE taken_back_at IS NULL`,
  );
});

async function fill(group: string, from: number, until: number) {
  for (let who = from; who < until; who += 1) expect(said(await give(group, who))).toBe(200);
}

describe('groups that share a block', () => {
  it('have the chairs of its room together, whichever of them fills up', async () => {
    await fill(host, 0, 9);
    await fill(guest, 9, 14);
    const refused = await give(guest, 14);
    expect(refused.body).toMatchObject({
      code: 'room-full-together',
      facts: { limit: 5, day: '2026-11-16' },
    });
    expect(refused.body['detail']).toContain('Another group is in the same room');
    expect((await give(host, 14)).body).toMatchObject({ code: 'room-full-together', facts: { limit: 9 } });
    // On other days the host is alone in it.
    expect(said(await give(host, 14, { weekdays: [2, 4] }))).toBe(200);
    const { rows } = await world.owner.query<{ group_id: string; taken: number; seat_limit: number }>(
      `SELECT group_id, taken, seat_limit FROM date_numbers($1, ARRAY(SELECT id FROM sessions WHERE occurs_on = '2026-11-16'), true, true, NULL)`,
      [world.ids.organizationId],
    );
    expect(rows).toHaveLength(2);
    expect(rows).toContainEqual({ group_id: host, taken: 9, seat_limit: 9 });
    expect(rows).toContainEqual({ group_id: guest, taken: 5, seat_limit: 5 });
  });

  it('are refused by the database too, and by it alone when two ask for the last chair at once', async () => {
    await fill(host, 0, 8);
    await fill(guest, 8, 13);
    const both = await Promise.all([give(host, 13), give(guest, 14)]);
    expect(both.map((answer) => answer.status).toSorted((one, other) => one - other)).toEqual([200, 409]);
    await expect(
      world.owner.query(
        `INSERT INTO seats (organization_id, id, clinic_id, group_id, patient_id, starts_on, joined_because, given_at)
         VALUES ($1, gen_random_uuid(), $2, $3, $4, '2026-11-16', 'x', '2026-11-16T15:00:00Z')`,
        [world.ids.organizationId, world.ids.clinics.north, guest, person(15)],
      ),
    ).rejects.toMatchObject({ constraint: 'seats_within_limit' });
  });

  it('count the guests of both, and each person in the weeks to come', async () => {
    await fill(host, 0, 9);
    await fill(guest, 9, 13);
    const [monday = ''] = world.ids.sessionIds;
    const sitIn = { kind: 'observer', name: 'Dr. Lane', virtual: false };
    expect(said(await desk.send('POST', `/api/sessions/${monday}/guests`, sitIn))).toBe(200);
    expect(said(await give(guest, 13))).toBe('room-full-together');
    expect(said(await give(guest, 13, { startsOn: '2026-11-23' }))).toBe(200);
    // Beyond the last session of the host that stands.
    expect(said(await give(host, 14, { startsOn: '2027-03-01', weekdays: [2] }))).toBe(200);
    expect(said(await give(host, 15, { startsOn: '2027-03-01', weekdays: [1] }))).toBe('group-full');
    expect(said(await give(host, 15, { startsOn: '2027-03-01', weekdays: [4] }))).toBe(200);
  });

  it('are not brought together when both would not fit', async () => {
    const apart = groupOf({
      name: 'Mondays later',
      facilitatorId: world.ids.staff.north.supervisor,
      days: [{ weekday: 1, startsAt: '14:00', endsAt: '17:00' }],
    });
    const made = await director.send('POST', '/api/groups', apart);
    expect(said(made)).toBe(200);
    const late = String(made.body['groupId']);
    await fill(host, 0, 9);
    await fill(late, 9, 15);
    const blocks = classes.map((block) => ({ ...block, hostedBy: host }));
    const change = {
      reach: 'following',
      sessionId: null,
      fromOn: '2026-11-23',
      because: 'One session for both',
      change: {
        kind: 'timetable',
        mode: 'in_person',
        roomId: world.ids.rooms.north,
        days: [{ weekday: 1, startsAt: '10:00', endsAt: '13:00', blocks }],
      },
    };
    const refused = await director.send('POST', `/api/groups/${late}/changes/preview`, change);
    expect(said(refused)).toBe('together-too-many');
    await world.owner.query('UPDATE rooms SET seats = 16 WHERE id = $1', [world.ids.rooms.north]);
    expect(said(await director.send('POST', `/api/groups/${late}/changes/preview`, change))).toBe(200);
  });
});

describe('in Texas', () => {
  it('the sixteen of group counseling are those of both groups', async () => {
    const { organizationId, clinics, rooms, staff } = world.ids;
    const south = await world.as('director', 'south');
    const at = { clinicId: clinics.south, roomId: rooms.south, facilitatorId: staff.south.counselor };
    const first = await south.send('POST', '/api/groups', groupOf({ ...at, blocks: classes }));
    const blocks = classes.map((block) => ({ ...block, hostedBy: first.body['groupId'] }));
    const second = await south.send('POST', '/api/groups', groupOf({ ...at, name: 'Beside', blocks }));
    expect([said(first), said(second)]).toEqual([200, 200]);
    await world.owner.query('UPDATE rooms SET seats = 40 WHERE id = $1', [rooms.south]);
    const seat = (made: typeof first, who: number) =>
      world.owner.query(
        `INSERT INTO seats (organization_id, id, clinic_id, group_id, patient_id, starts_on, joined_because, given_at)
         VALUES ($1, gen_random_uuid(), $2, $3, $4, '2026-11-16', 'x', '2026-11-16T15:00:00Z')`,
        [organizationId, clinics.south, made.body['groupId'], person(who)],
      );
    for (let who = 0; who < 8; who += 1) await seat(first, who);
    for (let who = 8; who < 16; who += 1) await seat(second, who);
    await expect(seat(second, 16)).rejects.toMatchObject({ constraint: 'seats_within_limit' });
  });
});

describe('a room too small', () => {
  const change = (group: string, asked: object) => ({
    preview: () => director.send('POST', `/api/groups/${group}/changes/preview`, asked),
    async save() {
      const preview = await this.preview();
      expect(said(preview)).toBe(200);
      const { shown } = preview.body;
      return director.send('POST', `/api/groups/${group}/changes`, { ...asked, shown });
    },
  });
  let small: string;
  let group: string;
  beforeAll(async () => {
    const { rows } = await world.owner.query<{ id: string }>(
      `INSERT INTO rooms (organization_id, id, clinic_id, name, seats) VALUES ($1, gen_random_uuid(), $2, 'Small', 3) RETURNING id`,
      [world.ids.organizationId, world.ids.clinics.north],
    );
    small = rows[0]?.id ?? '';
    const made = await director.send(
      'POST',
      '/api/groups',
      groupOf({
        name: 'Wednesdays',
        mode: 'hybrid',
        virtualLink: null,
        days: [3, 5].map((weekday) => ({ weekday, startsAt: '15:00', endsAt: '17:00' })),
      }),
    );
    group = String(made.body['groupId']);
  });
  const later = { startsOn: '2027-09-08' };
  const large = () => ({ mode: 'hybrid', roomId: world.ids.rooms.north });
  // The second hour takes place in the small room.
  const inTheSmallRoom = (fromOn: string) => {
    const blocks = [0, 60].map((from) => ({
      kind: 'counseling',
      fromMinute: from,
      toMinute: from + 50,
      roomId: from === 0 ? null : small,
    }));
    const days = [3, 5].map((weekday) => ({ weekday, startsAt: '15:00', endsAt: '17:00', blocks }));
    const because = 'An hour elsewhere';
    return {
      reach: 'following',
      sessionId: null,
      fromOn,
      because,
      change: { kind: 'timetable', days, ...large() },
    };
  };

  it('holds the people of a block that names it', async () => {
    await fill(group, 0, 3);
    expect(said(await change(group, inTheSmallRoom('2026-12-02')).preview())).toBe(200);
    await fill(group, 3, 4);
    expect(said(await change(group, inTheSmallRoom('2026-12-02')).preview())).toBe('limit-below-roster');
  });

  it('holds whoever sits in it in weeks that do not stand yet; by video they come all the same', async () => {
    for (let who = 0; who < 4; who += 1)
      expect(said(await give(group, who, { virtualWeekdays: who === 3 ? [5] : [] }))).toBe(200);
    const asked = {
      reach: 'following',
      sessionId: null,
      fromOn: '2027-09-06',
      because: 'The large room is let',
      change: { kind: 'mode', mode: 'hybrid', roomId: small, virtualLink: null },
    };
    // On Wednesdays all four sit in the room.
    expect(said(await change(group, asked).preview())).toBe('limit-below-roster');
    const { rows } = await world.owner.query(
      `UPDATE seats SET virtual_weekdays = '{3,5}' WHERE patient_id = $1 AND group_id = $2 AND taken_back_at IS NULL RETURNING id`,
      [person(3), group],
    );
    expect(rows).toHaveLength(1);
    const saved = await change(group, asked).save();
    expect(said(saved)).toBe(200);
    expect((await give(group, 4, later)).body).toMatchObject({
      code: 'room-full',
      facts: { limit: 3, day: '2027-09-08' },
    });
    expect(said(await give(group, 4, { ...later, virtualWeekdays: [3, 5] }))).toBe(200);
    const oneMore = world.owner.query(
      `INSERT INTO seats (organization_id, id, clinic_id, group_id, patient_id, starts_on, joined_because, virtual_weekdays, given_at)
       VALUES ($1, gen_random_uuid(), $2, $3, $4, '2027-09-08', 'x', '{5}', '2026-11-16T15:00:00Z')`,
      [world.ids.organizationId, world.ids.clinics.north, group, person(5)],
    );
    await expect(oneMore).rejects.toMatchObject({ constraint: 'seats_within_limit' });
  });

  it('is no limit of people where they may come by video', async () => {
    const made = await director.send(
      'POST',
      '/api/groups',
      groupOf({
        name: 'Saturdays',
        mode: 'hybrid',
        roomId: small,
        virtualLink: null,
        days: [{ weekday: 6, startsAt: '10:00', endsAt: '12:00' }],
      }),
    );
    expect(said(made)).toBe(200);
    const saturdays = String(made.body['groupId']);
    await fill(saturdays, 0, 3);
    expect((await give(saturdays, 3)).body).toMatchObject({ code: 'room-full', facts: { limit: 3 } });
    for (let who = 3; who < 12; who += 1)
      expect(said(await give(saturdays, who, { virtualWeekdays: [6] }))).toBe(200);
    expect(said(await give(saturdays, 12, { virtualWeekdays: [6] }))).toBe('group-full');
    // The room may lose a chair only once one of the three is not sat on.
    const fewer = () => world.owner.query('UPDATE rooms SET seats = 2 WHERE id = $1', [small]);
    await expect(fewer()).rejects.toMatchObject({ constraint: 'rooms_hold_their_groups' });
    await world.owner.query(
      `UPDATE seats SET taken_back_at = '2026-11-16T15:00:00Z', taken_back_because = 'x' WHERE patient_id = $1`,
      [person(0)],
    );
    await fewer();
    await world.owner.query('UPDATE rooms SET seats = 3 WHERE id = $1', [small]);
  });

  it('holds a timetable that counts again, and such a block in those weeks', async () => {
    const back = { reach: 'following', sessionId: null, because: 'The large room is free again' };
    const moved = await change(group, {
      ...back,
      fromOn: '2027-10-04',
      change: { kind: 'mode', ...large(), virtualLink: null },
    }).save();
    for (let who = 0; who < 4; who += 1)
      expect(said(await give(group, who, { startsOn: '2027-10-04' }))).toBe(200);
    const changeId = String(moved.body['changeId']);
    expect(said(await director.send('POST', `/api/groups/${group}/changes/${changeId}/take-back`, {}))).toBe(
      'limit-below-roster',
    );
    expect(said(await change(group, inTheSmallRoom('2027-10-11')).preview())).toBe('limit-below-roster');
  });
});
