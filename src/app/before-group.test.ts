// The page before a group: what each slice hands in about each person, and to whom.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BeforeGroupAnswer } from './before-group-answer.ts';
import { openTestWorld, type Caller, type TestWorld } from './testing/test-world.ts';

describe('before a group', () => {
  let world: TestWorld;
  let people: readonly string[];
  const before = async (who: Caller, place: number) =>
    (await who.get(`/api/sessions/${world.ids.sessionIds[place]}/before`))
      .body as unknown as BeforeGroupAnswer;
  const changesOf = (answer: BeforeGroupAnswer, place: number) =>
    answer.people
      .find((person) => person.patientId === people[place])
      ?.changes.map((change) => [change.part, change.says, change.on]);

  beforeAll(async () => {
    world = await openTestWorld();
    people = world.ids.patients.north.slice(0, 4);
    const desk = await world.as('front_desk');
    for (const [place, patientId] of people.entries())
      await desk.send('POST', `/api/groups/${world.ids.groupId}/seats`, {
        patientId,
        startsOn: place === 3 ? '2026-11-17' : '2026-11-16',
        because: 'Start',
      });
    await desk.send('POST', `/api/sessions/${world.ids.sessionIds[0]}/attendance`, {
      marks: [
        { patientId: people[0], status: 'present', after: 0 },
        { patientId: people[1], status: 'absent', after: 0 },
        { patientId: people[2], status: 'cancelled', after: 0 },
      ],
    });
  });
  afterAll(() => world.close());

  it('says who was absent since they were there last, who cancelled and who is new', async () => {
    const answer = await before(await world.as('counselor'), 1);
    expect(answer.people).toHaveLength(4);
    expect(changesOf(answer, 0)).toEqual([]);
    expect(changesOf(answer, 1)).toEqual([['attendance', 'Was absent', '2026-11-16']]);
    expect(changesOf(answer, 2)).toEqual([['attendance', 'Cancelled', '2026-11-16']]);
    expect(changesOf(answer, 3)).toEqual([['groups', 'New in this group', '2026-11-17']]);
  });

  it('says first of all a risk since last time, with what was done or that it is open still', async () => {
    const counselor = await world.as('counselor');
    const raise = (place: number, kind: string) =>
      counselor.send('POST', `/api/sessions/${world.ids.sessionIds[0]}/risks`, {
        patientId: people[place],
        kind,
      });
    const { taskId } = (await raise(0, 'self_harm')).body;
    await raise(1, 'overdose');
    const words = 'The nurse saw them; safe with a sister tonight.';
    await counselor.send('POST', `/api/tasks/${String(taskId)}/outcome`, { after: 0, words });
    const answer = await before(counselor, 1);
    expect(changesOf(answer, 0)).toEqual([['notes', `Self-harm: ${words}`, '2026-11-16']]);
    // Open, it comes before the absence, which was there before.
    expect(changesOf(answer, 1)).toEqual([
      ['notes', 'Overdose, still open', '2026-11-16'],
      ['attendance', 'Was absent', '2026-11-16'],
    ]);
    expect(changesOf(await before(await world.as('front_desk'), 1), 0)).toEqual([]);
  });

  it('says the next step of the last note to who reads notes, and to nobody else', async () => {
    await world.owner.query(
      `WITH signature AS (
         INSERT INTO signatures (organization_id, id, clinic_id, session_id, signed_by, signer_name, signed_at)
         VALUES ($1, gen_random_uuid(), $2, $3, $4, 'Sam counselor', $6) RETURNING id)
       INSERT INTO notes (organization_id, id, clinic_id, session_id, patient_id, signature_id, held_on, group_name, attendance, clock_minutes,
         treatment_minutes, shared_words, own_words, next_step, content_sha256)
       SELECT $1, gen_random_uuid(), $2, $3, $5, id, '2026-11-16', 'Morning group', 'present', 180, 150, 'We spoke.', 'Spoke.', 'Call the sponsor', '\\x00'
         FROM signature`,
      [
        world.ids.organizationId,
        world.ids.clinics.north,
        world.ids.sessionIds[0],
        world.ids.staff.north.counselor,
        people[0],
        world.clock.now(),
      ],
    );
    expect(changesOf(await before(await world.as('counselor'), 1), 0)).toEqual([
      ['notes', 'Self-harm: The nurse saw them; safe with a sister tonight.', '2026-11-16'],
      ['notes', 'Next step: Call the sponsor', '2026-11-16'],
    ]);
    expect(changesOf(await before(await world.as('front_desk'), 1), 0)).toEqual([]);
  });

  it('says which seven days are added up for whoever is not counted from Monday to Sunday', async () => {
    const weekOf = async () => {
      const { people: listed } = await before(await world.as('counselor'), 1);
      return listed.find((person) => person.patientId === people[0])?.ownWeek;
    };
    expect(await weekOf()).toBeNull();
    const set = await (
      await world.as('administrator')
    ).send('POST', '/api/policies', {
      code: 'week_kind',
      value: 'sunday',
      state: null,
      clinicId: null,
      startsOn: '2026-11-16',
      reason: 'A payer counts so',
    });
    expect(set.status, set.text).toBe(200);
    expect(await weekOf()).toEqual({ from: '2026-11-15', to: '2026-11-21' });
  });
});
