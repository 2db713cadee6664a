// The list of people over HTTP, in the order of names: the root collation of Unicode, by which browsers sort as well.
// ICU keeps its order of letters between versions but for characters new to Unicode; no name here has one, so the ICU
// of Node and that of PostgreSQL (60 in the one we bring) agree on all of them.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedData } from '#app/testing/shared-data.ts';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';
import { importingIn } from '../../interop/server/importing.builders.ts';

const namesFile = sharedData('names-i18n/names.json');
if (!existsSync(namesFile)) console.log(`${namesFile} is not here: its names are left out.`);

let world: TestWorld;
let desk: Caller;
beforeAll(async () => {
  world = await openTestWorld();
  desk = await world.as('front_desk');
});
afterAll(() => world.close());

type Listed = { id: string; familyName: string; givenName: string };
const { compare } = new Intl.Collator('und');
// Names that differ, though the order of letters holds them for the same, stand by their bytes.
const bytes = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));
const names = (one: string, other: string) => compare(one, other) || bytes(one, other);
const inOrder = (one: Listed, other: Listed) =>
  names(one.familyName, other.familyName) || names(one.givenName, other.givenName) || bytes(one.id, other.id);

async function everyPage(caller: Caller, query = ''): Promise<{ people: Listed[]; pages: number }> {
  const people: Listed[] = [];
  let [after, pages]: [string | null, number] = [null, 0];
  do {
    const asked = [query, after === null ? '' : `after=${after}`].filter((part) => part !== '').join('&');
    const answer = await caller.get(`/api/patients?${asked}`);
    expect(answer.status, answer.text).toBe(200);
    people.push(...(answer.body['people'] as Listed[]));
    after = answer.body['after'] as string | null;
    pages += 1;
  } while (after !== null && pages < 50);
  return { people, pages };
}

async function register(name: { familyName: string; givenName: string }): Promise<void> {
  const answer = await desk.send('POST', '/api/patients', {
    clinicId: world.ids.clinics.north,
    birthOn: '1990-01-02',
    isSomebodyElse: true,
    ...name,
  });
  expect(answer.status, answer.text).toBe(200);
}

describe('the list of people', () => {
  it('puts accents and capitals beside their plain letters, and equal names by id', async () => {
    const wanted = [
      'Andrew',
      'ángel',
      'Ángel',
      'Anna',
      'nunez',
      'Nunez',
      'Núñez',
      'Nuno',
      'Zoe',
      'Иванов',
      '王',
    ];
    for (const familyName of wanted.toReversed()) await register({ familyName, givenName: 'Order' });
    for (const givenName of ['Émile', 'Zed', 'Emil', 'Emile', 'Emile'])
      await register({ familyName: 'Order', givenName });
    const { people } = await everyPage(desk);
    expect(people.filter((one) => one.givenName === 'Order').map((one) => one.familyName)).toEqual(wanted);
    const order = people.filter((one) => one.familyName === 'Order');
    expect(order.map((one) => one.givenName)).toEqual(['Emil', 'Emile', 'Emile', 'Émile', 'Zed']);
    expect(people).toEqual(people.toSorted(inOrder));
  });
});

describe.skipIf(!existsSync(namesFile))('names of eleven languages', () => {
  it(
    'come in from a file and stand in order, each once, over several pages',
    { timeout: 180_000 },
    async () => {
      const byLanguage = JSON.parse(readFileSync(namesFile, 'utf8')) as Record<
        string,
        { given: string[]; family: string[] }
      >;
      const everybody = Object.values(byLanguage).flatMap(({ given, family }) =>
        given.map((givenName, place) => ({ givenName, familyName: family[place % family.length] ?? '' })),
      );
      const lines = everybody.map(
        (one, place) =>
          `"${one.familyName}","${one.givenName}",19${50 + (place % 50)}-03-${10 + (place % 19)}`,
      );
      const importing = await importingIn(world);
      const preview = await importing.preview(['Last name,First name,DOB', ...lines].join('\n'));
      expect(preview.faults).toEqual([]);
      const alike = { alikeAs: 'other', samePlaces: [], otherPlaces: [] };
      await importing.caller.send('PUT', `/api/import-files/${preview.fileId}/alike`, alike);
      const { importId } = await importing.bringIn(preview.fileId);
      expect((await importing.caller.get(`/api/imports/${importId}`)).body['peopleAdded']).toBe(
        everybody.length,
      );

      // Both ways to the list: from the few of a clinic, and along the index for whoever reaches everybody.
      const listed = [
        await everyPage(desk, `clinic=${world.ids.clinics.north}`),
        await everyPage(await world.as('privacy_officer')),
      ];
      for (const { people, pages } of listed) {
        expect(pages).toBeGreaterThan(5);
        expect(new Set(people.map((one) => one.id)).size).toBe(people.length);
        expect(people.map(nameOf)).toEqual(people.toSorted(inOrder).map(nameOf));
        expect(people.map(nameOf)).toEqual(expect.arrayContaining(everybody.map(nameOf)));
      }
    },
  );
});

function nameOf(one: { familyName: string; givenName: string }): string {
  return `${one.familyName}, ${one.givenName}`;
}
