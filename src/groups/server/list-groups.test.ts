// The list of groups page by page: everybody's groups once, found by words, and only those of one's clinics.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';

type Page = {
  groups: { id: string; name: string; clinicId: string; freeSeats: number }[];
  found: number;
  after: string | null;
};
const copies = 45;
let world: TestWorld;
let director: Caller;

beforeAll(async () => {
  world = await openTestWorld();
  director = await world.as('director');
  // Groups without a timetable, as they are before their first week is typed: all else is that of the first.
  await world.owner.query(
    `INSERT INTO groups SELECT (jsonb_populate_record(g, jsonb_build_object('id', gen_random_uuid(), 'name', 'Añejo ' || lpad(n::text, 2, '0')))).*
       FROM groups g CROSS JOIN generate_series(1, $2::int) AS n WHERE g.id = $1`,
    [world.ids.groupId, copies],
  );
});
afterAll(() => world.close());

async function pagesOf(asked: string): Promise<Page[]> {
  const pages: Page[] = [];
  for (let after = ''; ;) {
    const reply = await director.get(`/api/groups?${asked}${after && `&after=${after}`}`);
    expect(reply.status).toBe(200);
    const page = reply.body as unknown as Page;
    pages.push(page);
    if (page.after === null) return pages;
    after = page.after;
  }
}

it('holds every group once, forty to a page, and says how many there are', async () => {
  const pages = await pagesOf('words=anejo');
  expect(pages.map((page) => page.groups.length)).toEqual([40, 5]);
  expect(pages.map((page) => page.found)).toEqual([copies, copies]);
  const names = pages.flatMap((page) => page.groups.map((group) => group.name));
  expect(names).toEqual(Array.from({ length: copies }, (_, n) => `Añejo ${String(n + 1).padStart(2, '0')}`));
});

it('leaves out full groups where only free chairs are wanted', async () => {
  // One chair each, and somebody on every chair but that of the groups whose number ends in 7.
  await world.owner.query(`UPDATE groups SET seat_limit = 1 WHERE name LIKE 'Añejo %'`);
  for (const { id, name } of (await pagesOf('words=anejo')).flatMap((page) => page.groups)) {
    const seat = { patientId: world.ids.patients.north[0], startsOn: '2026-11-16', because: 'Start' };
    if (name.endsWith('7')) continue;
    expect((await director.send('POST', `/api/groups/${id}/seats`, seat)).status).toBe(200);
  }
  const all = (await pagesOf('words=anejo')).flatMap((page) => page.groups);
  const free = (await pagesOf('words=anejo&free=yes')).flatMap((page) => page.groups);
  expect(free.map(({ name }) => name)).toEqual(['Añejo 07', 'Añejo 17', 'Añejo 27', 'Añejo 37']);
  expect(all).toHaveLength(copies);
});

it('holds groups of other clinics for nobody, also when their clinic is asked for', async () => {
  const [first] = (await pagesOf('words=anejo'))[0]?.groups ?? [];
  const south = await world.as('front_desk', 'south');
  const reply = await south.get(`/api/groups?clinic=${first?.clinicId ?? ''}`);
  expect(reply.body).toMatchObject({ groups: [], found: 0, after: null });
});

it('takes a page after something else as the first', async () => {
  const reply = await director.get('/api/groups?words=anejo&after=01990000-0000-7000-8000-000000000000');
  expect((reply.body as unknown as Page).groups).toHaveLength(40);
});
