// One browser that asks too much waits; the others behind the same address go on, up to ten times as much.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';

const requestsAMinute = 20;
let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld({ requestsAMinute });
});
afterAll(() => world.close());

async function statuses(caller: Caller, times: number): Promise<number[]> {
  const seen: number[] = [];
  for (let each = 0; each < times; each += 1) seen.push((await caller.get('/api/staff/me')).status);
  return seen;
}

it('slows one browser and not its neighbors, and an address only far above', async () => {
  const [desk, counselor] = [await world.as('front_desk'), await world.as('counselor')];
  expect(await statuses(desk, requestsAMinute)).toEqual(Array.from({ length: requestsAMinute }, () => 200));
  const refused = await desk.get('/api/staff/me');
  expect(refused).toMatchObject({ status: 429, body: { code: 'too-many' } });
  expect(new Set(await statuses(counselor, requestsAMinute))).toEqual(new Set([200]));

  // Cookies made up do not get around the limit of the address.
  let asked = 2 * requestsAMinute + 1;
  for (; asked < 10 * requestsAMinute; asked += 1)
    await world.server.inject({ url: '/healthz', cookies: { evenkeel: `made-up-${asked}` } });
  const last = await world.server.inject({ url: '/healthz', cookies: { evenkeel: 'made-up' } });
  expect(last.statusCode).toBe(429);
  expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
  expect(last.json()).toMatchObject({ code: 'too-many' });
});
