// Second signatures by HTTP: who needs one follows from the credential; a supervisor co-signs or returns, the author
// amends, and nobody co-signs their own.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';

type Waiting = {
  risks: string;
  noteId: string;
  steps: number;
  comment: string;
  because: string;
  isOwnSupervisee: boolean;
};

describe('a second signature', () => {
  let world: TestWorld;
  let counselor: Caller;
  let supervisor: Caller;
  let path = '';
  let people: string[] = [];

  beforeAll(async () => {
    world = await openTestWorld();
    const desk = await world.as('front_desk');
    people = world.ids.patients.north.slice(0, 12);
    for (const patientId of people)
      await desk.send('POST', `/api/groups/${world.ids.groupId}/seats`, {
        patientId,
        startsOn: '2026-11-16',
        because: 'Start',
      });
    await world.owner.query(`UPDATE credentials SET title = 'LSW' WHERE staff_member_id = $1`, [
      world.ids.staff.north.counselor,
    ]);
    await world.owner.query(
      `INSERT INTO supervisions (organization_id, id, staff_member_id, supervisor_id, starts_on, made_by, made_at) VALUES ($1, gen_random_uuid(), $2, $3, '2026-01-05', $3, now())`,
      [world.ids.organizationId, world.ids.staff.north.counselor, world.ids.staff.north.supervisor],
    );
    counselor = await world.as('counselor');
    supervisor = await world.as('supervisor');
    path = `/api/sessions/${world.ids.sessionIds[0]}`;
    await counselor.send('POST', `${path}/attendance/everyone`);
    for (const patientId of [null, ...people])
      await counselor.send('PUT', `${path}/drafts`, { patientId, words: 'Words.', revision: 0 });
  });
  afterAll(() => world.close());

  const list = async (who: Caller, which: 'waiting' | 'returned' = 'waiting') =>
    (await who.get('/api/notes/cosignatures')).body[which] as Waiting[];
  const cosign = (who: Caller, notes: readonly Waiting[]) =>
    who.send('POST', '/api/notes/cosignatures', {
      notes: notes.map(({ noteId, steps }) => ({ noteId, after: steps })),
    });
  const back = (who: Caller, note: Waiting | undefined, comment: string) =>
    who.send('POST', `/api/notes/${note?.noteId}/return`, { after: note?.steps, comment });

  it('is asked for by the credential of the day, and waits in the supervisor’s list', async () => {
    const { taskId } = (
      await counselor.send('POST', `${path}/risks`, { patientId: people[0], kind: 'overdose' })
    ).body;
    const done = { after: 0, words: 'Nurse saw them.' };
    await counselor.send('POST', `/api/tasks/${String(taskId)}/outcome`, done);
    const signed = await counselor.send('POST', `${path}/signatures`, {
      sharedRevision: 1,
      people: people.map((patientId) => ({ patientId, revision: 1 })),
    });
    expect(signed.status).toBe(200);
    const waiting = await list(supervisor);
    expect(waiting).toHaveLength(12);
    expect(waiting[0]).toMatchObject({ because: 'credential', isOwnSupervisee: true });
    // Whoever co-signs sees what the note says of a risk.
    expect(waiting.map((one) => one.risks).filter((risks) => risks !== '')).toEqual([
      'Overdose: Nurse saw them.',
    ]);
    expect(await list(await world.as('supervisor', 'south'))).toEqual([]);
    expect(await list(counselor)).toEqual([]);
  });

  it('is returned by comment, answered by an amendment of its author, and eleven are co-signed in one action', async () => {
    const [first, ...eleven] = await list(supervisor);
    expect((await back(supervisor, first, ' ')).status).toBe(400);
    expect((await back(supervisor, first, 'Which skill was practiced?')).status).toBe(200);
    expect((await back(supervisor, first, 'Again')).status).toBe(404);
    expect(await list(counselor, 'returned')).toMatchObject([{ comment: 'Which skill was practiced?' }]);

    await world.owner.query('UPDATE sign_ins SET signing_proved_at = NULL WHERE staff_member_id = $1', [
      world.ids.staff.north.supervisor,
    ]);
    expect((await cosign(supervisor, eleven)).body).toMatchObject({ code: 'signing-proof-needed' });
    supervisor = await world.as('supervisor');
    expect(await cosign(supervisor, eleven)).toMatchObject({ status: 200, body: { cosigned: 11 } });
    expect(await list(supervisor)).toEqual([]);

    await counselor.send('POST', `/api/notes/${first?.noteId}/amendments`, {
      words: 'Saying no to a friend.',
      reason: 'Asked by the supervisor',
    });
    const again = await list(supervisor);
    expect(again).toMatchObject([{ noteId: first?.noteId, steps: 1, comment: 'Which skill was practiced?' }]);
    expect((await cosign(supervisor, again)).status).toBe(200);
    const note = await counselor.get(`/api/notes/${first?.noteId}`);
    expect(note.body['cosignature']).toMatchObject({ state: 'cosigned', makerName: 'Sam supervisor' });
  });

  it('is never given by the first signer, whatever asks', async () => {
    await expect(
      world.owner.query(
        `INSERT INTO cosign_steps (organization_id, id, clinic_id, patient_id, note_id, sequence, step, comment, made_by, maker_name, made_at, content_sha256)
         SELECT c.organization_id, gen_random_uuid(), c.clinic_id, c.patient_id, c.note_id, 9, 'cosigned', '', c.signed_by, 'Sam', now(), '\\x00' FROM note_cosignatures c LIMIT 1`,
      ),
    ).rejects.toMatchObject({ constraint: 'cosign_steps_of_waiting_notes' });
    await world.owner.query(`UPDATE note_cosignatures SET state = 'waiting'`);
    await expect(
      world.owner.query(
        `INSERT INTO cosign_steps (organization_id, id, clinic_id, patient_id, note_id, sequence, step, comment, made_by, maker_name, made_at, content_sha256)
         SELECT c.organization_id, gen_random_uuid(), c.clinic_id, c.patient_id, c.note_id, 9, 'cosigned', '', c.signed_by, 'Sam', now(), '\\x00' FROM note_cosignatures c LIMIT 1`,
      ),
    ).rejects.toMatchObject({ constraint: 'cosign_steps_by_somebody_else' });
  });

  it('is asked of nobody where the house says so, and late notes are counted for the director', async () => {
    world.clock.moveTo('2026-11-18T15:30:00Z');
    const director = await world.as('director');
    const unsigned = (await director.get('/api/notes/unsigned')).body;
    expect(unsigned).toMatchObject({
      dueHours: 24,
      sessions: [
        { heldOn: '2026-11-17', unsigned: 12, leaders: ['Sam counselor'], mine: false, isOverdue: false },
      ],
    });
    world.clock.moveTo('2026-11-18T20:00:00Z');
    expect((await (await world.as('director')).get('/api/notes/unsigned')).body).toMatchObject({
      sessions: [{ heldOn: '2026-11-17', isOverdue: true }],
    });
    expect((await (await world.as('director', 'south')).get('/api/notes/unsigned')).body['sessions']).toEqual(
      [],
    );
  });
});
