// Days at the ends of what can be written: refused in words or answered, never broken.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestWorld, type TestWorld } from './testing/test-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

const paths = ['/api/sessions?day=', '/api/today?day=', '/api/board/week?week='];
const board = async (path: string) => (await world.as('director')).get(path);

test.each(['0000-01-01', '1899-12-31', '2200-01-01', '9999-12-31'])(
  'the day %s is refused in words',
  async (day) => {
    for (const path of paths) {
      const reply = await board(path + day);
      expect(reply).toMatchObject({ status: 400, body: { code: 'bad-input' } });
      expect(reply.text).toContain('Enter a date between 1900 and 2199.');
    }
  },
);

test.each(['1900-01-01', '2199-12-31'])('the day %s is answered', async (day) => {
  for (const path of paths) expect((await board(path + day)).status).toBe(200);
});
