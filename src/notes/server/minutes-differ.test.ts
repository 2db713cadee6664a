// Times that are corrected after the signature never alter a note: it is said that they differ, until an amendment names them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';
import type { SessionNotesAnswer } from '../rules/notes-answers.ts';
import { minutesSentence } from '../rules/minutes-differ.ts';

describe('a signed note whose times are corrected', () => {
  let world: TestWorld;
  let counselor: Caller;
  let path: string;
  let patientId: string;

  const own = async () => {
    const { body } = await counselor.get(`${path}/notes`);
    const found = (body as unknown as SessionNotesAnswer).people.find((one) => one.patientId === patientId);
    if (found === undefined) throw new Error('Nobody is there.');
    return found;
  };

  beforeAll(async () => {
    world = await openTestWorld();
    patientId = world.ids.patients.north[0] ?? '';
    path = `/api/sessions/${world.ids.sessionIds[0]}`;
    const desk = await world.as('front_desk');
    await desk.send('POST', `/api/groups/${world.ids.groupId}/seats`, {
      patientId,
      startsOn: '2026-11-16',
      because: 'Start',
    });
    world.clock.moveTo('2026-11-16T19:10:00Z');
    counselor = await world.as('counselor');
    await counselor.send('POST', `${path}/attendance/everyone`);
    await world.owner.query(
      `WITH signature AS (
         INSERT INTO signatures (organization_id, id, clinic_id, session_id, signed_by, signer_name, signed_at)
         VALUES ($1, gen_random_uuid(), $2, $3, $4, 'Sam counselor', $6) RETURNING id)
       INSERT INTO notes (organization_id, id, clinic_id, session_id, patient_id, signature_id, held_on, group_name, attendance, clock_minutes,
         treatment_minutes, shared_words, own_words, content_sha256)
       SELECT $1, gen_random_uuid(), $2, $3, $5, id, '2026-11-16', 'Morning group', 'present', 180, 150, 'We spoke.', 'Spoke.', '\\x00' FROM signature`,
      [
        world.ids.organizationId,
        world.ids.clinics.north,
        world.ids.sessionIds[0],
        world.ids.staff.north.counselor,
        patientId,
        world.clock.now(),
      ],
    );
  });
  afterAll(() => world.close());

  const listed = async (who = counselor) => (await who.get('/api/notes/minutes-differ')).body['sessions'];

  it('says nothing while the times are those of the note', async () => {
    expect(await own()).toMatchObject({ note: { treatmentMinutes: 150 }, minutesNow: null });
    expect(await listed()).toEqual([]);
    world.clock.moveTo('2026-11-16T19:20:00Z');
  });

  it('says that minutes differ, and leaves the note as it was signed', async () => {
    await counselor.send('POST', `${path}/attendance`, {
      marks: [{ patientId, status: 'present', leftAt: '2026-11-16T18:00:00Z', after: 1 }],
    });
    expect(await own()).toMatchObject({
      note: { treatmentMinutes: 150, clockMinutes: 180 },
      minutesNow: { treatmentMinutes: 100, clockMinutes: 120 },
    });
    // Whoever signed finds it in their list; nobody else has it in theirs.
    expect(await listed()).toMatchObject([{ sessionId: world.ids.sessionIds[0], patientIds: [patientId] }]);
    expect(await listed(await world.as('supervisor'))).toEqual([]);
  });

  it('is settled by an amendment that names the present minutes, until they change again', async () => {
    const { note, minutesNow } = await own();
    const add = (words: string) =>
      counselor.send('POST', `/api/notes/${note?.id}/amendments`, { words, reason: 'Times corrected' });
    expect((await add('Left early.')).status).toBe(200);
    expect((await own()).minutesNow).not.toBeNull();
    await add(minutesSentence(minutesNow ?? { clockMinutes: 0, treatmentMinutes: 0 }));
    expect((await own()).minutesNow).toBeNull();
    expect(await listed()).toEqual([]);
    await counselor.send('POST', `${path}/room-times`, { startedAt: '2026-11-16T16:10:00Z', after: 0 });
    expect((await own()).minutesNow).toEqual({ clockMinutes: 110, treatmentMinutes: 90 });
  });
});
