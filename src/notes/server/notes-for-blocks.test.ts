// One note for each block, where the house says so: written, signed and counted block by block, never beside one of the day.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';
import type { SessionNotesAnswer } from '../rules/notes-answers.ts';

describe('a session whose blocks each get a note', () => {
  let world: TestWorld;
  let counselor: Caller;
  let director: Caller;
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
    await world.owner.query(
      `INSERT INTO policies (organization_id, id, code, clinic_id, value, starts_on, reason, set_by, set_at)
       VALUES ($1, gen_random_uuid(), 'notes_each', $2, 'block', '2026-01-01', 'A payer asks for it', $3, '2026-01-01T00:00:00Z')`,
      [world.ids.organizationId, world.ids.clinics.north, world.ids.staff.north.director],
    );
    world.clock.moveTo('2026-11-16T19:30:00Z');
    [counselor, director] = [await world.as('counselor'), await world.as('director')];
    path = `/api/sessions/${world.ids.sessionIds[0]}`;
    await counselor.send('POST', `${path}/attendance/everyone`);
  });
  afterAll(() => world.close());

  const notes = async (block?: number) =>
    (await counselor.get(`${path}/notes${block === undefined ? '' : `?block=${block}`}`))
      .body as unknown as SessionNotesAnswer;
  const draft = (block: number, patientId: string | null) =>
    counselor.send('PUT', `${path}/drafts`, {
      block,
      patientId,
      words: `Words of block ${block}.`,
      revision: 0,
    });
  const sign = (block: number, who: readonly (string | undefined)[] = people) =>
    counselor.send('POST', `${path}/signatures`, {
      block,
      sharedRevision: 1,
      people: who.map((patientId) => ({ patientId, revision: 1 })),
    });
  const give = (after: number) =>
    counselor.send('POST', `${path}/note-writers`, {
      people: [{ patientId: people[0], writerId: world.ids.staff.north.counselor, after }],
    });
  const unsigned = async () => {
    const { body } = await director.get('/api/notes/unsigned');
    const list = body['sessions'] as { sessionId: string; unsigned: number }[];
    return list.find((session) => session.sessionId === world.ids.sessionIds[0])?.unsigned ?? 0;
  };

  it('begins with its first block, and keeps what is typed for each by itself', async () => {
    const first = await notes();
    expect(first.block).toBe(1);
    expect(first.blocks.map((each) => each.block)).toEqual([1, 2, 3]);
    expect(first.blocks[0]?.words).toMatch(/^Counseling, \d+:\d\d AM to \d+:\d\d AM$/);
    for (const block of [1, 2, 3]) for (const patientId of [null, ...people]) await draft(block, patientId);
    expect((await notes(2)).people[0]?.draft.words).toBe('Words of block 2.');
    expect((await counselor.get(`${path}/notes?block=4`)).status).toBe(404);
    expect((await draft(4, null)).status).toBe(404);
  });

  it('freezes the minutes of the block, and who left before it has an absence entry of it', async () => {
    const whole = await notes(1);
    const end = new Date(Date.parse('2026-11-16T16:00:00Z') + (whole.people[0]?.blockMinutes ?? 0) * 60_000);
    const left = await counselor.send('POST', `${path}/attendance`, {
      marks: [
        {
          patientId: people[2],
          status: 'present',
          after: 1,
          arrivedAt: '2026-11-16T16:00:00Z',
          leftAt: end.toISOString(),
        },
      ],
    });
    expect(left.status, left.text).toBe(200);
    expect((await notes(2)).people.map((person) => person.absentFromBlock)).toEqual(
      (await notes(2)).people.map((person) => person.patientId === people[2]),
    );
    expect((await sign(0)).body).toMatchObject({ code: 'notes-of-other-kind' });
    expect((await sign(1)).body).toMatchObject({ signed: 3 });
    expect(await unsigned()).toBe(3);
    // What is not signed yet can still be divided among those who lead.
    expect((await give(0)).body).toMatchObject({ divided: 1 });
    expect((await sign(2)).body).toMatchObject({ signed: 3 });
    const second = (await notes(2)).people.map((person) => person.note);
    expect(second.find((note) => note?.patientId === people[2])).toMatchObject({
      attendance: 'absent',
      clockMinutes: 0,
      treatmentMinutes: 0,
      block: 2,
    });
    expect((await sign(2, [people[0]])).body).toMatchObject({ code: 'already-signed' });
    expect((await sign(3, people.slice(1))).status).toBe(200);
    expect(await unsigned()).toBe(1);
    expect((await sign(3, [people[0]])).status).toBe(200);
    expect(await unsigned()).toBe(0);
    expect((await give(1)).body).toMatchObject({ code: 'already-signed' });
  });

  it('adds up to the treatment of the day, and says its block in the chart', async () => {
    const signed = (await counselor.get(`/api/patients/${people[0]}/notes`)).body['notes'] as {
      treatmentMinutes: number;
      blockWords: string;
    }[];
    const session = await counselor.get(path);
    const shown = (session.body['people'] as { patientId: string; treatmentMinutes: number }[]).find(
      (person) => person.patientId === people[0],
    );
    expect(signed.reduce((sum, note) => sum + note.treatmentMinutes, 0)).toBe(shown?.treatmentMinutes);
    const chart = (await counselor.get(`/api/patients/${people[0]}/chart`)).body['notes'] as {
      groupName: string;
    }[];
    expect(chart.map((note) => note.groupName)).toContain(`Morning group · ${signed[0]?.blockWords}`);
  });

  it('lets a note in error be written anew for its own block alone', async () => {
    const wrong = (await notes(2)).people.find((person) => person.patientId === people[0])?.note;
    await counselor.send('POST', `/api/notes/${wrong?.id}/error`, { reason: 'About somebody else' });
    expect((await notes(2)).people.find((person) => person.patientId === people[0])?.inError).toBe(true);
    expect((await notes(1)).people.find((person) => person.patientId === people[0])?.inError).toBe(false);
    expect((await sign(1, [people[0]])).body).toMatchObject({ code: 'already-signed' });
    expect((await sign(2, [people[0]])).status).toBe(200);
  });

  it('holds in the database: no note of the day beside them, and none of a block that is not', async () => {
    const { organizationId, clinics, sessionIds } = world.ids;
    const insert = (block: number, words: string) =>
      world.owner.query(
        `INSERT INTO notes (organization_id, id, clinic_id, session_id, patient_id, signature_id, held_on, group_name, attendance, clock_minutes, treatment_minutes, shared_words, own_words, content_sha256, block, block_words)
         SELECT organization_id, gen_random_uuid(), $2, session_id, $4, signature_id, held_on, group_name, 'present', 0, 0, '', '', '\\x00', $5, $6 FROM notes
          WHERE organization_id = $1 AND session_id = $3 LIMIT 1`,
        [organizationId, clinics.north, sessionIds[0], world.ids.patients.north[5], block, words],
      );
    await expect(insert(0, '')).rejects.toMatchObject({ constraint: 'notes_each_in_one_way' });
    await expect(insert(9, 'Counseling')).rejects.toMatchObject({ constraint: 'notes_of_blocks_that_are' });
    await expect(insert(1, '')).rejects.toMatchObject({ constraint: 'notes_block_is_said' });
  });
});
