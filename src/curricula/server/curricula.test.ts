import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Caller, type TestWorld } from '../../app/testing/test-world.ts';

let world: TestWorld;
let director: Caller;
let counselor: Caller;
beforeAll(async () => {
  world = await openTestWorld();
  director = await world.as('director');
  counselor = await world.as('counselor');
});
afterAll(() => world.close());

const topic = (code: string, more: object = {}) => ({
  code,
  title: code,
  titleStatus: 'own',
  purpose: 'A purpose.',
  steps: ['A step.', 'Another.'],
  handout: 'A line.',
  secular: null,
  healthTopics: [],
  ...more,
});
const secular = { title: 'Without the steps', steps: ['A step.'], handout: 'A line.' };
const ofThree = (name: string) => ({
  name,
  startsOn: '2026-11-16',
  whenCancelled: 'shift',
  source: 'House',
  topics: [topic('one'), topic('two', { secular }), topic('three')],
});

async function written(name: string): Promise<string> {
  const made = await director.send('POST', '/api/curricula', ofThree(name));
  expect(made.status, made.text).toBe(200);
  return String(made.body['curriculumId']);
}

async function followed(curriculumId: string | null, startsOn = '2026-11-16') {
  return director.send('POST', `/api/groups/${world.ids.groupId}/curriculum`, { curriculumId, startsOn });
}

type SessionTopic = {
  topic: { code: string; title: string };
  way: string;
  isChanged: boolean;
  sequence: number;
};
async function topicsOf(sessionId: string): Promise<SessionTopic[]> {
  const answer = await counselor.get(`/api/sessions/${sessionId}/topics`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body['topics'] as SessionTopic[];
}
const change = (sessionId: string, body: object) =>
  counselor.send('POST', `/api/sessions/${sessionId}/topics`, body);

describe('curricula', () => {
  it('are taken over from the library once, with what nobody has confirmed marked so', async () => {
    const took = await director.send('POST', '/api/curricula/from-library', {
      code: 'matrix-relapse-prevention',
      startsOn: '2026-11-16',
    });
    expect(took.status, took.text).toBe(200);
    const opened = await director.get(`/api/curricula/${String(took.body['curriculumId'])}`);
    const topics = opened.body['topics'] as { titleStatus: string; secular: object | null }[];
    expect(topics).toHaveLength(32);
    expect(topics.every((one) => one.titleStatus === 'recalled')).toBe(true);
    expect(topics.filter((one) => one.secular !== null).length).toBe(4);
    const again = await director.send('POST', '/api/curricula/from-library', {
      code: 'matrix-relapse-prevention',
      startsOn: '2026-11-16',
    });
    expect(again.body).toMatchObject({ code: 'curriculum-name-taken' });
    const listed = await counselor.get('/api/curricula');
    const entry = (listed.body['library'] as { code: string; isTaken: boolean; unconfirmed: number }[]).find(
      (one) => one.code === 'matrix-relapse-prevention',
    );
    expect(entry).toMatchObject({ isTaken: true, unconfirmed: 32 });
  });

  it('are edited by adding a version, which two cannot do at once', async () => {
    const curriculumId = await written('Edited');
    const { name: _name, ...version } = ofThree('Edited');
    const send = (afterNumber: number, more: object = {}) =>
      director.send('POST', `/api/curricula/${curriculumId}/versions`, { ...version, afterNumber, ...more });
    expect((await send(1, { topics: [topic('one'), topic('four')] })).body).toMatchObject({ number: 2 });
    expect((await send(1)).body).toMatchObject({ code: 'curriculum-moved-on' });
    expect((await send(2, { startsOn: '2026-11-15' })).body).toMatchObject({
      code: 'version-starts-in-past',
    });
    expect((await send(2, { topics: [topic('one'), topic('one')] })).body).toMatchObject({
      code: 'topic-code-twice',
    });
    expect((await send(2, { topics: [topic('one', { title: null })] })).body).toMatchObject({
      code: 'topic-needs-title',
    });
  });

  it('hold a secular counterpart beside every twelve-step topic: the database refuses one without', async () => {
    const curriculumId = await written('Two paths');
    const { rows } = await world.owner.query<{ id: string }>(
      'SELECT id FROM curriculum_versions WHERE curriculum_id = $1',
      [curriculumId],
    );
    const add = world.owner.query(
      `INSERT INTO topics (organization_id, version_id, position, code, title, title_status, purpose, steps, handout, path)
       VALUES ($1, $2, 9, 'nine', 'Nine', 'own', 'p', ARRAY['s'], 'h', 'twelve_step')`,
      [world.ids.organizationId, rows[0]?.id],
    );
    await expect(add).rejects.toMatchObject({ constraint: 'topics_secular_beside_twelve_step' });
  });
});

describe('the topic of a session', () => {
  it('follows the order, is changed for one date and back, and is never overwritten', async () => {
    const [first = '', second = '', third = ''] = world.ids.sessionIds;
    expect(await topicsOf(first)).toEqual([]);
    expect(
      (await change(first, { topicCode: null, way: 'as_written', afterSequence: 0 })).body,
    ).toMatchObject({
      code: 'session-without-curriculum',
    });
    expect((await followed(await written('In order'))).status).toBe(200);
    const codes = async () =>
      (await Promise.all([first, second, third].map(topicsOf))).map((one) => one[0]?.topic.code);
    expect(await codes()).toEqual(['one', 'two', 'three']);

    expect((await change(first, { topicCode: 'three', way: 'as_written', afterSequence: 0 })).status).toBe(
      200,
    );
    expect(await codes()).toEqual(['three', 'two', 'three']);
    expect((await topicsOf(first))[0]).toMatchObject({ isChanged: true, sequence: 1 });
    expect(
      (await change(first, { topicCode: 'two', way: 'as_written', afterSequence: 0 })).body,
    ).toMatchObject({
      code: 'moved-on',
    });
    expect(
      (await change(first, { topicCode: 'nine', way: 'as_written', afterSequence: 1 })).body,
    ).toMatchObject({
      code: 'topic-unknown',
    });
    expect((await change(first, { topicCode: null, way: 'secular', afterSequence: 1 })).body).toMatchObject({
      code: 'topic-has-no-secular-way',
    });
    expect((await change(first, { topicCode: null, way: 'as_written', afterSequence: 1 })).status).toBe(200);
    expect((await topicsOf(first))[0]).toMatchObject({ topic: { code: 'one' }, isChanged: false });
    expect((await change(second, { topicCode: null, way: 'secular', afterSequence: 0 })).status).toBe(200);
    expect((await topicsOf(second))[0]).toMatchObject({ way: 'secular', isChanged: true });
  });

  it('stays as it was when the curriculum is edited or another is chosen from a later day on', async () => {
    const [first = '', , third = ''] = world.ids.sessionIds;
    const before = await topicsOf(first);
    expect((await followed(await written('Later'), '2026-11-19')).status).toBe(200);
    expect(await topicsOf(first)).toEqual(before);
    expect((await topicsOf(third))[0]?.topic.code).toBe('one');
    expect((await followed(null, '2026-11-19')).status).toBe(200);
    expect(await topicsOf(third)).toEqual([]);
    expect((await followed(null, '2026-11-15')).body).toMatchObject({ code: 'version-starts-in-past' });
  });
});

describe('the path of a person', () => {
  it('is written down by who treats them and counted on the session', async () => {
    const [patientId = ''] = world.ids.patients.north;
    await world.owner.query(
      `INSERT INTO seats (organization_id, id, clinic_id, group_id, patient_id, starts_on, joined_because, given_at)
       VALUES ($1, gen_random_uuid(), $2, $3, $4, '2026-11-16', 'because', '2026-11-16T15:30:00Z')`,
      [world.ids.organizationId, world.ids.clinics.north, world.ids.groupId, patientId],
    );
    const choose = (afterSequence: number) =>
      counselor.send('POST', `/api/patients/${patientId}/path`, { path: 'secular', afterSequence });
    expect((await choose(0)).body).toEqual({ path: 'secular', sequence: 1 });
    expect((await choose(0)).body).toMatchObject({ code: 'moved-on' });
    const answer = await counselor.get(`/api/sessions/${world.ids.sessionIds[0]}/topics`);
    expect(answer.body['secularPeople']).toBe(1);
  });
});
