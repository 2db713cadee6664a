// Empty chairs by HTTP: who is on the list and when, by which ways they may be reached, and every try.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';
import type { EmptyChairs } from '../rules/outreach-answers.ts';

describe('empty chairs', () => {
  let world: TestWorld;
  let desk: Caller;
  let people: readonly string[];
  let path: string;

  const at = async (now: string) => {
    world.clock.moveTo(now);
    desk = await world.as('front_desk');
  };
  const list = async () => (await desk.get('/api/empty-chairs')).body as unknown as EmptyChairs;
  const attempt = (patientId: string | undefined, more: Record<string, unknown>) =>
    desk.send('POST', `${path}/outreach`, { patientId, ...more });

  beforeAll(async () => {
    world = await openTestWorld();
    people = world.ids.patients.north.slice(0, 4);
    path = `/api/sessions/${world.ids.sessionIds[0]}`;
    await at('2026-11-16T15:30:00Z');
    for (const patientId of people)
      await desk.send('POST', `/api/groups/${world.ids.groupId}/seats`, {
        patientId,
        startsOn: '2026-11-16',
        because: 'Start',
      });
    await desk.send('POST', `${path}/absences`, { patientId: people[3], reason: 'illness' });
    await desk.send('POST', `/api/patients/${people[0]}/contacts`, {
      kind: 'phone',
      value: '773-555-0144',
      mayCall: true,
      maySay: 'clinic',
    });
  });
  afterAll(() => world.close());

  it('are looked into only some minutes into the session, by policy', async () => {
    await at('2026-11-16T16:09:00Z');
    expect((await list()).people).toEqual([]);
    await at('2026-11-16T16:10:00Z');
    expect((await list()).people.map((one) => one.patientId)).toEqual(people.slice(0, 3));
  });

  it('leave out who is there, who said beforehand that they will not come, and who cancelled', async () => {
    await desk.send('POST', `${path}/attendance`, {
      marks: [
        { patientId: people[1], status: 'late', after: 0 },
        { patientId: people[2], status: 'absent', after: 0 },
      ],
    });
    expect((await list()).people.map((one) => [one.patientId, one.status])).toEqual([
      [people[0], 'expected'],
      [people[2], 'absent'],
    ]);
  });

  it('say how they may be reached and what is at stake', async () => {
    const [first, third] = (await list()).people;
    expect(first).toMatchObject({
      wasAsked: true,
      ways: [{ means: 'call', value: '773-555-0144' }],
      lastThereOn: null,
      hours: { weekMinutes: 0, weekNeeds: 540 },
      // Up to when they may join, by the policy of the house.
      joinsUntil: '2026-11-16T16:30:00Z',
    });
    expect(third).toMatchObject({ wasAsked: false, ways: [] });
  });

  it('keep every try with its outcome, by an allowed way only', async () => {
    const [first] = (await list()).people;
    const contactId = first?.ways[0]?.contactId;
    const called = await attempt(people[0], { means: 'call', contactId, outcome: 'no_answer' });
    expect(called.status).toBe(200);
    const text = await attempt(people[0], { means: 'text', contactId, outcome: 'message_left' });
    expect([text.status, text.body['code']]).toEqual([422, 'way-not-allowed']);
    const others = await attempt(people[2], { means: 'call', contactId, outcome: 'reached' });
    expect(others.body['code']).toBe('way-not-allowed');
    const odd = await attempt(people[0], { means: 'call', contactId, outcome: 'message_left' });
    expect(odd.body['code']).toBe('outcome-not-of-means');
    expect((await attempt(people[2], { means: 'none', outcome: 'no_way' })).status).toBe(200);
    await at('2026-11-16T16:20:00Z');
    await attempt(people[0], { means: 'call', contactId, outcome: 'comes_late', words: 'Bus was late' });
    const [after, third] = (await list()).people;
    expect(after?.attempts.map((one) => one.outcome)).toEqual(['comes_late', 'no_answer']);
    expect(after?.lastHeardAt).toBe('2026-11-16T16:20:00Z');
    expect(third?.attempts).toHaveLength(1);
  });

  it('let whoever wrote a try down by mistake take it back, on that day and only them', async () => {
    const takeBack = (by: Caller, attemptId: string | undefined) =>
      by.send('POST', `${path}/outreach/${attemptId}/take-back`, {});
    const attempts = async () => (await list()).people[0];
    const [mistaken] = (await attempts())?.attempts ?? [];
    expect(mistaken).toMatchObject({ outcome: 'comes_late', isTakenBack: false, mayTakeBack: true });
    const another = await takeBack(await world.as('counselor'), mistaken?.id);
    expect(another.body['code']).toBe('attempt-of-another');
    expect((await takeBack(desk, mistaken?.id)).status).toBe(200);
    expect((await takeBack(desk, mistaken?.id)).status).toBe(200);
    const after = await attempts();
    expect(after?.attempts.map((one) => [one.outcome, one.isTakenBack, one.mayTakeBack])).toEqual([
      ['comes_late', true, false],
      ['no_answer', false, true],
    ]);
    // What did not happen does not count as being heard.
    expect(after?.lastHeardAt).toBeNull();
    await at('2026-11-17T06:30:00Z');
    expect((await takeBack(desk, after?.attempts[1]?.id)).body['code']).toBe('attempt-of-another-day');
    await at('2026-11-16T16:20:00Z');
  });

  it('say when somebody was there last, by the newest mark of each date', async () => {
    const { rows } = await world.owner.query<{ begun: string }>(
      `SELECT starts_at + interval '15 minutes' AS begun FROM sessions
        WHERE group_id = $1 AND held_on > '2026-11-16' ORDER BY held_on LIMIT 1`,
      [world.ids.groupId],
    );
    await at(new Date(rows[0]?.begun ?? '').toISOString());
    const lastThere = async () =>
      Object.fromEntries((await list()).people.map((one) => [one.patientId, one.lastThereOn]));
    const [first, late, absent] = people;
    expect(await lastThere()).toMatchObject({
      [first ?? '']: null,
      [late ?? '']: '2026-11-16',
      [absent ?? '']: null,
    });
    const corrected = await desk.send('POST', `${path}/attendance`, {
      marks: [{ patientId: late, status: 'absent', after: 1 }],
    });
    expect(corrected.status).toBe(200);
    expect((await lastThere())[late ?? '']).toBeNull();
  });

  it('are not shown to who may not call', async () => {
    expect((await (await world.as('biller')).get('/api/empty-chairs')).status).toBe(403);
  });
});
