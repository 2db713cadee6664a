// A risk tap by HTTP: it opens a task, the note waits for the outcome or a supervisor's word, and nobody else's does.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';

type Task = {
  id: string;
  steps: number;
  ownerId: string | null;
  isBefore: boolean;
  isEscalated: boolean;
  dueAt: string;
  subject: string;
};

describe('a risk', () => {
  let world: TestWorld;
  let counselor: Caller;
  let supervisor: Caller;
  let path = '';
  let people: string[] = [];

  beforeAll(async () => {
    world = await openTestWorld();
    const desk = await world.as('front_desk');
    people = world.ids.patients.north.slice(0, 3);
    for (const patientId of people)
      await desk.send('POST', `/api/groups/${world.ids.groupId}/seats`, {
        patientId,
        startsOn: '2026-11-16',
        because: 'Start',
      });
    counselor = await world.as('counselor');
    supervisor = await world.as('supervisor');
    path = `/api/sessions/${world.ids.sessionIds[0]}`;
    await counselor.send('POST', `${path}/attendance/everyone`);
    for (const patientId of [null, ...people])
      await counselor.send('PUT', `${path}/drafts`, { patientId, words: 'Words.', revision: 0 });
  });
  afterAll(() => world.close());

  const tap = (place: number, kind: string, who = counselor) =>
    who.send('POST', `${path}/risks`, { patientId: people[place], kind });
  // What a locked screen is told is what stands at the top of an open one, and it is told nothing else.
  const behindLock = async () => {
    for (const role of ['counselor', 'supervisor', 'director', 'nurse', 'front_desk'] as const)
      for (const clinic of ['north', 'south'] as const) {
        const who = await world.as(role, clinic);
        const signs = await who.get('/api/tasks/signs');
        const stands = signs.status === 200 && (signs.body['tasks'] as Task[]).length > 0;
        const urgent = async () => (await who.get('/api/tasks/urgent')).body;
        expect(await urgent(), `${role} of ${clinic}, open`).toEqual({ waits: stands });
        await who.send('POST', '/api/staff/lock');
        expect(await urgent(), `${role} of ${clinic}, locked`).toEqual({ waits: stands });
        expect((await who.get('/api/tasks/signs')).status).toBe(423);
      }
  };
  const sign = (place: number) =>
    counselor.send('POST', `${path}/signatures`, {
      sharedRevision: 1,
      people: [{ patientId: people[place], revision: 1 }],
    });
  const tasksOf = async (who: Caller) => (await who.get('/api/tasks')).body['tasks'] as Task[];
  const step = (who: Caller, name: string, body: Record<string, unknown>) => async () => {
    const [task] = await tasksOf(who);
    return who.send('POST', `/api/tasks/${task?.id}/${name}`, { after: task?.steps, ...body });
  };

  it('asks which one', async () => {
    expect(await tap(0, '')).toMatchObject({ status: 400, body: { fields: [{ field: 'kind' }] } });
  });

  it('opens a task due before the person leaves, before every supervisor, and the note waits', async () => {
    expect((await tap(0, 'overdose')).status).toBe(200);
    expect(await tasksOf(supervisor)).toMatchObject([
      {
        subject: 'overdose',
        ownerId: null,
        isBefore: true,
        isEscalated: false,
        dueAt: '2026-11-16T19:00:00Z',
      },
    ]);
    expect((await (await world.as('director')).get('/api/tasks/signs')).body['tasks']).toEqual([]);
    expect((await tasksOf(await world.as('supervisor', 'south'))).length).toBe(0);
    await behindLock();
    expect(await sign(0)).toMatchObject({
      status: 409,
      body: { code: 'risk-is-open', facts: { patientId: people[0] } },
    });
    expect((await sign(1)).status).toBe(200);
  });

  it('is raised once while it is open, also by two taps at once', async () => {
    const again = await tap(0, 'overdose', supervisor);
    expect([again.status, again.body['code']]).toEqual([409, 'risk-raised-already']);
    const both = await Promise.all([tap(2, 'withdrawal'), tap(2, 'withdrawal')]);
    expect(both.map((reply) => reply.status).toSorted((one, other) => one - other)).toEqual([200, 409]);
    const twice = (await tasksOf(supervisor)).filter((task) => task.subject === 'withdrawal');
    expect(twice).toHaveLength(1);
    const [only] = twice;
    const done = { after: only?.steps, words: 'Nurse saw them.' };
    expect((await supervisor.send('POST', `/api/tasks/${only?.id}/outcome`, done)).status).toBe(200);
  });

  it('goes up to the director when nobody takes it in five minutes', async () => {
    world.clock.moveTo('2026-11-16T15:35:00Z');
    expect((await (await world.as('director')).get('/api/tasks/signs')).body['tasks']).toHaveLength(1);
    await behindLock();
  });

  it('is taken by one, and what was done is said by its owner alone', async () => {
    expect((await step(supervisor, 'take', {})()).status).toBe(200);
    expect((await step(counselor, 'outcome', { words: 'Talked.' })()).body).toMatchObject({
      code: 'task-of-another',
    });
    const [task] = await tasksOf(supervisor);
    expect((await counselor.send('POST', `/api/tasks/${task?.id}/take`, { after: 0 })).body).toMatchObject({
      code: 'moved-on',
    });
    expect((await (await world.as('director')).get('/api/tasks/signs')).body['tasks']).toEqual([]);
    expect(await step(supervisor, 'outcome', { words: ' ' })()).toMatchObject({ status: 400 });
    // It goes into the note, and names no other member of the group.
    const other = (await counselor.get(path)).body['people'] as { patientId: string; givenName: string }[];
    const name = other.find((one) => one.patientId === people[1])?.givenName;
    expect(await step(supervisor, 'outcome', { words: `Sits with ${name}.` })()).toMatchObject({
      status: 422,
      body: { code: 'names-somebody', facts: { name, field: 'words' } },
    });
    expect(
      (await step(supervisor, 'outcome', { words: 'Nurse saw her; naloxone goes home with her.' })()).status,
    ).toBe(200);
    expect(await tasksOf(supervisor)).toEqual([]);
    expect((await supervisor.send('POST', `/api/tasks/${task?.id}/take`, { after: 2 })).body).toMatchObject({
      code: 'task-closed',
    });
  });

  it('lets the note be signed then, which says what was done', async () => {
    counselor = await world.as('counselor');
    expect((await sign(0)).status).toBe(200);
    const notes = await counselor.get(`/api/patients/${people[0]}/notes`);
    expect(notes.body['notes']).toMatchObject([
      { risks: 'Overdose: Nurse saw her; naloxone goes home with her.' },
    ]);
    // So do the chart, and what stands beside the words of the next session.
    const risks = 'Overdose: Nurse saw her; naloxone goes home with her.';
    const chart = await counselor.get(`/api/patients/${people[0]}/chart`);
    expect(chart.body['notes']).toMatchObject([{ risks }]);
    const next = `/api/sessions/${world.ids.sessionIds[1]}/people/${people[0]}/last-notes?block=0`;
    expect((await counselor.get(next)).body['notes']).toMatchObject([{ risks }]);
    expect((await tap(0, 'overdose')).body).toMatchObject({ code: 'already-signed' });
  });

  it('waits for nobody after a supervisor’s word, and only a supervisor gives it', async () => {
    await tap(2, 'self_harm');
    expect((await step(counselor, 'word', { words: 'Fine.' })()).status).toBe(403);
    supervisor = await world.as('supervisor');
    expect(
      (await step(supervisor, 'word', { words: 'Safety plan stands; seen again at two.' })()).status,
    ).toBe(200);
    expect((await sign(2)).status).toBe(200);
    expect(await tasksOf(supervisor)).toHaveLength(1);
  });

  it('stands before supervisors again once whoever took it let the person leave', async () => {
    world.clock.moveTo('2026-11-16T16:40:00Z');
    counselor = await world.as('counselor');
    supervisor = await world.as('supervisor');
    const signs = async (who: Caller) => ((await who.get('/api/tasks/signs')).body['tasks'] as Task[]).length;
    expect((await step(counselor, 'take', {})()).status).toBe(200);
    // Of what one person raised and took themselves a supervisor knows all the same.
    expect([await signs(supervisor), await signs(counselor)]).toEqual([1, 1]);
    await behindLock();
    const roster = (await counselor.get(path)).body['people'] as { patientId: string; sequence: number }[];
    const after = roster.find((one) => one.patientId === people[2])?.sequence;
    const left = { patientId: people[2], status: 'present', leftAt: '2026-11-16T16:30:00Z', after };
    expect((await counselor.send('POST', `${path}/attendance`, { marks: [left] })).status).toBe(200);
    expect([await signs(supervisor), await signs(await world.as('director'))]).toEqual([1, 0]);
    expect(await tasksOf(supervisor)).toMatchObject([
      { isBefore: true, isOverdue: true, leftAt: '2026-11-16T16:30:00Z', dueAt: '2026-11-16T19:00:00Z' },
    ]);
    await behindLock();
    // Of somebody whose record is locked nothing is told.
    await world.owner.query('UPDATE patients SET locked = true WHERE id = $1', [people[2]]);
    await behindLock();
    await world.owner.query('UPDATE patients SET locked = false WHERE id = $1', [people[2]]);
  });

  it('says where to send help for somebody by video: where they said they are, else the address on record', async () => {
    const { sessionIds } = world.ids;
    world.clock.moveTo('2026-11-17T16:12:00Z');
    await world.owner.query(`UPDATE sessions SET mode = 'virtual', room_id = NULL WHERE id = $1`, [
      sessionIds[1],
    ]);
    await world.owner.query(
      `UPDATE patients SET street = '4 Elm Street', city = 'Chicago', state = 'IL', postal_code = '60618'`,
    );
    counselor = await world.as('counselor');
    supervisor = await world.as('supervisor');
    const virtual = `/api/sessions/${sessionIds[1]}`;
    const arrived = await counselor.send('POST', `${virtual}/virtual-arrivals`, {
      patientId: people[0],
      identityBy: 'known',
      state: 'IL',
      address: '9 Lake Street, Evanston',
      callBack: '773-555-0100',
      isPrivate: true,
      after: 0,
      afterArrival: 0,
    });
    expect(arrived.status, arrived.text).toBe(200);
    for (const patientId of people.slice(0, 2))
      await counselor.send('POST', `${virtual}/risks`, { patientId, kind: 'violence_at_home' });
    const places = (
      (await supervisor.get('/api/tasks')).body['tasks'] as { sessionId: string; place: unknown }[]
    )
      .filter((task) => task.sessionId === sessionIds[1])
      .map((task) => task.place);
    expect(places).toEqual([
      {
        from: 'arrival',
        address: '9 Lake Street, Evanston',
        state: 'IL',
        callBack: '773-555-0100',
        confirmedAt: '2026-11-17T16:12:00Z',
      },
      {
        from: 'record',
        address: '4 Elm Street, Chicago, IL 60618',
        state: null,
        callBack: null,
        confirmedAt: null,
      },
    ]);
    const notes = (await counselor.get(`${virtual}/notes`)).body['people'] as {
      patientId: string;
      place: unknown;
    }[];
    expect(notes.find((person) => person.patientId === people[0])?.place).toEqual(places[0]);
    expect(notes.find((person) => person.patientId === people[1])?.place).toEqual(places[1]);
  });

  it('holds in the database: a risk that is open keeps the note from being signed', async () => {
    const { organizationId, clinics, sessionIds, staff } = world.ids;
    await tap(1, 'withdrawal');
    await world.owner.query('BEGIN');
    await world.owner.query(
      `INSERT INTO note_risks (organization_id, id, clinic_id, session_id, patient_id, kind, task_id, raised_by, raised_at)
       SELECT organization_id, gen_random_uuid(), clinic_id, $2, $3, 'withdrawal', id, opened_by, opened_at FROM tasks WHERE organization_id = $1 AND closed_at IS NULL LIMIT 1`,
      [organizationId, sessionIds[1], people[1]],
    );
    await world.owner.query('UPDATE tasks SET released_at = NULL');
    await world.owner.query(
      `INSERT INTO signatures (organization_id, id, clinic_id, session_id, signed_by, signer_name, signed_at) VALUES ($1, $2, $3, $2, $4, 'Sam', now())`,
      [organizationId, sessionIds[1], clinics.north, staff.north.counselor],
    );
    await expect(
      world.owner.query(
        `INSERT INTO notes (organization_id, id, clinic_id, session_id, patient_id, signature_id, held_on, group_name, attendance, clock_minutes, treatment_minutes, shared_words, own_words, content_sha256)
         VALUES ($1, gen_random_uuid(), $2, $3, $4, $3, '2026-11-17', 'Morning group', 'present', 0, 0, '', '', '\\x00')`,
        [organizationId, clinics.north, sessionIds[1], people[1]],
      ),
    ).rejects.toMatchObject({ constraint: 'notes_wait_for_risks' });
    await world.owner.query('ROLLBACK');
  });
});
