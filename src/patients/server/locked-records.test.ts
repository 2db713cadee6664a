// A locked record and the people who work with the person all the same: the roster shows them, presence can be said,
// and whoever has a reason of their own opens the record for a day, with words that the privacy officer sees.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withConnection } from '#platform/database/connect.ts';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';
import type { SessionAnswer } from '../../attendance/rules/attendance-answers.ts';
import type { Openings } from '../rules/record-care-answers.ts';

let world: TestWorld;
let counselor: Caller;
let officer: Caller;
let hidden: string;
let sessionId: string;
beforeAll(async () => {
  world = await openTestWorld();
  counselor = await world.as('counselor');
  officer = await world.as('privacy_officer');
  const { organizationId, clinics, groupId, patients } = world.ids;
  hidden = patients.north[0] ?? '';
  sessionId = world.ids.sessionIds[0] ?? '';
  await world.owner.query(
    `INSERT INTO seats (organization_id, id, clinic_id, group_id, patient_id, starts_on, joined_because, given_at)
     SELECT $1, gen_random_uuid(), $2, $3, p, '2026-11-16', 'intake', '2026-11-16T15:00:00Z' FROM unnest($4::uuid[]) AS p`,
    [organizationId, clinics.north, groupId, patients.north.slice(0, 2)],
  );
  const locked = await officer.send('POST', `/api/patients/${hidden}/lock`, {
    kind: 'staff',
    because: 'Works here',
  });
  if (locked.status !== 200) throw new Error(locked.text);
});
afterAll(() => world.close());

const roster = async (by: Caller) =>
  ((await by.get(`/api/sessions/${sessionId}`)).body as SessionAnswer).people;
const mark = (by: Caller, after: number) =>
  by.send('POST', `/api/sessions/${sessionId}/attendance`, {
    marks: [{ patientId: hidden, status: 'present', after, arrivedAt: null, leftAt: null }],
  });
const open = (by: Caller, because = 'Fell over in the break; need the safety plan') =>
  by.send('POST', `/api/patients/${hidden}/open-locked`, { because });
const openings = async () => (await officer.get('/api/record-openings')).body as Openings;

describe('somebody with a locked record, in the room', () => {
  it('is on the roster by the name of a shared screen, and their presence is marked', async () => {
    expect(
      (await roster(counselor)).map((person) => [person.givenName, person.familyName, person.locked]),
    ).toEqual([
      ['Ana', 'C.', true],
      ['Ben', 'Canary101', false],
    ]);
    expect((await mark(counselor, 0)).status).toBe(200);
    const [shown] = await roster(counselor);
    expect(shown).toMatchObject({ status: 'present', sequence: 1, safetyFlag: null, locked: true });
    expect((await mark(await world.as('front_desk'), 1)).status).toBe(200);
    // Nothing else of the record is told, and nothing else is written.
    expect((await counselor.get(`/api/patients/${hidden}`)).status).toBe(404);
    const draft = await counselor.send('PUT', `/api/sessions/${sessionId}/notes/${hidden}`, {});
    expect(draft.status).toBeGreaterThanOrEqual(400);
    expect(draft.status).toBeLessThan(500);
    const notes = (await counselor.get(`/api/sessions/${sessionId}/notes`)).body as {
      people: { patientId: string }[];
    };
    expect(notes.people.map(({ patientId }) => patientId)).not.toContain(hidden);
    // Another clinic, and somebody who leads another group, see nothing of them.
    const { rows } = await world.owner.query<{ people: string }>(
      `SELECT count(*) AS people FROM locked_on_rosters(ARRAY[$1::uuid])`,
      [sessionId],
    );
    expect(rows[0]?.people).toBe('0');
    expect((await (await world.as('supervisor', 'south')).get(`/api/sessions/${sessionId}`)).status).toBe(
      404,
    );
  });

  it('stays shut when it is decided together with records that are open, also for the rest of the request', async () => {
    const { organizationId, clinics, patients, staff } = world.ids;
    const seen = await withConnection(world.place.runtimeUrl, 'test', async (client) => {
      await client.query('BEGIN');
      await client.query(
        `SELECT set_config('evenkeel.organization', $1, true), set_config('evenkeel.staff_member', $2, true),
                set_config('evenkeel.caseload_clinics', $3, true), set_config('evenkeel.today', '2026-11-16', true)`,
        [organizationId, staff.north.counselor, `{${clinics.north}}`],
      );
      const asked = [hidden, patients.north[1]];
      const { rows } = await client.query<{ ids: string[] }>('SELECT open_records($1::uuid[]) AS ids', [
        asked,
      ]);
      const marks = await client.query('SELECT FROM attendance_marks WHERE patient_id = $1', [hidden]);
      return { open: rows[0]?.ids, marks: marks.rowCount };
    });
    expect(seen).toEqual({ open: [patients.north[1]], marks: 0 });
  });

  it('is opened for the day with a reason, which the privacy officer sees; tomorrow the lock holds again', async () => {
    expect((await open(counselor, '  ')).status).toBe(400);
    expect((await open(await world.as('counselor', 'south'))).status).toBe(404);
    expect((await openings()).openings).toEqual([]);
    expect((await open(counselor)).status).toBe(200);
    expect((await counselor.get(`/api/patients/${hidden}`)).status).toBe(200);
    expect((await roster(counselor))[0]).toMatchObject({ familyName: 'Canary100', locked: false });
    // Nobody else's door opens with it.
    expect((await (await world.as('supervisor')).get(`/api/patients/${hidden}`)).status).toBe(404);

    const [opening] = (await openings()).openings;
    expect(opening).toMatchObject({
      openedBy: 'Sam counselor',
      because: 'Fell over in the break; need the safety plan',
      seenAt: null,
    });
    const seen = (by: Caller) => by.send('POST', `/api/record-openings/${opening?.id ?? ''}/seen`);
    expect((await seen(counselor)).status).toBe(403);
    expect((await seen(officer)).status).toBe(200);
    expect((await seen(officer)).status).toBe(404);
    expect((await openings()).openings[0]).toMatchObject({ seenBy: 'Sam privacy_officer' });

    world.clock.moveTo('2026-11-17T15:30:00Z');
    expect((await (await world.as('counselor')).get(`/api/patients/${hidden}`)).status).toBe(404);
    world.clock.moveTo('2026-11-16T15:30:00Z');
  });

  it('is not opened where no lock shuts it, nor by rows of the program itself', async () => {
    expect((await open(counselor)).status).toBe(200);
    const other = world.ids.patients.north[1] ?? '';
    expect(
      (await counselor.send('POST', `/api/patients/${other}/open-locked`, { because: 'x' })).status,
    ).toBe(404);
    const { rows } = await world.owner.query(
      `SELECT has_table_privilege('evenkeel_runtime', 'record_openings', 'INSERT') AS may`,
    );
    expect(rows).toEqual([{ may: false }]);
  });
});

describe('who is responsible', () => {
  it('is one person at a clinic at a time, also when two decide at once and twice on one day', async () => {
    const director = await world.as('director');
    const person = world.ids.patients.north[2] ?? '';
    const assign = (staffMemberId: string) =>
      director.send('POST', `/api/patients/${person}/counselor`, {
        clinicId: world.ids.clinics.north,
        staffMemberId,
      });
    const { counselor: first, supervisor: second, nurse: third } = world.ids.staff.north;
    const answers = await Promise.all([assign(first), assign(second), assign(third)]);
    for (const answer of answers) expect([200, 409]).toContain(answer.status);
    expect((await assign(second)).status).toBe(200);
    const standing = await world.owner.query(
      `SELECT staff_member_id FROM care_relations WHERE patient_id = $1 AND kind = 'caseload' AND ends_on IS NULL`,
      [person],
    );
    expect(standing.rows).toEqual([{ staff_member_id: second }]);
    await expect(
      world.owner.query(
        `INSERT INTO care_relations (organization_id, id, patient_id, clinic_id, staff_member_id, kind, starts_on)
         VALUES ($1, gen_random_uuid(), $2, $3, $4, 'caseload', '2026-11-20')`,
        [world.ids.organizationId, person, world.ids.clinics.north, first],
      ),
    ).rejects.toMatchObject({ constraint: 'care_relations_one_counselor_at_a_time' });
  });
});

describe('a search', () => {
  it('finds today’s visitors for whoever leads the group, and its people for a substitute on their day', async () => {
    const { organizationId, clinics, groupId, patients, staff } = world.ids;
    const found = async (by: Caller, words: string) =>
      (
        (await by.get(`/api/patients/search?words=${words}`)).body as { people: { familyName: string }[] }
      ).people.map(({ familyName }) => familyName);
    const visitor = patients.north[5] ?? '';
    expect(await found(counselor, 'Canary105')).toEqual([]);
    const change = await world.owner.query<{ id: string }>(
      `INSERT INTO roster_changes (organization_id, id, clinic_id, group_id, patient_id, kind, session_id, because, made_by, made_at, sequence)
       VALUES ($1, gen_random_uuid(), $2, $3, $4, 'visit_given', $5, 'makes up', $6, '2026-11-16T15:00:00Z', 1) RETURNING id`,
      [organizationId, clinics.north, groupId, visitor, sessionId, staff.north.front_desk],
    );
    await world.owner.query(
      `INSERT INTO visits (organization_id, id, clinic_id, group_id, session_id, patient_id, kind, because, change_id, given_by, given_at)
       VALUES ($1, gen_random_uuid(), $2, $3, $4, $5, 'make_up', 'makes up', $6, $7, '2026-11-16T15:00:00Z')`,
      [
        organizationId,
        clinics.north,
        groupId,
        sessionId,
        visitor,
        change.rows[0]?.id,
        staff.north.front_desk,
      ],
    );
    expect(await found(counselor, 'Canary105')).toEqual(['Canary105']);

    // Another counselor of the clinic finds nobody of the group until they stand in for it.
    const { rows } = await world.owner.query<{ id: string }>(
      `INSERT INTO staff_members (organization_id, id, given_name, family_name, works_from) VALUES ($1, gen_random_uuid(), 'Sub', 'Stitute', '2024-01-01') RETURNING id`,
      [organizationId],
    );
    const substituteId = rows[0]?.id ?? '';
    await world.owner.query(
      `INSERT INTO role_assignments (organization_id, id, staff_member_id, role, clinic_id, starts_on) VALUES ($1, gen_random_uuid(), $2, 'counselor', $3, '2024-01-01')`,
      [organizationId, substituteId, clinics.north],
    );
    const substitute = await world.asStaffMember(substituteId);
    expect(await found(substitute, 'Canary101')).toEqual([]);
    await world.owner.query(
      `INSERT INTO session_staff (organization_id, id, clinic_id, session_id, staff_member_id, part, assigned_at) VALUES ($1, gen_random_uuid(), $2, $3, $4, 'leader', '2026-11-16T15:00:00Z')`,
      [organizationId, clinics.north, sessionId, substituteId],
    );
    expect(await found(substitute, 'Canary101')).toEqual(['Canary101']);
    expect(await found(substitute, 'Canary105')).toEqual(['Canary105']);
    expect(await found(substitute, 'Canary110')).toEqual([]);
  });
});
