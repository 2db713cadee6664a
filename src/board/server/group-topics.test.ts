import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Caller, type TestWorld } from '../../app/testing/test-world.ts';

let world: TestWorld;
let director: Caller;
beforeAll(async () => {
  world = await openTestWorld();
  director = await world.as('director');
  const took = await director.send('POST', '/api/curricula/from-library', {
    code: 'evenkeel-topics',
    startsOn: '2026-11-16',
  });
  await director.send('POST', `/api/groups/${world.ids.groupId}/curriculum`, {
    curriculumId: took.body['curriculumId'],
    startsOn: '2026-11-16',
  });
  for (const patientId of world.ids.patients.north.slice(0, 2))
    await director.send('POST', `/api/groups/${world.ids.groupId}/seats`, {
      patientId,
      startsOn: '2026-11-16',
      because: 'Admitted today',
    });
});
afterAll(() => world.close());

type Person = {
  patientId: string;
  had: { code: string; on: string }[];
  missing: { code: string; nextOn: string | null }[];
  due: string[];
  path: string;
};
async function topics(block = 1) {
  const answer = await director.get(`/api/groups/${world.ids.groupId}/topics?block=${block}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body as unknown as {
    people: Person[];
    blocks: { position: number; kind: string }[];
    curriculum: { name: string } | null;
    topics: unknown[];
    ahead: { heldOn: string; title: string }[];
  };
}

describe('who of a group has had which topic', () => {
  it('follows attendance, and says when the rest can be met', async () => {
    const [ana = '', ben = ''] = world.ids.patients.north;
    const marked = await director.send('POST', `/api/sessions/${world.ids.sessionIds[0]}/attendance`, {
      marks: [
        { patientId: ana, status: 'present', after: 0 },
        { patientId: ben, status: 'absent', after: 0 },
      ],
    });
    expect(marked.status, marked.text).toBe(200);
    const found = await topics();
    const of = (patientId: string) => found.people.filter((one) => one.patientId === patientId)[0]!;
    expect(of(ana).had).toEqual([{ code: 'triggers', on: '2026-11-16' }]);
    expect(of(ben).had).toEqual([]);
    expect(of(ana).missing).toHaveLength(found.topics.length - 1);
    expect(of(ana).missing[0]).toEqual({ code: 'cravings', nextOn: '2026-11-17' });
    // Whoever missed the first one can still meet it: today, while this date stands.
    expect(of(ben).missing[0]).toEqual({ code: 'triggers', nextOn: '2026-11-16' });
    expect(of(ana).due).toEqual([]);
  });

  it('shows the health topics that Texas requires only there', async () => {
    await world.owner.query(`ALTER TABLE clinics DISABLE TRIGGER USER`);
    await world.owner.query(`UPDATE clinics SET state = 'TX' WHERE id = $1`, [world.ids.clinics.north]);
    const found = await topics();
    expect(found.people[0]?.due).toEqual(['TB', 'HIV', 'Hepatitis B, C', 'STDs', 'Tobacco', 'Screening']);
  });
});

describe('each block of a day', () => {
  it('has topics of its own, and says when each person can still meet which', async () => {
    const first = await topics();
    expect(first.blocks.map((one) => one.position)).toEqual([1, 2, 3]);
    expect((await topics(2)).curriculum).toBeNull();
    const took = await director.send('POST', '/api/curricula/from-library', {
      code: 'matrix-early-recovery-skills',
      startsOn: '2026-11-16',
    });
    const followed = await director.send('POST', `/api/groups/${world.ids.groupId}/curriculum`, {
      curriculumId: took.body['curriculumId'],
      startsOn: '2026-11-16',
      block: 2,
    });
    expect(followed.status, followed.text).toBe(200);
    const second = await topics(2);
    expect(second.curriculum).toMatchObject({ name: 'Matrix: Early Recovery Skills' });
    expect((await topics()).curriculum).toEqual(first.curriculum);
    const [, ben = ''] = world.ids.patients.north;
    const { missing = [] } = second.people.find((one) => one.patientId === ben) ?? {};
    expect(missing).toHaveLength(8);
    expect(missing.slice(0, 3).map((one) => one.nextOn)).toEqual(['2026-11-16', '2026-11-17', '2026-11-19']);
  });

  it('stands on the session, and all of it is the topic that a note begins with', async () => {
    const [, tomorrow = ''] = world.ids.sessionIds;
    await world.owner.query(
      `UPDATE session_blocks SET topic = 'Stretching' WHERE session_id = $1 AND position = 3`,
      [tomorrow],
    );
    const session = await director.get(`/api/sessions/${tomorrow}/topics`);
    expect(session.body).toMatchObject({
      topics: [{ block: 1 }, { block: 2 }],
      inWords: [{ block: 3, topic: 'Stretching' }],
      blockCount: 3,
    });
    const counselor = await world.as('counselor');
    const shared = async () => {
      const notes = await counselor.get(`/api/sessions/${tomorrow}/notes`);
      return notes.body['shared'] as { topic: string; revision: number };
    };
    expect(await shared()).toMatchObject({
      topic: 'Riding out a craving · Identifying External Triggers · Stretching',
      revision: 0,
    });
    // Once somebody saved the part, what they left there counts, also nothing.
    await counselor.send('PUT', `/api/sessions/${tomorrow}/drafts`, {
      patientId: null,
      words: 'A quiet day.',
      topic: '',
      revision: 0,
    });
    expect(await shared()).toMatchObject({ topic: '', revision: 1 });
  });
});
