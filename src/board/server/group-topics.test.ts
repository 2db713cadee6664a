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
async function topics() {
  const answer = await director.get(`/api/groups/${world.ids.groupId}/topics`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body as unknown as {
    people: Person[];
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
