// Published inputs, brought in as a person would: what stands in them stands here afterwards, unchanged. Without the
// folder of public inputs beside the checkout these tests are skipped, and say so.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedData } from '#app/testing/shared-data.ts';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';
import { everythingWritten, importingIn, type Importing } from './importing.builders.ts';

const uscore = sharedData('fhir-uscore');
const synthea = sharedData('fhir-synthea');
const namesFile = sharedData('names-i18n/names.json');
const security = sharedData('security');
for (const place of [uscore, synthea, namesFile, security])
  if (!existsSync(place)) console.log(`${place} is not here: its tests are left out.`);

let world: TestWorld;
let importing: Importing;
let desk: Caller;
beforeAll(async () => {
  world = await openTestWorld();
  importing = await importingIn(world);
  desk = await world.as('front_desk');
});
afterAll(() => world.close());

type Resource = { resourceType: string; id?: string } & Record<string, unknown>;
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

async function keptOf(importId: string | null): Promise<Record<string, number>> {
  const { body } = await importing.caller.get(`/api/imports/${importId}`);
  const kept = body['kept'] as { resourceType: string; kept: number }[];
  return Object.fromEntries(kept.map((one) => [one.resourceType, one.kept]));
}

async function givenBack(importId: string | null): Promise<Resource[]> {
  const { body } = await importing.caller.get(`/api/imports/${importId}/kept?as=json`);
  const bundle = JSON.parse(String(body['text'])) as { entry: { resource: Resource }[] };
  return bundle.entry.map(({ resource }) => resource);
}

describe.skipIf(!existsSync(uscore))('US Core examples, 31 files of one resource each', () => {
  const names = existsSync(uscore)
    ? readdirSync(uscore).filter((name) => name.endsWith('.json') && name !== 'EXPECTED.json')
    : [];

  it(
    'come in: two people, one of them never offered, and everything else kept and given back without loss',
    { timeout: 120_000 },
    async () => {
      const ids = new Map<string, string>();
      for (const name of names) ids.set(name, await importing.send(readFileSync(`${uscore}/${name}`), name));
      await importing.work();
      const before = await everythingWritten(world);
      // Those of nobody and the people themselves first; then what waits for the people, which is read again by itself.
      const rounds: number[] = [];
      const open = new Set(ids.values());
      while (open.size > 0) {
        const ready = await bringInReady(open);
        expect(ready.length).toBeGreaterThan(0);
        for (const fileId of ready) open.delete(fileId);
        rounds.push(ready.length);
        await importing.work();
      }
      expect(rounds.length).toBe(2);
      const after = await everythingWritten(world);
      expect((after['patients'] ?? 0) - (before['patients'] ?? 0)).toBe(2);
      expect((after['kept'] ?? 0) - (before['kept'] ?? 0)).toBe(names.length);
      const back = await everythingBack(ids);
      expectPhq9(back);
      const [mary] = (await desk.get('/api/patients/search?words=mary+shaw')).body['people'] as {
        id: string;
      }[];
      expect((await desk.get(`/api/patients/${mary?.id}`)).body).toMatchObject({
        diedOn: '2022-07-22',
        hasDied: true,
      });
      const offered = await desk.get(`/api/patients/candidates?words=shaw&groupId=${world.ids.groupId}`);
      expect((offered.body['people'] as { id: string }[]).map(({ id }) => id)).not.toContain(mary?.id);
    },
  );

  async function everythingBack(ids: ReadonlyMap<string, string>): Promise<Resource[]> {
    const back: Resource[] = [];
    for (const [name, fileId] of ids) {
      const resources = await givenBack((await importing.open(fileId)).importId);
      expect(resources, name).toEqual([readJson(`${uscore}/${name}`)]);
      back.push(...resources);
    }
    return back;
  }

  async function bringInReady(open: ReadonlySet<string>): Promise<string[]> {
    const ready: string[] = [];
    for (const fileId of open) {
      const file = await importing.open(fileId);
      expect(['waits', null], `${file.fileName}: ${file.firstFault}`).toContain(file.hindrance);
      if (file.hindrance === null) ready.push(fileId);
    }
    for (const fileId of ready)
      expect((await importing.caller.send('POST', `/api/import-files/${fileId}/bring-in`)).status).toBe(200);
    return ready;
  }

  // What another parser counted in the files is still countable in what is given back.
  function expectPhq9(resources: readonly Resource[]): void {
    const { phq9, answer_scores: scores } = readJson(`${uscore}/EXPECTED.json`) as {
      phq9: { answers: number[]; total: number; observations_sum: number; observation_items: number };
      answer_scores: Record<string, number>;
    };
    const items = resources.filter(
      ({ resourceType, id }) => resourceType === 'Observation' && String(id).startsWith('PHQ9-item'),
    );
    const codes = items.flatMap((item) => {
      const value = item['valueCodeableConcept'] as { coding?: { code?: string }[] } | undefined;
      return value?.coding?.[0]?.code ?? [];
    });
    const sum = codes.reduce((total, code) => total + (scores[code] ?? 0), 0);
    expect({ items: items.length, sum }).toEqual({
      items: phq9.observation_items,
      sum: phq9.observations_sum,
    });
  }
});

describe.skipIf(!existsSync(synthea))('Synthea bundles', () => {
  const { files } = existsSync(synthea)
    ? (readJson(`${synthea}/EXPECTED.json`) as {
        files: Record<string, { resources: Record<string, number>; entries: number }>;
      })
    : { files: {} };

  it.each(Object.entries(files))(
    '%s keeps its figures',
    { timeout: 60_000 },
    async (name, { resources, entries }) => {
      const preview = await importing.preview(readFileSync(`${synthea}/${name}`), name);
      expect(preview).toMatchObject({
        format: 'fhir_r4_bundle',
        lines: entries,
        kept: resources,
        faults: [],
        counts: { new: 1 },
      });
      const { importId } = await importing.bringIn(preview.fileId);
      expect(await keptOf(importId)).toEqual(resources);
      const sent = readJson(`${synthea}/${name}`) as { entry: { resource: Resource }[] };
      expect(await givenBack(importId)).toEqual(sent.entry.map(({ resource }) => resource));
    },
  );
});

describe.skipIf(!existsSync(namesFile))('names of many scripts', () => {
  const byLanguage = existsSync(namesFile)
    ? (readJson(namesFile) as Record<string, { given: string[]; family: string[] }>)
    : {};
  const people = Object.entries(byLanguage).flatMap(([language, { given, family }]) =>
    family.map((familyName, place) => ({
      language,
      familyName,
      givenName: given[place] ?? '',
      born: `19${20 + Object.keys(byLanguage).indexOf(language)}-0${1 + (place % 9)}-${10 + (place % 18)}`,
    })),
  );

  it('survive import and search', { timeout: 240_000 }, async () => {
    const lines = people.map((one) =>
      [one.familyName, one.givenName, one.born, one.language].map(quoted).join(','),
    );
    const preview = await importing.preview(
      ['Apellidos,Nombre,Fecha de nacimiento,Idioma', ...lines].join('\n'),
    );
    expect(preview.faults).toEqual([]);
    await importing.caller.send('PUT', `/api/import-files/${preview.fileId}/alike`, {
      alikeAs: 'other',
      samePlaces: [],
      otherPlaces: [],
    });
    const { importId } = await importing.bringIn(preview.fileId);
    expect((await importing.caller.get(`/api/imports/${importId}`)).body['peopleAdded']).toBe(people.length);
    const missed: string[] = [];
    for (const one of people) {
      const words = encodeURIComponent(`${one.familyName} ${one.givenName}`);
      const found = (await desk.get(`/api/patients/search?words=${words}`)).body['people'] as {
        familyName: string;
        givenName: string;
        birthOn: string;
      }[];
      if (
        !found.some(
          (person) =>
            person.familyName === one.familyName &&
            person.givenName === one.givenName &&
            person.birthOn === one.born,
        )
      )
        missed.push(`${one.familyName} ${one.givenName}`);
    }
    expect(missed).toEqual([]);
  });
});

describe.skipIf(!existsSync(security))('hostile strings', () => {
  function strings(): string[] {
    if (!existsSync(security)) return [];
    const linesOf = (name: string) => readFileSync(`${security}/${name}`, 'utf8').split('\n');
    const pairs = readJson(`${security}/sanitizer-pairs.json`) as {
      payload: string;
      expected: string | string[];
    }[];
    return [
      ...(readJson(`${security}/blns.json`) as string[]),
      ...linesOf('xss-payloads.txt'),
      ...linesOf('sqli-auth-bypass.txt'),
      ...pairs.flatMap(({ payload, expected }) => [payload, ...[expected].flat()]),
    ];
  }
  const all = strings();
  const line = (text: string, place: number) =>
    [`Hostile${place}`, text, `19${50 + (place % 50)}-01-${10 + (place % 19)}`, `H${place}`, text]
      .map(quoted)
      .join(',');
  const heading = 'Last name,First name,DOB,MRN,Notes';
  const isRefused = (text: string) =>
    Array.from(text).length > 200 || text.includes('\u0000') || !text.isWellFormed();

  it('are stored as text unchanged, or refused with line and column', { timeout: 240_000 }, async () => {
    const whole = await importing.preview([heading, ...all.map(line)].join('\n'));
    const refused = all.filter(isRefused).length;
    expect(refused).toBeGreaterThan(0);
    expect(whole.faultCount).toBeGreaterThanOrEqual(refused);
    expect(
      whole.faults.every((fault) => fault.line !== null && /^column [BE] /.test(fault.column ?? '')),
    ).toBe(true);
    const good = all.filter((text) => !isRefused(text));
    const preview = await importing.preview([heading, ...good.map(line)].join('\n'));
    expect(preview.faults).toEqual([]);
    await importing.caller.send('PUT', `/api/import-files/${preview.fileId}/alike`, {
      alikeAs: 'other',
      samePlaces: [],
      otherPlaces: [],
    });
    const { importId } = await importing.bringIn(preview.fileId);
    const { rows } = await world.owner.query<{ given: string; notes: string }>(
      `SELECT p.given_name AS given, k.content->'cells'->4->>1 AS notes FROM import_people m
         JOIN patients p ON p.organization_id = m.organization_id AND p.id = m.patient_id
         JOIN imported_resources k ON k.organization_id = m.organization_id AND k.patient_id = m.patient_id
        WHERE m.import_id = $1 ORDER BY m.place`,
      [importId],
    );
    expect(rows.map(({ given }) => given)).toEqual(good);
    expect(rows.map(({ notes }) => notes)).toEqual(good);
    console.log(
      `${good.length} hostile strings stored as they are, ${refused} refused with line and column.`,
    );
    const csv = String((await importing.caller.get(`/api/imports/${importId}/kept?as=csv`)).body['text']);
    const cells = parse(csv).flat();
    expect(cells.length).toBe((good.length + 1) * 5);
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });
});
