// The print of the whole record: what was asked for over HTTP, as the page writes it.
import { existsSync, readFileSync } from 'node:fs';
import { MantineProvider } from '@mantine/core';
import { createElement, type FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sharedData } from '#app/testing/shared-data.ts';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';
import type { WholeRecord } from '../rules/whole-record.ts';

const namesFile = sharedData('names-i18n/names.json');
if (!existsSync(namesFile)) console.log(`${namesFile} is not here: its names are left out.`);

// By its place and not by name: server tests are checked without the types of a browser, which screens need.
const screen = new URL('../web/RecordPart.tsx', import.meta.url).pathname;
type RecordPartProps = { title: string; rows: WholeRecord['records'] } & {
  names: WholeRecord['staff'];
  timeZone: string;
};

let world: TestWorld;
let RecordPart: FunctionComponent<RecordPartProps>;
let desk: Caller;
let director: Caller;
beforeAll(async () => {
  world = await openTestWorld();
  ({ RecordPart } = (await import(screen)) as { RecordPart: typeof RecordPart });
  [desk, director] = [await world.as('front_desk'), await world.as('director')];
});
afterAll(() => world.close());

type Name = { givenName: string; familyName: string };

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
};
const escaped = (text: string) => text.replaceAll(/[&<>"']/gu, (mark) => marks[mark] ?? mark);

async function printedOf(name: Name): Promise<string> {
  const person = { clinicId: world.ids.clinics.north, birthOn: '1980-01-02', isSomebodyElse: true, ...name };
  const made = await desk.send('POST', '/api/patients', person);
  expect(made.status, made.text).toBe(200);
  const answer = await director.get(`/api/patients/${String(made.body['patientId'])}/whole-record`);
  expect(answer.status, answer.text).toBe(200);
  const record = answer.body as unknown as WholeRecord;
  return renderToStaticMarkup(
    createElement(
      MantineProvider,
      null,
      createElement(RecordPart, {
        title: 'Record',
        rows: record.records,
        names: record.staff,
        timeZone: record.timeZone,
      }),
    ),
  );
}

// Which of a person's names do not stand in the print as they were typed.
async function missedOf(name: Name): Promise<string[]> {
  const printed = await printedOf(name);
  return [name.givenName, name.familyName].filter(
    (text) => !printed.includes(`<dd dir="auto">${escaped(text)}</dd>`),
  );
}

it('shows marks of HTML as they were typed, and never as HTML', async () => {
  const hostile = { givenName: '<b>Ann</b> & "Bo"', familyName: "O'Brien <script>alert(1)</script>" };
  expect(await missedOf(hostile)).toEqual([]);
  expect(await missedOf({ givenName: '\\x and more', familyName: '&lt;Ünal&gt;' })).toEqual([]);
});

it.skipIf(!existsSync(namesFile))('shows every name of eleven languages', { timeout: 180_000 }, async () => {
  const byLanguage = JSON.parse(readFileSync(namesFile, 'utf8')) as Record<
    string,
    { given: string[]; family: string[] }
  >;
  const everybody = Object.values(byLanguage).flatMap(({ given, family }) =>
    given.map((givenName, place) => ({ givenName, familyName: family[place % family.length] ?? '' })),
  );
  const missed: string[] = [];
  for (let from = 0; from < everybody.length; from += 5)
    missed.push(...(await Promise.all(everybody.slice(from, from + 5).map(missedOf))).flat());
  expect(everybody.length).toBe(275);
  expect(missed).toEqual([]);
});
