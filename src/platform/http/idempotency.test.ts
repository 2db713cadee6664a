// The same request sent fifty times at once, and again later, has one effect (reliability.md A3).
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';

describe('the same request twice', () => {
  let world: TestWorld;
  let desk: Caller;
  beforeAll(async () => {
    world = await openTestWorld();
    desk = await world.as('front_desk');
  });
  afterAll(() => world.close());

  const give = (key: string, patientId: string | undefined, because = 'Start') =>
    desk.send(
      'POST',
      `/api/groups/${world.ids.groupId}/seats`,
      { patientId, startsOn: '2026-11-16', because },
      { 'idempotency-key': key },
    );
  const seats = async () =>
    (await world.owner.query<{ n: number }>('SELECT count(*)::int AS n FROM seats')).rows[0]?.n;

  it('sent fifty times at once has one effect and one answer', async () => {
    const before = (await seats()) ?? 0;
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => give('fifty-at-once', world.ids.patients.north[0])),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
    expect(new Set(answers.map((answer) => answer.body['seatId'])).size).toBe(1);
    expect(await seats()).toBe(before + 1);
  });

  it('sent again later gets the same answer', async () => {
    const first = await give('once-and-again', world.ids.patients.north[1]);
    const again = await give('once-and-again', world.ids.patients.north[1]);
    expect(again).toMatchObject({ status: 200, body: first.body });
  });

  it('is refused under the key of another request', async () => {
    const other = await give('once-and-again', world.ids.patients.north[2]);
    expect(other).toMatchObject({ status: 422, body: { code: 'key-reused' } });
  });

  it('keeps no key of a request that was refused', async () => {
    const refused = await give('refused-first', world.ids.patients.north[0]);
    expect(refused.status).toBe(409);
    expect((await give('refused-first', world.ids.patients.north[3])).status).toBe(200);
  });

  it('must carry a key', async () => {
    expect((await give('short', world.ids.patients.north[4])).body['code']).toBe('key-missing');
  });
});
