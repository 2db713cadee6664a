// Names of many scripts and hostile strings survive registering, searching and reading exactly.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedData } from '#app/testing/shared-data.ts';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';

let world: TestWorld;
let desk: Caller;
beforeAll(async () => {
  world = await openTestWorld();
  desk = await world.as('front_desk');
});
afterAll(() => world.close());

type Found = { id: string; givenName: string; familyName: string };
async function register(name: { givenName: string; familyName: string }) {
  return desk.send('POST', '/api/patients', {
    clinicId: world.ids.clinics.north,
    birthOn: '1990-01-02',
    isSomebodyElse: true,
    ...name,
  });
}
async function found(words: string): Promise<Found[]> {
  return (await desk.get(`/api/patients/search?words=${encodeURIComponent(words)}`)).body[
    'people'
  ] as Found[];
}

const namesFile = sharedData('names-i18n/names.json');
// Without the folder of public inputs beside the checkout these are skipped.
describe.skipIf(!existsSync(namesFile))('names of many scripts', () => {
  const byLanguage = existsSync(namesFile)
    ? (JSON.parse(readFileSync(namesFile, 'utf8')) as Record<string, { given: string[]; family: string[] }>)
    : {};
  it.each(Object.entries(byLanguage))('%s', async (_language, { given, family }) => {
    for (const place of [3, 11, 19]) {
      const name = {
        givenName: given[place] ?? given[0] ?? '',
        familyName: family[place] ?? family[0] ?? '',
      };
      const made = await register(name);
      const id = String(made.body['patientId']);
      expect((await desk.get(`/api/patients/${id}`)).body).toMatchObject(name);
      for (const words of [
        `${name.givenName} ${name.familyName}`,
        name.familyName.toUpperCase(),
        `${name.familyName} ${name.givenName}`,
      ]) {
        expect(await found(words), words).toContainEqual(expect.objectContaining({ id, ...name }));
      }
    }
  });
});

const naughtyFile = sharedData('security/blns.json');
describe.skipIf(!existsSync(naughtyFile))('hostile strings', () => {
  const strings = existsSync(naughtyFile) ? (JSON.parse(readFileSync(naughtyFile, 'utf8')) as string[]) : [];
  it('are kept exactly or refused with a field, never broken', async () => {
    const family = (text: string, place: number) => `Naughty${place} ${text}`;
    const outcomes = await eachOf(strings, (text, place) => whatBecomesOf(text, family(text, place)));
    const wrong = strings.filter(
      (text, place) => outcomes[place] !== (isRefusable(family(text, place)) ? 'refused' : 'kept'),
    );
    expect(wrong).toEqual([]);
    expect(outcomes.filter((outcome) => outcome === 'kept').length).toBeGreaterThan(strings.length * 0.9);
  }, 120_000);

  it('are searched for without harm', async () => {
    const words = strings.filter((one) => one.length <= 200 && one.isWellFormed());
    const answers = await eachOf(words, (text) =>
      desk.get(`/api/patients/search?words=${encodeURIComponent(text)}`),
    );
    const wrong = words.filter(
      (text, place) => answers[place]?.status !== (text.includes('\u0000') ? 400 : 200),
    );
    expect(wrong).toEqual([]);
    const { rows } = await world.owner.query<{ people: number }>(
      'SELECT count(*)::int AS people FROM patients',
    );
    expect(rows[0]?.people).toBeGreaterThan(16);
  }, 120_000);
});

// Both names may have 200 characters, counted as a reader of the database counts them: by code points.
function isRefusable(familyName: string): boolean {
  return Array.from(familyName).length > 200 || familyName.includes('\u0000') || !familyName.isWellFormed();
}

async function whatBecomesOf(givenName: string, familyName: string): Promise<'kept' | 'refused' | 'changed'> {
  const made = await register({ givenName, familyName });
  if (made.status === 400 && made.body['code'] === 'bad-input') return 'refused';
  const id = String(made.body['patientId']);
  const opened = (await desk.get(`/api/patients/${id}`)).body;
  const [shown] = (await found(familyName.slice(0, familyName.indexOf(' ')))).filter((one) => one.id === id);
  const isSame = [opened, shown].every(
    (one) => one?.['givenName'] === givenName && one['familyName'] === familyName,
  );
  return isSame ? 'kept' : 'changed';
}

// Ten at a time: as many as there are connections.
async function eachOf<Answer>(
  texts: readonly string[],
  work: (text: string, place: number) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let from = 0; from < texts.length; from += 10) {
    answers.push(
      ...(await Promise.all(texts.slice(from, from + 10).map((text, place) => work(text, from + place)))),
    );
  }
  return answers;
}
