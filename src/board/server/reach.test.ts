// What the list of whom to tell and the printed rosters say about reaching people, and about the date itself.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/database/new-id.ts';
import { openTestWorld, type Answer, type Caller, type TestWorld } from '../../app/testing/test-world.ts';

let world: TestWorld;
let desk: Caller;
let ana: string;
let ben: string;
beforeAll(async () => {
  world = await openTestWorld();
  desk = await world.as('front_desk');
  [ana = '', ben = ''] = world.ids.patients.north;
  for (const patientId of [ana, ben]) await seat(patientId);
  await world.owner.query(`UPDATE patients SET phone = '(312) 555-0199' WHERE id = $1`, [ana]);
});
afterAll(() => world.close());

async function seat(patientId: string) {
  const given = await desk.send('POST', `/api/groups/${world.ids.groupId}/seats`, {
    patientId,
    startsOn: '2026-11-17',
    because: 'Admitted',
  });
  if (given.status !== 200) throw new Error(given.text);
}

type Way = { value: string; means: string[]; closed: string[]; says: string; bestTimes: string | null };
type Person = { patientId: string; isAway: boolean; mode: string; ways: Way[]; wasAsked: boolean };
const peopleIn = (answer: Answer) => answer.body['people'] as Person[];
async function toTell(session = 1): Promise<Answer> {
  const answer = await desk.get(`/api/board/sessions/${world.ids.sessionIds[session]}/people?matter=cover`);
  expect(answer.status, answer.text).toBe(200);
  return answer;
}
async function printed(day = '2026-11-17') {
  const answer = await desk.get(`/api/board/rosters?clinicId=${world.ids.clinics.north}&day=${day}`);
  expect(answer.status, answer.text).toBe(200);
  const [session] = answer.body['sessions'] as { people: Person[] }[];
  return { text: answer.text, people: session?.people ?? [] };
}
async function written(answer: Promise<Answer>): Promise<string> {
  const { status, text, body } = await answer;
  expect(status, text).toBe(200);
  return String(body['contactId']);
}
const of = (people: readonly Person[], id: string) => people.find((one) => one.patientId === id);

const phone = {
  kind: 'phone',
  value: '(312) 555-0177',
  mayCall: true,
  maySay: 'nothing',
  sayWords: 'Ask for Annie',
  bestTimes: 'After 5 pm',
};

describe('how people may be reached', () => {
  it('is never by a number that nobody asked about', async () => {
    const [list, paper] = [await toTell(), await printed()];
    expect(list.text + paper.text).not.toContain('555-0199');
    expect(of(peopleIn(list), ana)).toMatchObject({ ways: [], wasAsked: false });
  });

  it('is as they said, with what they do not want beside it, and never by what they closed', async () => {
    const contactId = await written(desk.send('POST', `/api/patients/${ana}/contacts`, phone));
    const way = {
      value: phone.value,
      means: ['call'],
      closed: ['message', 'text'],
      says: expect.stringMatching(/^Speak only with the person.*Ask for Annie/u) as string,
      bestTimes: 'After 5 pm',
    };
    expect(of(peopleIn(await toTell()), ana)).toMatchObject({ ways: [way], wasAsked: true });
    expect(of((await printed()).people, ana)).toMatchObject({ ways: [way], wasAsked: true });

    world.clock.moveTo('2026-11-16T15:31:00Z');
    const shut = await written(
      desk.send('PUT', `/api/patients/${ana}/contacts/${contactId}`, { ...phone, mayCall: false }),
    );
    for (const seen of [(await toTell()).text, (await printed()).text])
      expect(seen).not.toContain('555-0177');
    expect(of(peopleIn(await toTell()), ana)).toMatchObject({ ways: [], wasAsked: true });

    await written(desk.send('POST', `/api/patients/${ana}/contacts/${shut}/end`));
    for (const seen of [(await toTell()).text, (await printed()).text])
      expect(seen).not.toMatch(/\(\d{3}\) 555-0\d{3}/u);
  });

  it('leaves addresses and other people’s numbers off the paper', async () => {
    const mail = { kind: 'email', value: 'ana@example.org', mayMail: true, maySay: 'name' };
    const rosa = {
      ...phone,
      value: '(312) 555-0155',
      person: 'Rosa',
      relation: 'Mother',
      forEmergency: true,
    };
    await written(desk.send('POST', `/api/patients/${ana}/contacts`, mail));
    await written(desk.send('POST', `/api/patients/${ana}/contacts`, rosa));
    const list = await toTell();
    expect(of(peopleIn(list), ana)?.ways).toMatchObject([{ value: 'ana@example.org', means: ['mail'] }]);
    expect(list.text + (await printed()).text).not.toContain('555-0155');
    expect((await printed()).text).not.toContain('ana@example.org');
  });

  it('counts for a virtual date: who closed every way has none, whatever number is on record', async () => {
    const lacking = async () => {
      const director = await world.as('director');
      const answer = await director.get(
        `/api/board/virtual-day?clinics=${world.ids.clinics.north}&day=2026-11-17`,
      );
      const [session] = answer.body['sessions'] as { lacking: { patientId: string; lacks: string[] }[] }[];
      return session?.lacking.find((one) => one.patientId === ana)?.lacks;
    };
    expect(await lacking()).toEqual(['device-not-asked']);
    const opened = (await desk.get(`/api/patients/${ana}`)).body['contacts'] as {
      id: string;
      kind: string;
    }[];
    const mail = opened.find((one) => one.kind === 'email');
    await written(desk.send('POST', `/api/patients/${ana}/contacts/${mail?.id}/end`));
    expect(await lacking()).toEqual(['no-way-to-reach', 'device-not-asked']);
  });
});

describe('the date itself', () => {
  it('is printed alone when it is asked for, and no other of its day', async () => {
    const [, session = ''] = world.ids.sessionIds;
    const ask = (id: string) =>
      desk.get(`/api/board/rosters?clinicId=${world.ids.clinics.north}&day=2026-11-17&sessionId=${id}`);
    expect((await ask(session)).body['sessions']).toMatchObject([{ sessionId: session }]);
    expect((await ask(newId())).body['sessions']).toEqual([]);
  });

  it('marks who said that they will be away, and how each takes part', async () => {
    const session = world.ids.sessionIds[1];
    await world.owner.query(`UPDATE sessions SET mode = 'hybrid' WHERE id = $1`, [session]);
    await world.owner.query(`UPDATE seats SET virtual_weekdays = '{2}' WHERE patient_id = $1`, [ben]);
    const away = await desk.send('POST', `/api/sessions/${session}/absences`, {
      patientId: ana,
      reason: 'court',
      because: 'Hearing',
    });
    expect(away.status, away.text).toBe(200);
    for (const people of [peopleIn(await toTell()), (await printed()).people]) {
      expect(of(people, ana)).toMatchObject({ isAway: true, mode: 'in_person' });
      expect(of(people, ben)).toMatchObject({ isAway: false, mode: 'virtual' });
    }
    expect((await printed()).text).not.toMatch(/court|Hearing/u);
  });

  it('tells a counselor of another group how many are expected, and of nobody who they are', async () => {
    await world.owner.query(`UPDATE facilitations SET staff_member_id = $1 WHERE group_id = $2`, [
      world.ids.staff.north.supervisor,
      world.ids.groupId,
    ]);
    const answer = await (await world.as('counselor')).get('/api/board/rosters?day=2026-11-17');
    expect(answer.body['sessions'], answer.text).toMatchObject([{ people: [], hiddenPeople: 2 }]);
  });

  it('leaves out whose seat was taken back', async () => {
    const [, , eve = ''] = world.ids.patients.north;
    await world.owner.query(
      `INSERT INTO seats (organization_id, id, clinic_id, group_id, patient_id, starts_on, joined_because, given_at, taken_back_at, taken_back_because)
       VALUES ($1, $2, $3, $4, $5, '2026-11-16', 'because', '2026-11-16T15:30:00Z', '2026-11-16T17:00:00Z', 'A mistake')`,
      [world.ids.organizationId, newId(), world.ids.clinics.north, world.ids.groupId, eve],
    );
    const { rows } = await world.owner.query(
      `SELECT taken_back FROM rosters WHERE session_id = $1 AND patient_id = $2`,
      [world.ids.sessionIds[0], eve],
    );
    expect(rows).toEqual([{ taken_back: true }]);
    expect(peopleIn(await toTell(0))).toEqual([]);
    expect((await printed('2026-11-16')).people).toEqual([]);
    const told = await desk.send(
      'POST',
      `/api/board/sessions/${world.ids.sessionIds[0]}/people/${eve}/told`,
      { matter: 'cover', told: true, afterSequence: 0 },
    );
    expect(told.body).toMatchObject({ code: 'not-expected-there' });
  });
});
