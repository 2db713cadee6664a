import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Caller, type TestWorld } from '../../app/testing/test-world.ts';

let world: TestWorld;
let director: Caller;
beforeAll(async () => {
  world = await openTestWorld();
  director = await world.as('director');
});
afterAll(() => world.close());

type Cell = {
  id: string;
  heldOn: string;
  seats: number;
  seatLimit: number;
  leaders: string[];
  topics: string[];
};
async function week(query = '', caller = director) {
  const answer = await caller.get(`/api/board/week${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body as unknown as {
    sessions: Cell[];
    outOf: number;
    clinics: { id: string; miles: number | null; isElsewhere: boolean; phone: string | null }[];
    from: string;
  };
}

async function seat(people: number) {
  for (const patientId of world.ids.patients.north.slice(0, people))
    await world.owner.query(
      `INSERT INTO seats (organization_id, id, clinic_id, group_id, patient_id, starts_on, joined_because, given_at)
       VALUES ($1, gen_random_uuid(), $2, $3, $4, '2026-11-17', 'because', '2026-11-16T15:30:00Z')`,
      [world.ids.organizationId, world.ids.clinics.north, world.ids.groupId, patientId],
    );
}

describe('the week board', () => {
  it('shows the sessions of the week, how full each is on its date, and who leads', async () => {
    await seat(12);
    const found = await week();
    expect(found.from).toBe('2026-11-16');
    expect(found.sessions.map((one) => [one.heldOn, one.seats, one.seatLimit])).toEqual([
      ['2026-11-16', 0, 12],
      ['2026-11-17', 12, 12],
      ['2026-11-19', 12, 12],
    ]);
    expect(found.sessions[0]?.leaders).toHaveLength(1);
  });

  it('says how many seats are free for good: on the fullest date from then on', async () => {
    const asked = `/api/board/free-for-good?week=2026-11-16&clinicId=${world.ids.clinics.north}`;
    const answer = await director.get(asked);
    expect(answer.body, answer.text).toEqual({
      groups: [{ id: world.ids.groupId, free: 0, fullestOn: '2026-11-17' }],
    });
    expect((await (await world.as('director', 'south')).get(asked)).body).toEqual({ groups: [] });
  });

  it('answers for a free seat, a time of day and a distance, and says so when a ZIP code is unknown', async () => {
    expect((await week('?free=yes')).sessions.map((one) => one.heldOn)).toEqual(['2026-11-16']);
    expect((await week('?time=evening')).sessions).toEqual([]);
    expect((await week('?time=evening')).outOf).toBe(3);
    const near = await week('?near=60640&miles=10');
    expect(near.sessions).toHaveLength(3);
    expect(near.clinics[0]?.miles).toBeCloseTo(2.7, 0);
    expect((await week('?near=60640&miles=1&virtual=yes')).sessions).toEqual([]);
    expect((await director.get('/api/board/week?near=00000')).body).toMatchObject({ code: 'zip-unknown' });
    expect((await director.get('/api/board/week?near=6061')).status).toBe(400);
  });

  it('shows the topic of each date, as it was chosen', async () => {
    const took = await director.send('POST', '/api/curricula/from-library', {
      code: 'evenkeel-topics',
      startsOn: '2026-11-16',
    });
    await director.send('POST', `/api/groups/${world.ids.groupId}/curriculum`, {
      curriculumId: took.body['curriculumId'],
      startsOn: '2026-11-16',
    });
    const counselor = await world.as('counselor');
    await counselor.send('POST', `/api/sessions/${world.ids.sessionIds[1]}/topics`, {
      topicCode: 'mutual-help',
      way: 'secular',
      afterSequence: 0,
    });
    expect((await week()).sessions.map((one) => one.topics)).toEqual([
      ['Triggers, outside and inside'],
      ['Mutual help without the steps'],
      ['My own reasons'],
    ]);
  });

  it('is the same for a counselor, who opens no more by it than numbers', async () => {
    const answer = await (await world.as('counselor')).get('/api/board/week');
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain('Canary');
    expect((await week('', await world.as('director', 'south'))).sessions).toEqual([]);
  });
});

describe('seats in clinics out of reach', () => {
  const near = '?near=60640&miles=10&virtual=yes';
  const shown = (found: Awaited<ReturnType<typeof week>>) => found.sessions.map((one) => one.heldOn);

  it('are told, in numbers, to whoever looks near a place; nothing else of those clinics is', async () => {
    const desk = await world.as('front_desk', 'south');
    const found = await week(near, desk);
    // Two dates are full: nothing is said of them.
    expect(shown(found)).toEqual(['2026-11-16']);
    expect(found.clinics.find((one) => one.isElsewhere)).toMatchObject({ id: world.ids.clinics.north });
    expect(found.sessions[0]).toMatchObject({ seats: 0, seatLimit: 12, leaders: [], topics: [] });
    expect(found.outOf).toBe(0);
    expect((await desk.get(`/api/board/week${near}`)).text).not.toMatch(/canary/i);
    for (const query of ['', '?free=yes', `${near}&clinicId=${world.ids.clinics.south}`])
      expect((await week(query, desk)).sessions).toEqual([]);
  });

  it('have the same numbers as their own clinic sees, and leave the scope as it was', async () => {
    await world.owner.query(`UPDATE sessions SET seat_limit = 13 WHERE group_id = $1`, [world.ids.groupId]);
    const own = await week('?free=yes');
    const told = await week(near, await world.as('front_desk', 'south'));
    expect(told.sessions.map((one) => [one.heldOn, one.seats, one.seatLimit])).toEqual(
      own.sessions.map((one) => [one.heldOn, one.seats, one.seatLimit]),
    );
    expect(own.sessions.map((one) => one.seats)).toEqual([0, 12, 12]);
    const asked = (statement: string) => world.owner.query<Record<string, unknown>>(statement);
    await asked('BEGIN');
    await world.owner.query(`SELECT set_config('evenkeel.organization', $1, true)`, [
      world.ids.organizationId,
    ]);
    expect((await asked(`SELECT FROM sessions_elsewhere('{}', '2026-11-16', '2026-11-22')`)).rowCount).toBe(
      3,
    );
    expect((await asked('SELECT context_whole_organization() AS whole')).rows).toEqual([{ whole: false }]);
    await asked('ROLLBACK');
  });

  it('end when the date begins', async () => {
    world.clock.moveTo('2026-11-17T15:59:00Z');
    const next = await world.as('director');
    expect(shown(await week('?free=yes', next))).toEqual(['2026-11-17', '2026-11-19']);
    world.clock.moveTo('2026-11-17T16:00:00Z');
    expect(shown(await week('?free=yes', next))).toEqual(['2026-11-19']);
    expect(shown(await week(near, await world.as('front_desk', 'south')))).toEqual(['2026-11-19']);
  });
});

describe('a week in which nothing fits', () => {
  it('says how many sessions of the week after do', async () => {
    await world.owner.query(
      `UPDATE sessions SET mode = 'virtual' WHERE held_on BETWEEN '2026-11-23' AND '2026-11-29'`,
    );
    const again = await world.as('director');
    const nextWeek = async (query: string) =>
      (await again.get(`/api/board/week?week=2026-11-16${query}`)).body['nextWeek'];
    expect(await nextWeek('&mode=virtual')).toBe(3);
    expect(await nextWeek('')).toBeNull();
    expect(await nextWeek('&program=mental_health')).toBe(0);
  });
});
