// Days at the ends of what can be written: refused in words or answered, never broken.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestWorld, type TestWorld } from './testing/test-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

test.each(['0000-01-01', '0000-12-31'])('the day %s is refused in words', async (day) => {
  const board = await (await world.as('director')).get(`/api/sessions?day=${day}`);
  expect(board).toMatchObject({ status: 422, body: { code: 'day-out-of-range' } });
});

test.each(['0001-01-01', '9999-12-31'])('the day %s is answered', async (day) => {
  expect((await (await world.as('director')).get(`/api/sessions?day=${day}`)).status).toBe(200);
});
