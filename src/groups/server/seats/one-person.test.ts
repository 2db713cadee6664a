// Two merged records are one person in seats: one chair, one line, one mark, kept apart and in two places by either record;
// undoing the merge brings both back. Ages, and who may read who is kept apart.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';
import { groupsAccess } from '../groups.access.ts';

let world: TestWorld;
let desk: Caller;
let supervisor: Caller;
let privacy: Caller;
let group: string;
// Places of the first sessions.
const [monday, tuesday, thursday] = [0, 1, 2];

beforeAll(async () => {
  world = await openTestWorld();
  group = world.ids.groupId;
});
afterAll(() => world.close());

/** Moves the clock; who signed in before would find the screen locked. */
async function nowIs(time: string) {
  world.clock.moveTo(time);
  desk = await world.as('front_desk');
  supervisor = await world.as('supervisor');
  privacy = await world.as('privacy_officer');
}

// Nobody sits anywhere when a test begins.
beforeEach(async () => {
  await nowIs('2026-11-16T15:30:00Z');
  for (const text of [
    `UPDATE known_absences SET withdrawn_at = '2026-11-16T15:00:00Z' WHERE withdrawn_at IS NULL`,
    `UPDATE visits SET withdrawn_at = '2026-11-16T15:00:00Z' WHERE withdrawn_at IS NULL`,
    `UPDATE guests SET withdrawn_at = '2026-11-16T15:00:00Z' WHERE withdrawn_at IS NULL`,
    `UPDATE seats SET taken_back_at = '2026-11-16T15:00:00Z', taken_back_because = 'Next test' WHERE taken_back_at IS NULL`,
    'DELETE FROM keep_aparts',
  ])
    await world.owner.query(text);
});

const person = (place: number) => world.ids.patients.north[place] ?? '';
const session = (place: number) => world.ids.sessionIds[place] ?? '';
const give = (who: number, more: object = {}, caller = desk) =>
  caller.send('POST', `/api/groups/${group}/seats`, {
    patientId: person(who),
    startsOn: '2026-11-16',
    ...more,
  });
const visit = (who: number, place: number, more: object = {}) =>
  desk.send('POST', `/api/sessions/${session(place)}/visits`, {
    patientId: person(who),
    kind: 'floating',
    ...more,
  });
const merge = (one: number, other: number, path = '') =>
  privacy.send('POST', `/api/merges${path}`, {
    mergedId: person(one),
    keptId: person(other),
    because: 'One person',
  });
const undo = (changeId: unknown) => desk.send('POST', `/api/roster-changes/${String(changeId)}/undo`, {});
type Person = { patientId: string; takenBack: boolean; status: string; knownAbsence: string | null };
const roster = async (place: number) =>
  (await supervisor.get(`/api/sessions/${session(place)}`)).body['people'] as Person[];
const date = async (place: number) =>
  (await desk.get(`/api/sessions/${session(place)}/expected`)).body['date'] as {
    taken: number;
    limit: number;
    away: number;
    held: number;
  };

describe('a person with two records', () => {
  it('takes one chair, stands on one line and is marked once; undoing the merge brings both back', async () => {
    await give(0);
    await give(1);
    expect((await date(monday)).taken).toBe(2);
    expect((await merge(0, 1)).status).toBe(200);
    expect((await date(monday)).taken).toBe(1);
    expect((await roster(monday)).map((one) => one.patientId)).toEqual([person(1)]);
    const board = await desk.get('/api/sessions?day=2026-11-16');
    expect(board.body['sessions']).toMatchObject([{ seats: 1 }]);
    await nowIs('2026-11-16T16:10:00Z');
    const counselor = await world.as('counselor');
    const mark = (who: number) =>
      counselor.send('POST', `/api/sessions/${session(monday)}/attendance`, {
        marks: [{ patientId: person(who), status: 'present', after: 0 }],
      });
    expect((await mark(1)).status).toBe(200);
    expect((await mark(0)).status).toBe(422);
    await expect(
      world.owner
        .query(`SELECT set_config('evenkeel.organization', $1, false)`, [world.ids.organizationId])
        .then(() =>
          world.owner.query(
            `INSERT INTO attendance_marks (organization_id, id, clinic_id, session_id, patient_id, sequence, status, recorded_by, recorded_at)
           VALUES ($1, gen_random_uuid(), $2, $3, $4, 1, 'absent', $5, '2026-11-16T16:20:00Z')`,
            [
              world.ids.organizationId,
              world.ids.clinics.north,
              session(monday),
              person(0),
              world.ids.staff.north.counselor,
            ],
          ),
        ),
    ).rejects.toMatchObject({ constraint: 'attendance_marks_one_a_person' });
    expect((await merge(0, 1, '/undo')).status).toBe(200);
    const both = await roster(monday);
    expect(both.map((one) => [one.patientId, one.status])).toEqual([
      [person(0), 'expected'],
      [person(1), 'present'],
    ]);
    expect((await date(monday)).taken).toBe(2);
  });

  it('keeps what was marked for either record, and counts it once', async () => {
    await give(2);
    await give(3);
    await nowIs('2026-11-16T16:15:00Z');
    const counselor = await world.as('counselor');
    const marked = await counselor.send('POST', `/api/sessions/${session(monday)}/attendance`, {
      marks: [2, 3].map((who) => ({ patientId: person(who), status: 'present', after: 0 })),
    });
    expect(marked.status).toBe(200);
    await merge(2, 3);
    expect((await roster(monday)).map((one) => [one.patientId, one.takenBack])).toEqual([
      [person(2), true],
      [person(3), false],
    ]);
    expect((await date(monday)).taken).toBe(1);
    await merge(2, 3, '/undo');
  });

  it('is not given a second seat, visit, wait or place elsewhere by either record', async () => {
    await give(4, { weekdays: [1] });
    await merge(4, 5);
    expect((await give(5)).body['code']).toBe('seat-twice');
    expect((await give(4)).body['code']).toBe('merged-is-closed');
    expect((await visit(5, monday)).body['code']).toBe('visit-beside-seat');
    expect((await visit(4, tuesday)).body['code']).toBe('merged-is-closed');
    const wait = await desk.send('POST', `/api/groups/${group}/waiting`, { patientId: person(4) });
    expect(wait.body['code']).toBe('merged-is-closed');
    await merge(4, 5, '/undo');
  });

  it('is kept apart by all records', async () => {
    await supervisor.send('POST', '/api/keep-apart', {
      patientId: person(6),
      otherPatientId: person(7),
      because: 'A restraining order',
      startsOn: '2026-11-16',
    });
    await merge(6, 8);
    await give(7);
    expect((await give(8)).body['code']).toBe('not-this-group');
    expect((await visit(8, monday)).body['code']).toBe('not-this-group');
    await merge(6, 8, '/undo');
    expect((await give(8)).status).toBe(200);
  });

  it('comes back to a chair that is left, and the undoing waits while it is given away', async () => {
    for (let who = 0; who < 12; who += 1) expect((await give(who)).status).toBe(200);
    await merge(0, 1);
    expect((await date(thursday)).taken).toBe(11);
    const twelfth = await give(12);
    expect(twelfth.status).toBe(200);
    const refused = await merge(0, 1, '/undo');
    expect(refused.body).toMatchObject({
      code: 'separation-needs-chair',
      title: 'No chair is left for the second person',
    });
    await undo(twelfth.body['changeId']);
    expect((await merge(0, 1, '/undo')).status).toBe(200);
    expect((await date(thursday)).taken).toBe(12);
  });
});

describe('ages', () => {
  it('never mix by a seat, a visit or a guest; who came all the same is seen apart', async () => {
    const young = person(13);
    await world.owner.query(`UPDATE patients SET birth_on = '2010-01-01' WHERE id = $1`, [young]);
    expect((await give(13)).body['code']).toBe('clinic-for-adults');
    await world.owner.query('UPDATE clinics SET adolescents = true');
    expect((await give(13)).body['code']).toBe('ages-never-mix');
    expect((await visit(13, monday)).body['code']).toBe('person-ages-apart');
    const came = await desk.send('POST', `/api/sessions/${session(monday)}/walk-ins`, { patientId: young });
    expect(came.body['toDo']).toEqual([
      expect.stringContaining('Adolescents and adults are never in one group'),
    ]);
    const guest = (under18: boolean) =>
      desk.send('POST', `/api/sessions/${session(tuesday)}/guests`, {
        kind: 'family',
        name: 'A daughter',
        under18,
      });
    expect((await guest(true)).body['code']).toBe('guest-ages-apart');
    expect((await guest(false)).status).toBe(200);
    // A seat that was taken back is looked at no more.
    const seat = await give(2);
    await undo(seat.body['changeId']);
    await world.owner.query('UPDATE groups SET youngest = 12, oldest = 17 WHERE id = $1', [group]);
    expect((await give(13)).status).toBe(200);
    expect((await visit(2, tuesday)).body['code']).toBe('person-ages-apart');
    expect((await guest(true)).status).toBe(200);
    await world.owner.query(
      `UPDATE seats SET taken_back_at = '2026-11-16T15:00:00Z', taken_back_because = 'x' WHERE patient_id = $1`,
      [young],
    );
    await world.owner.query('UPDATE groups SET youngest = 18, oldest = NULL WHERE id = $1', [group]);
    await world.owner.query(`UPDATE patients SET birth_on = '1990-01-01' WHERE id = $1`, [young]);
  });
});

describe('the wall of who is kept apart', () => {
  it('is the database’s: only who decides it today reads a row, whatever the program asks', async () => {
    await supervisor.send('POST', '/api/keep-apart', {
      patientId: person(6),
      otherPatientId: person(7),
      because: 'A restraining order',
      startsOn: '2026-11-16',
    });
    const { roles } = groupsAccess['groups.keep-apart'];
    const seen: string[] = [];
    for (const [role, staffMemberId] of Object.entries(world.ids.staff.north)) {
      const rows = await world.database.transaction(async (tx) => {
        await sql`SELECT set_config('evenkeel.organization', ${world.ids.organizationId}, true), set_config('evenkeel.staff_member', ${staffMemberId}, true),
          set_config('evenkeel.clinics', ${`{${world.ids.clinics.north}}`}, true), set_config('evenkeel.today', '2026-11-16', true)`.execute(
          tx,
        );
        return (await sql<{ n: number }>`SELECT count(*)::int AS n FROM keep_aparts`.execute(tx)).rows;
      });
      if ((rows[0]?.n ?? 0) > 0) seen.push(role);
    }
    expect(seen.toSorted()).toEqual([...roles].toSorted());
  });
});
