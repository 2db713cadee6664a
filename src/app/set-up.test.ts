import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestWorld, type TestWorld } from './testing/test-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

test('the steps of setting up follow what there is, and only the administrator sees them', async () => {
  const administrator = await world.as('administrator');
  const seen = async () => (await administrator.get('/api/set-up')).body;
  expect(await seen()).toMatchObject({ done: true });
  await world.owner.query(
    `UPDATE role_assignments SET ends_on = '2025-01-01' WHERE organization_id = $1 AND role IN ('counselor', 'supervisor')`,
    [world.ids.organizationId],
  );
  const { steps, done } = (await seen()) as { steps: { step: string; done: boolean }[]; done: boolean };
  expect(done).toBe(false);
  expect(steps.map((each) => [each.step, each.done])).toEqual([
    ['organization', true],
    ['clinic', true],
    ['rooms', true],
    ['staff', false],
    ['group', true],
  ]);
  expect((await (await world.as('director')).get('/api/set-up')).status).toBe(403);
});
