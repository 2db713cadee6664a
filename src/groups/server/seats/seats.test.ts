// Seats through HTTP: weekdays, shift workers, changes and moves from a day on, corrections of the past, undo, people who
// are kept apart or elsewhere at that time, limits and who may pass them, and the waiting list.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#platform/database/new-id.ts';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';

let world: TestWorld;
let desk: Caller;
let supervisor: Caller;
let director: Caller;
let group: string;

beforeAll(async () => {
  world = await openTestWorld();
  desk = await world.as('front_desk');
  supervisor = await world.as('supervisor');
  director = await world.as('director');
});
afterAll(() => world.close());

// Each test has a group of its own and nobody sits elsewhere, with sessions on Mondays, Tuesdays and Thursdays of three weeks.
beforeEach(async () => {
  await world.owner.query(
    `UPDATE visits SET withdrawn_at = '2026-11-16T15:00:00Z' WHERE withdrawn_at IS NULL`,
  );
  await world.owner.query(
    `UPDATE seats SET taken_back_at = '2026-11-16T15:00:00Z', taken_back_because = 'Next test' WHERE taken_back_at IS NULL`,
  );
  await world.owner.query('DELETE FROM keep_aparts');
  group = await addGroup('north', 9);
});

const days = [16, 17, 19, 23, 24, 26, 30].map((day) => `2026-11-${day}`);

async function addGroup(clinic: 'north' | 'south', hour: number) {
  const { owner, ids } = world;
  const groupId = newId();
  await owner.query(
    `INSERT INTO groups (organization_id, id, clinic_id, name, program, kind, mode, starts_on, seat_limit, seat_limit_rule)
     VALUES ($1, $2, $3, $4, 'substance_use', 'counseling', 'virtual', '2026-01-05', 12, 'house_group_size')`,
    [ids.organizationId, groupId, ids.clinics[clinic], `Group ${groupId.slice(-6)}`],
  );
  const timetableId = newId();
  await owner.query(
    `INSERT INTO timetables (organization_id, id, clinic_id, group_id, sequence, starts_on, mode, made_at) VALUES ($1, $2, $3, $4, 1, '2026-01-05', 'virtual', '2026-01-05')`,
    [ids.organizationId, timetableId, ids.clinics[clinic], groupId],
  );
  await owner.query(
    `INSERT INTO timetable_days (organization_id, timetable_id, weekday, starts_at, ends_at) SELECT $1, $2, unnest(ARRAY[1, 2, 4]), make_time($3, 0, 0), make_time($3 + 3, 0, 0)`,
    [ids.organizationId, timetableId, hour],
  );
  for (const day of days)
    await owner.query(
      `INSERT INTO sessions (organization_id, id, clinic_id, group_id, occurs_on, held_on, starts_at, ends_at)
       VALUES ($1, gen_random_uuid(), $2, $3, $4::date, $4::date, ($4 || $5)::timestamp AT TIME ZONE 'America/Chicago', ($4 || $6)::timestamp AT TIME ZONE 'America/Chicago')`,
      [ids.organizationId, ids.clinics[clinic], groupId, day, ` ${hour}:00`, ` ${hour + 3}:00`],
    );
  return groupId;
}

const person = (place: number) => world.ids.patients.north[place] ?? '';
const give = (who: number, more: object = {}, where = group) =>
  desk.send('POST', `/api/groups/${where}/seats`, {
    patientId: person(who),
    startsOn: '2026-11-16',
    ...more,
  });
const onSeat = (seatId: unknown, what: string, body: object) =>
  desk.send('POST', `/api/groups/${group}/seats/${String(seatId)}/${what}`, body);
const undo = (changeId: unknown) => desk.send('POST', `/api/roster-changes/${String(changeId)}/undo`, {});

/** Who is expected on each date, by the place of the person. */
async function expected(where = group): Promise<Record<string, number[]>> {
  const { rows } = await world.owner.query<{ day: string; people: string[] | null }>(
    `SELECT s.occurs_on::text AS day, (SELECT array_agg(r.patient_id) FROM rosters r WHERE r.session_id = s.id AND NOT r.taken_back AND r.known_absence IS NULL) AS people
       FROM sessions s WHERE s.group_id = $1 ORDER BY 1`,
    [where],
  );
  return Object.fromEntries(
    rows.map(({ day, people }) => [
      day.slice(8),
      (people ?? []).map((id) => world.ids.patients.north.indexOf(id)).toSorted((a, b) => a - b),
    ]),
  );
}

describe('weekdays of a seat', () => {
  it('puts shift workers into every other week, and others on their days', async () => {
    expect((await give(0, { weekdays: [1], alternateFrom: '2026-11-16' })).status).toBe(200);
    expect((await give(1, { weekdays: [2, 4] })).status).toBe(200);
    expect(await expected()).toEqual({ 16: [0], 17: [1], 19: [1], 23: [], 24: [1], 26: [1], 30: [0] });
    expect((await give(2, { weekdays: [3] })).body['code']).toBe('weekday-not-met');
  });

  it('lets two shift workers share one chair, and refuses a third for the week that is full', async () => {
    for (let who = 0; who < 11; who += 1) await give(who, { weekdays: [1] });
    expect((await give(11, { weekdays: [1], alternateFrom: '2026-11-16' })).status).toBe(200);
    expect((await give(12, { weekdays: [1], alternateFrom: '2026-11-23' })).status).toBe(200);
    const third = await give(13, { weekdays: [1], alternateFrom: '2026-11-23' });
    expect(third.body).toMatchObject({ code: 'group-full', facts: { day: '2026-11-23' } });
    expect((await give(13, { weekdays: [2] })).status).toBe(200);
  });
});

describe('changes from a day on', () => {
  it('steps a phase down, moves and comes back by undo, and loses no date', async () => {
    const given = await give(0);
    const changed = await onSeat(given.body['seatId'], 'change', {
      from: '2026-11-23',
      because: 'Two days a week now',
      weekdays: [1, 4],
      phase: 2,
      level: '2.1',
    });
    expect(changed.status).toBe(200);
    expect(await expected()).toEqual({ 16: [0], 17: [0], 19: [0], 23: [0], 24: [], 26: [0], 30: [0] });
    const other = await addGroup('north', 14);
    const moved = await onSeat(changed.body['seatId'], 'move', {
      toGroupId: other,
      from: '2026-11-26',
      because: 'Afternoons fit better',
    });
    expect(moved.status).toBe(200);
    expect((await expected())['26']).toEqual([]);
    expect((await expected(other))['30']).toEqual([0]);
    expect((await undo(changed.body['changeId'])).body['code']).toBe('not-the-last-change');
    expect((await undo(moved.body['changeId'])).status).toBe(200);
    expect((await undo(changed.body['changeId'])).status).toBe(200);
    expect(await expected()).toEqual({ 16: [0], 17: [0], 19: [0], 23: [0], 24: [0], 26: [0], 30: [0] });
    const { rows } = await world.owner.query(
      'SELECT count(*)::int AS rows FROM seats WHERE patient_id = $1 AND group_id = ANY ($2)',
      [person(0), [group, other]],
    );
    expect(rows).toEqual([{ rows: 3 }]);
  });

  it('corrects the person who was seated, keeps what was recorded, and undoes it', async () => {
    world.clock.moveTo('2026-11-16T15:30:00Z');
    const given = await give(0);
    const { rows } = await world.owner.query<{ id: string; clinic_id: string }>(
      `SELECT id, clinic_id FROM sessions WHERE group_id = $1 ORDER BY occurs_on LIMIT 1`,
      [group],
    );
    await world.owner.query(
      `INSERT INTO attendance_marks (organization_id, id, clinic_id, session_id, patient_id, sequence, status, arrived_at, recorded_by, recorded_at)
       VALUES ($1, gen_random_uuid(), $2, $3, $4, 1, 'present', '2026-11-16T15:00:00Z', $5, '2026-11-16T15:20:00Z')`,
      [world.ids.organizationId, rows[0]?.clinic_id, rows[0]?.id, person(0), world.ids.staff.north.counselor],
    );
    const corrected = await onSeat(given.body['seatId'], 'correct', {
      patientId: person(1),
      startsOn: '2026-11-16',
      endsOn: null,
      because: 'Two people of nearly one name',
    });
    expect(corrected.status).toBe(200);
    expect((await expected())['16']).toEqual([1]);
    const session = await supervisor.get(`/api/sessions/${rows[0]?.id ?? ''}`);
    const people = session.body['people'] as { patientId: string; takenBack: boolean }[];
    expect(people).toMatchObject([
      { patientId: person(0), takenBack: true },
      { patientId: person(1), takenBack: false },
    ]);
    expect((await undo(corrected.body['changeId'])).status).toBe(200);
    expect((await expected())['16']).toEqual([0]);
  });

  it('ends a seat in the past only with words, and lets nobody overwrite a reason', async () => {
    const given = await give(0, { startsOn: '2026-11-02', because: 'Came since the second' });
    const end = (more: object) =>
      onSeat(given.body['seatId'], 'end', { endsOn: '2026-11-10', reason: 'stopped_coming', ...more });
    expect((await end({})).body['code']).toBe('past-needs-words');
    expect((await end({ because: 'Was told only today' })).status).toBe(200);
    const { rows } = await world.owner.query(
      `SELECT ends_on::text, left_reason, taken_back_at IS NOT NULL AS taken_back FROM seats WHERE group_id = $1 ORDER BY given_at, ends_on NULLS FIRST`,
      [group],
    );
    expect(rows).toEqual([
      { ends_on: null, left_reason: null, taken_back: true },
      { ends_on: '2026-11-10', left_reason: 'stopped_coming', taken_back: false },
    ]);
    expect((await give(1, { startsOn: '2026-11-02' })).body['code']).toBe('past-needs-words');
  });
});

describe('who may not be there', () => {
  it('is told to nobody but those who decide it: the desk hears only "ask the supervisor"', async () => {
    await give(4);
    const decided = await supervisor.send('POST', '/api/keep-apart', {
      patientId: person(5),
      otherPatientId: person(4),
      because: 'A restraining order',
      startsOn: '2026-11-16',
    });
    expect(decided.status).toBe(200);
    const refused = await give(5);
    expect(refused.body).toMatchObject({
      code: 'not-this-group',
      title: 'Not this group',
      detail: 'Ask the supervisor before you plan anything here for this person.',
    });
    expect(refused.text).not.toMatch(/restraining|Canary10[45]|Eve|Farah/);
    expect(refused.body['facts']).toBeUndefined();
    const { rows: entries } = await world.owner.query<{ outcome: string }>(
      'SELECT outcome FROM audit_entries WHERE request_id = $1',
      [refused.headers['x-request-id']],
    );
    expect(entries).toEqual([{ outcome: 'not-this-group' }]);
    // On other days they never meet.
    expect((await give(6, { weekdays: [1] })).status).toBe(200);
    const visit = await desk.send('GET' as never, `/api/keep-apart`);
    expect(visit.status).toBe(403);
    const list = await supervisor.get('/api/keep-apart');
    expect(list.body['pairs']).toMatchObject([{ because: 'A restraining order', together: [] }]);
  });

  it('is checked on visits, and for a walk-in it is said what to do', async () => {
    await give(7);
    await supervisor.send('POST', '/api/keep-apart', {
      patientId: person(7),
      otherPatientId: person(8),
      because: 'They were a couple',
      startsOn: '2026-11-16',
    });
    const { rows } = await world.owner.query<{ id: string }>(
      'SELECT id FROM sessions WHERE group_id = $1 ORDER BY occurs_on LIMIT 1',
      [group],
    );
    const path = `/api/sessions/${rows[0]?.id ?? ''}`;
    const visit = await desk.send('POST', `${path}/visits`, { patientId: person(8), kind: 'floating' });
    expect(visit.body['code']).toBe('not-this-group');
    const came = await desk.send('POST', `${path}/walk-ins`, { patientId: person(8), because: '' });
    expect(came.body['toDo']).toEqual(['Ask the supervisor before anybody sits down.']);
  });

  it('refuses two groups at the same time on the dates that overlap, and lets others be', async () => {
    const other = await addGroup('north', 10);
    expect((await give(9, { weekdays: [1] })).status).toBe(200);
    const clash = await give(9, {}, other);
    expect(clash.body).toMatchObject({
      code: 'in-group-named',
      title: 'Not free',
      facts: { group: expect.stringContaining('Group ') as string, day: '2026-11-16' },
    });
    expect((await give(9, { weekdays: [2, 4] }, other)).status).toBe(200);
    // Of a group of another clinic the desk hears nothing but that the person is not free.
    const houston = await addGroup('south', 9);
    await world.owner.query(
      `INSERT INTO seats (organization_id, id, clinic_id, group_id, patient_id, starts_on, joined_because, given_at)
       VALUES ($1, gen_random_uuid(), $2, $3, $4, '2026-11-16', 'x', '2026-11-16T15:00:00Z')`,
      [world.ids.organizationId, world.ids.clinics.south, houston, person(10)],
    );
    const hidden = await give(10);
    expect(hidden.body['code']).toBe('in-another-group');
    expect(hidden.text).not.toContain(`Group ${houston.slice(-6)}`);
    const afternoon = await addGroup('north', 15);
    expect((await give(9, {}, afternoon)).status).toBe(200);
  });
});

describe('limits', () => {
  const raise = (caller: Caller, [where, kind = '']: readonly string[], seatLimit: number) =>
    caller.send('POST', `/api/groups/${String(where)}/limit-decisions${kind}`, {
      seatLimit,
      startsOn: '2026-11-16',
      because: 'The room is large and two counselors lead it',
    });

  it('lets a supervisor pass the house rule with a reason, and nobody the Texas rule', async () => {
    const houston = await addGroup('south', 9);
    const south = await world.as('supervisor', 'south');
    expect((await raise(south, [houston], 16)).status).toBe(200);
    const never = await raise(await world.as('director', 'south'), [houston, '/unconfirmed'], 17);
    expect(never.body).toMatchObject({
      code: 'limit-never-passed',
      facts: { limit: 16, passedBy: 'nobody', confirmed: true },
    });
    // Should a row say otherwise all the same, the database still stops at sixteen.
    await world.owner.query('UPDATE limit_decisions SET seat_limit = 30 WHERE group_id = $1', [houston]);
    await world.owner.query('UPDATE groups SET seat_limit = 30 WHERE id = $1', [houston]);
    await world.owner.query('UPDATE sessions SET seat_limit = 30 WHERE group_id = $1', [houston]);
    const fill = (count: number) =>
      world.owner.query(
        `WITH p AS (INSERT INTO patients (organization_id, id, number, given_name, family_name, birth_on, registered_at)
           SELECT $1, gen_random_uuid(), 'T' || $4 || n, 'Tex', 'Person ' || n, '1990-01-01', '2026-11-16T15:00:00Z' FROM generate_series(1, $4::int) n RETURNING id)
         INSERT INTO seats (organization_id, id, clinic_id, group_id, patient_id, starts_on, joined_because, given_at)
         SELECT $1, gen_random_uuid(), $2, $3, id, '2026-11-16', 'x', '2026-11-16T15:00:00Z' FROM p`,
        [world.ids.organizationId, world.ids.clinics.south, houston, count],
      );
    await fill(16);
    await expect(fill(1)).rejects.toMatchObject({ constraint: 'seats_within_limit' });
    // An outside speaker is the state's own exemption, for that one date.
    await world.owner.query(
      `INSERT INTO limit_decisions (organization_id, id, clinic_id, group_id, kind, exemption, passes, starts_on, ends_on, because, decided_by, decided_at)
       VALUES ($1, gen_random_uuid(), $2, $3, 'exemption', 'outside_speaker', 'tx_group_counseling_size', '2026-11-17', '2026-11-17', 'Speaker', $4, '2026-11-16T15:00:00Z')`,
      [world.ids.organizationId, world.ids.clinics.south, houston, world.ids.staff.south.supervisor],
    );
    const full = await world.owner.query<{ day: string | null }>(
      `SELECT (SELECT day::text FROM first_full_date($1, $2, $3::date, $3::date, NULL, NULL, 1, 0, true)) AS day`,
      [world.ids.organizationId, houston, '2026-11-17'],
    );
    expect(full.rows).toEqual([{ day: null }]);
  });

  it('leaves what nobody has confirmed to the director', async () => {
    const stopped = await raise(supervisor, [group], 17);
    expect(stopped.body).toMatchObject({
      code: 'limit-never-passed',
      facts: { limit: 16, confirmed: false, passedBy: 'director' },
    });
    expect(stopped.body['detail']).toContain('not yet confirmed');
    expect((await raise(supervisor, [group, '/unconfirmed'], 17)).status).toBe(403);
    expect((await raise(director, [group, '/unconfirmed'], 17)).status).toBe(200);
    for (let who = 0; who < 13; who += 1) expect((await give(who, { weekdays: [4] })).status).toBe(200);
    const limits = await desk.get(`/api/groups/${group}/limits`);
    const [decision] = limits.body['decisions'] as { id: string; seatLimit: number }[];
    expect(decision?.seatLimit).toBe(17);
    const withdrawn = await supervisor.send(
      'POST',
      `/api/limit-decisions/${decision?.id ?? ''}/withdraw`,
      {},
    );
    expect(withdrawn.body['code']).toBe('limit-decision-in-use');
  });

  it('counts states’ limits in the database as the catalog does', async () => {
    const { rows } = await world.owner.query<{ kind: string; state: string; most: number | null }>(
      `SELECT k AS kind, s AS state, state_seat_limit(s, k) AS most
         FROM unnest(ARRAY['counseling', 'education', 'skills', 'family', 'multi_family', 'activity']) k, unnest(ARRAY['TX', 'IL']) s`,
    );
    const { sizeRules } = await import('../../rules/size-limits.ts');
    for (const row of rows) {
      const rule = sizeRules.find(
        (one) =>
          one.state === row.state && one.confirmed && (one.kinds as readonly string[]).includes(row.kind),
      );
      expect([row.state, row.kind, row.most]).toEqual([row.state, row.kind, rule?.limit ?? null]);
    }
  });
});

describe('the waiting list', () => {
  it('keeps its order, moves with a reason, and gives a freed chair to the first whom it fits', async () => {
    const seats: unknown[] = [];
    for (let who = 0; who < 12; who += 1) seats.push((await give(who)).body['seatId']);
    const wait = (who: number, weekdays: number[] | null = null) =>
      desk.send('POST', `/api/groups/${group}/waiting`, { patientId: person(who), weekdays });
    const entry = (await wait(12)).body['entryId'];
    const second = (await wait(13, [1])).body['entryId'];
    expect((await wait(12)).body['code']).toBe('waits-already');
    const list = async () => (await desk.get(`/api/groups/${group}/waiting`)).body;
    expect(await list()).toMatchObject({ firstFittingId: null, entries: [{ id: entry }, { id: second }] });
    const step = (id: unknown, what: string, body: object) =>
      desk.send('POST', `/api/waiting/${String(id)}/${what}`, body);
    expect((await step(second, 'move', { place: 1, because: '' })).status).toBe(400);
    expect((await step(second, 'move', { place: 1, because: 'Court date' })).status).toBe(200);
    expect(await list()).toMatchObject({ entries: [{ id: second }, { id: entry }] });
    expect((await step(entry, 'accept', { startsOn: '2026-11-23' })).body['code']).toBe('group-full');
    await onSeat(seats[0], 'end', { endsOn: '2026-11-16', reason: 'completed' });
    world.clock.moveTo('2026-11-17T15:30:00Z');
    desk = await world.as('front_desk');
    expect((await list())['firstFittingId']).toBe(second);
    await step(second, 'offer', { until: '2026-11-19' });
    expect((await list())['firstFittingId']).toBe(null);
    await step(second, 'close', { status: 'declined' });
    const accepted = await step(entry, 'accept', { startsOn: '2026-11-23' });
    expect(accepted.status).toBe(200);
    expect((await expected())['23']).toContain(12);
    expect((await step(entry, 'close', { status: 'waiting' })).body['code']).toBe('waits-no-more');
    const { rows } = await world.owner.query(
      `SELECT status FROM waiting_steps WHERE entry_id = $1 ORDER BY sequence`,
      [second],
    );
    expect(rows.map((row: { status: string }) => row.status)).toEqual([
      'waiting',
      'waiting',
      'offered',
      'declined',
    ]);
  });
});
