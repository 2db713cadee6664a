// Single dates through HTTP: somebody who visits is counted, marked, written about and signed like anybody with a seat; who
// will not come frees the chair of that date only; who comes without a plan is never refused.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';

let world: TestWorld;
let desk: Caller;
let counselor: Caller;
let monday: string;

beforeAll(async () => {
  world = await openTestWorld();
  desk = await world.as('front_desk');
  counselor = await world.as('counselor');
  monday = world.ids.sessionIds[0] ?? '';
  for (const patientId of world.ids.patients.north.slice(0, 12))
    await desk.send('POST', `/api/groups/${world.ids.groupId}/seats`, {
      patientId,
      startsOn: '2026-11-16',
      because: 'Start',
    });
});
afterAll(() => world.close());

const person = (place: number) => world.ids.patients.north[place] ?? '';
const at = (sessionId: string, what: string) => `/api/sessions/${sessionId}/${what}`;
const taken = async (sessionId: string) => {
  const { body } = await desk.get(at(sessionId, 'expected'));
  return body['date'] as { taken: number; away: number; limit: number };
};

describe('one date of a group', () => {
  it('refuses a visit to a full date with the rule, its source and whether it is confirmed', async () => {
    const refused = await desk.send('POST', at(monday, 'visits'), { patientId: person(12), kind: 'make_up' });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      code: 'group-full',
      facts: { limit: 12, confirmed: true, passedBy: 'supervisor', day: '2026-11-16' },
    });
    expect(refused.body['detail']).toContain(
      'House rule: at most 12 people in a group. Source: House policy.',
    );
  });

  it('frees the chair of somebody who will not come, for that date only, and keeps them on the roster', async () => {
    const away = await desk.send('POST', at(monday, 'absences'), { patientId: person(0), reason: 'court' });
    expect(away.body).toMatchObject({ dates: 1 });
    expect(await taken(monday)).toMatchObject({ taken: 11, away: 1, limit: 12 });
    expect(await taken(world.ids.sessionIds[1] ?? '')).toMatchObject({ taken: 12, away: 0 });
    const roster = await counselor.get(`/api/sessions/${monday}`);
    const people = roster.body['people'] as { patientId: string; knownAbsence: string | null }[];
    expect(people.find((one) => one.patientId === person(0))).toMatchObject({ knownAbsence: 'court' });
  });

  it('lets a visitor sit there, be marked, written about and signed like anybody with a seat', async () => {
    const visit = await desk.send('POST', at(monday, 'visits'), {
      patientId: person(12),
      kind: 'make_up',
      because: 'Missed Thursday',
    });
    expect(visit.status).toBe(200);
    const roster = await counselor.get(`/api/sessions/${monday}`);
    const people = roster.body['people'] as { patientId: string; visits: boolean }[];
    expect(people.find((one) => one.patientId === person(12))).toMatchObject({ visits: true });
    world.clock.moveTo('2026-11-16T20:00:00Z');
    // The screens were locked meanwhile.
    counselor = await world.as('counselor');
    desk = await world.as('front_desk');
    const marked = await counselor.send('POST', `/api/sessions/${monday}/attendance`, {
      marks: [{ patientId: person(12), status: 'present', after: 0 }],
    });
    expect(marked.status).toBe(200);
    const note = await counselor.send('PUT', `/api/sessions/${monday}/drafts`, {
      patientId: person(12),
      words: 'Named two triggers of their own.',
      revision: 0,
    });
    expect(note.status).toBe(200);
    await counselor.send('PUT', `/api/sessions/${monday}/drafts`, {
      patientId: null,
      words: 'The group talked about triggers.',
      revision: 0,
    });
    const signed = await counselor.send('POST', `/api/sessions/${monday}/signatures`, {
      sharedRevision: 1,
      people: [{ patientId: person(12), revision: 1 }],
    });
    expect(signed.body).toMatchObject({ signed: 1 });
    const { rows } = await world.owner.query(
      'SELECT attendance, treatment_minutes FROM notes WHERE patient_id = $1',
      [person(12)],
    );
    expect(rows).toEqual([{ attendance: 'present', treatment_minutes: 150 }]);
    const board = await desk.get('/api/sessions?day=2026-11-16');
    expect(board.body['sessions']).toMatchObject([{ seats: 12, there: 1 }]);
  });

  it('never lets an adolescent visit among adults', async () => {
    const young = person(13);
    await world.owner.query(`UPDATE patients SET birth_on = '2010-01-01' WHERE id = $1`, [young]);
    await world.owner.query(`UPDATE sessions SET seat_limit = 13 WHERE id = $1`, [world.ids.sessionIds[4]]);
    const refused = await desk.send('POST', at(world.ids.sessionIds[4] ?? '', 'visits'), {
      patientId: young,
      kind: 'floating',
    });
    expect(refused.body['code']).toBe('person-ages-apart');
    await world.owner.query(`UPDATE patients SET birth_on = '1990-01-01' WHERE id = $1`, [young]);
  });

  it('gives the chair back only while it is free', async () => {
    const { body } = await desk.get(at(monday, 'expected'));
    const people = body['people'] as { absence: { id: string } | null }[];
    const absenceId = people.find((one) => one.absence !== null)?.absence?.id ?? '';
    const refused = await desk.send('POST', `/api/absences/${absenceId}/withdraw`, {});
    expect(refused.body['code']).toBe('group-full');
  });

  it('never refuses who came, and says what to do about the thirteenth', async () => {
    const came = await counselor.send('POST', at(monday, 'walk-ins'), { patientId: person(1), because: '' });
    expect(came.body['code']).toBe('already-expected');
    const extra = await desk.send('POST', at(monday, 'walk-ins'), {
      patientId: person(13),
      because: 'Came anyway',
    });
    expect(extra.status).toBe(200);
    expect(extra.body['toDo']).toEqual([expect.stringContaining('13 people are here, 12 are planned for.')]);
    expect(await taken(monday)).toMatchObject({ taken: 13, limit: 12 });
    const marked = await counselor.send('POST', `/api/sessions/${monday}/attendance`, {
      marks: [{ patientId: person(13), status: 'present', after: 0 }],
    });
    expect(marked.status).toBe(200);
  });

  it('counts guests for the room and never for the limit', async () => {
    const tuesday = world.ids.sessionIds[1] ?? '';
    const guest = (name: string) => desk.send('POST', at(tuesday, 'guests'), { kind: 'observer', name });
    expect((await guest('A student')).status).toBe(200);
    expect((await guest('An interpreter')).status).toBe(200);
    const refused = await guest('One more');
    expect(refused.body).toMatchObject({ code: 'room-full', facts: { limit: 14 } });
    expect(await taken(tuesday)).toMatchObject({ taken: 12, limit: 12 });
  });

  it('takes a visit back when it is undone, and keeps what was recorded', async () => {
    const { body } = await desk.get(`/api/groups/${world.ids.groupId}/roster-changes`);
    const changes = body['changes'] as { id: string; kind: string; patientId: string }[];
    const visit = changes.find((change) => change.kind === 'visit_given');
    const undone = await desk.send('POST', `/api/roster-changes/${visit?.id ?? ''}/undo`, {});
    expect(undone.status).toBe(200);
    const roster = await counselor.get(`/api/sessions/${monday}`);
    const people = roster.body['people'] as { patientId: string; takenBack: boolean; status: string }[];
    expect(people.find((one) => one.patientId === person(12))).toMatchObject({
      takenBack: true,
      status: 'present',
    });
    const { rows } = await world.owner.query('SELECT count(*)::int AS n FROM notes WHERE patient_id = $1', [
      person(12),
    ]);
    expect(rows).toEqual([{ n: 1 }]);
  });
});
