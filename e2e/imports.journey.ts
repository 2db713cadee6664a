// Bringing people in from files: chosen, looked at, settled, brought in, looked up, and undone. By keyboard where hands
// are on it anyway; at both widths and in both themes; and nothing that stands in a file ever runs.
import { existsSync, readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sharedData } from '../src/app/testing/shared-data.ts';
import {
  axeFindings,
  closeVisits,
  openBrowser,
  overflowsSideways,
  signInAs,
  visit,
  type Visit,
  faultsInLooks,
} from './browser.ts';
import { startProgram, type RunningProgram } from './program.ts';

let program: RunningProgram;
let browser: Browser;

beforeAll(async () => {
  program = await startProgram();
  browser = await openBrowser();
});
afterEach(closeVisits);
afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

// A file that was left is asked for once more by the page that showed it, and is not there any more.
async function imports(options: Partial<Parameters<typeof visit>[1]> = {}): Promise<Visit> {
  const visited = await visit(browser, { url: program.url, expectedStatuses: [401, 404, 409], ...options });
  await signInAs(visited, 'privacy_officer');
  await visited.page.goto('/app/imports');
  await heading(visited.page, 'Imports').waitFor();
  await button(visited.page, 'Choose files').waitFor();
  return visited;
}

async function choose(
  page: Page,
  ...files: { name: string; mimeType: string; buffer: Buffer }[]
): Promise<void> {
  await page.getByLabel('Files to bring in').setInputFiles(files);
}

async function looksWell(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await overflowsSideways(page)).toBe(false);
}

/** The page as it stands, in both widths and both themes. */
async function looksWellEverywhere(page: Page): Promise<void> {
  expect(await faultsInLooks(page)).toEqual([]);
}

/** Chooses files by the keyboard alone: the button, and the window of the browser that it opens. */
async function chooseByKeyboard(page: Page, file: Parameters<typeof choose>[1]): Promise<void> {
  const opening = page.waitForEvent('filechooser');
  await button(page, 'Choose files').press('Enter');
  await (await opening).setFiles(file);
}

/** Drags a file over the page and lets it fall. */
async function drop(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  const data = await page.evaluateHandle(
    ({ name, mimeType, text }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name, { type: mimeType }));
      return transfer;
    },
    { ...file, text: file.buffer.toString() },
  );
  const zone = page.getByRole('region', { name: 'Choose files' });
  await zone.dispatchEvent('dragover', { dataTransfer: data });
  await zone.dispatchEvent('drop', { dataTransfer: data });
}

const spanish = [
  'Apellidos;Nombre;Fecha de nacimiento;Teléfono;Expediente;Notas',
  'Vázquez-Õsterlund;Íñigo;03/04/1990;773-555-0177;E1;"dijo ""hola""; y se fue"',
  'Vazquez-Osterlund;Inigo;03/04/1990;;E2;=1+1',
  'Quiñones de la Fuente y Sánchez-Maldonado;María de los Ángeles;05/06/1985;;E3;',
].join('\r\n');

describe('the privacy officer', () => {
  it('looks at a file, settles what is open, brings it in, finds the people and takes it back', async () => {
    const visited = await imports();
    const { page } = visited;

    // Given a file that is not right, dropped on the page, then each fault says where it stands and what to do, and
    // nothing comes in.
    await drop(page, csv('wrong.csv', 'Last name,First name,DOB\nOkafor,Ada,1990-02-30\n,Ben,1991-01-01\n'));
    await heading(page, 'Look before it comes in').waitFor();
    await page.getByRole('cell', { name: 'Line 2, column C (DOB)' }).waitFor();
    await page.getByRole('cell', { name: 'Line 3, column A (Last name)' }).waitFor();
    expect(await button(page, 'Bring in').isDisabled()).toBe(true);
    await looksWell(page);
    await button(page, 'Leave it').press('Enter');
    await heading(page, 'Imports').waitFor();

    // Given a file in Spanish, then its columns are matched; the order of dates and the look-alike are asked for. By
    // keyboard alone, to the record and back.
    await chooseByKeyboard(page, csv('personas.csv', spanish));
    await heading(page, 'Look before it comes in').waitFor();
    await page.getByText('Say how its dates are written.').waitFor();
    expect(await page.getByLabel('Column A holds').inputValue()).toBe('familyName');
    await page.getByRole('radio', { name: /^Day, month, year/ }).press('Space');
    await page.getByText('Some people look like somebody: say who they are.').waitFor();
    await looksWell(page);
    await button(page, 'Somebody else: Inigo Vazquez-Osterlund').press('Enter');
    await page.getByText(/^Ready: 2 people come in/).waitFor();
    await button(page, 'Bring in').press('Enter');
    await page.getByRole('link', { name: 'See what came' }).press('Enter');
    await heading(page, /^Import of Nov 17, 2026/).waitFor();
    await page.getByRole('link', { name: /Íñigo Vázquez-Õsterlund/ }).waitFor();

    // Then they print, are found by a misspelled name, and the line is kept in the chart.
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('link', { name: /María de los Ángeles Quiñones/ }).isVisible()).toBe(true);
    expect(await button(page, 'Undo this import').isVisible()).toBe(false);
    expect((await page.pdf()).length).toBeGreaterThan(5000);
    await page.emulateMedia({ media: 'screen' });
    const importPage = page.url();
    await page.goto('/app/patients');
    await page.getByRole('searchbox', { name: /^Find/ }).fill('quinones maldonado');
    await page.getByRole('link', { name: /María de los Ángeles Quiñones/ }).press('Enter');
    await page
      .getByText('1 records are kept as they came: CsvLine 1.')
      .or(page.getByText(/CsvLine 1/))
      .waitFor();

    // Given the same file again, then it adds nothing. Given no word written since, then all of it is taken back.
    await page.goto('/app/imports');
    await choose(page, csv('personas.csv', spanish));
    await heading(page, 'Look before it comes in').waitFor();
    await page.getByText('This very file was brought in before: it would add nothing.').waitFor();
    await page.goto(importPage);
    await button(page, 'Undo this import').press('Enter');
    await page.getByText(/^Undone by/).waitFor();
    await looksWell(page);
    await page.goto('/app/patients');
    await page.getByRole('searchbox', { name: /^Find/ }).fill('quinones maldonado');
    await page.getByText('Nobody by these words.').waitFor();
    expect(visited.faults).toEqual([]);
  });

  it('sees how far a long file is, and may close the tab meanwhile', { timeout: 180_000 }, async () => {
    const visited = await imports();
    const { page } = visited;
    const lines = Array.from({ length: 3000 }, (_none, place) => {
      const day = `${1950 + (place % 50)}-${String(1 + (place % 12)).padStart(2, '0')}-${String(1 + (place % 28)).padStart(2, '0')}`;
      return `Longfile${place},Person${place},${day},L${place}`;
    });
    await choose(page, csv('long.csv', ['Last name,First name,DOB,MRN', ...lines].join('\n')));
    await heading(page, 'Look before it comes in').waitFor();
    await page.getByRole('progressbar').waitFor();
    await page.getByText(/^Ready: 3,000 people come in/).waitFor();
    await button(page, 'Bring in').click();
    await page.getByText(/^Bringing in [\d,]+ of 3,000$/).waitFor();
    await looksWell(page);
    await page.close();
    const again = await visited.newTab();
    await again.goto('/app/imports');
    const long = again.getByRole('row', { name: /long\.csv/ }).last();
    await long.getByText('✓ Brought in.').waitFor({ timeout: 120_000 });
    expect(visited.faults).toEqual([]);
  });

  it('chooses several at once, and single resources wait for their people', async () => {
    const visited = await imports();
    const { page } = visited;
    const json = (name: string, value: object) => ({
      name,
      mimeType: 'application/fhir+json',
      buffer: Buffer.from(JSON.stringify(value)),
    });
    await choose(
      page,
      json('observation.json', {
        resourceType: 'Observation',
        id: 'o1',
        subject: { reference: 'Patient/journey-1' },
      }),
      json('patient.json', {
        resourceType: 'Patient',
        id: 'journey-1',
        name: [{ family: 'Szczepański-Journey', given: ['Łucja'] }],
        birthDate: '1979-03-02',
        deceasedBoolean: true,
      }),
    );
    await page.getByText('It belongs to people who are not here yet: bring in their file first.').waitFor();
    await button(page, 'Bring in the file that is ready').click();
    await page.getByText('Ready: 0 people come in, 1 record kept as they came.').waitFor();
    await button(page, 'Bring in the file that is ready').click();
    await expect.poll(() => page.getByText('✓ Brought in.').count()).toBeGreaterThanOrEqual(2);
    await looksWell(page);
    expect(visited.faults).toEqual([]);
  });

  it('sees every page of an import in both widths and both themes', async () => {
    const visited = await imports();
    const { page } = visited;
    await looksWellEverywhere(page);
    await choose(
      page,
      csv(
        'people-with-a-rather-long-name-of-its-file-that-must-break-somewhere-on-a-narrow-screen.csv',
        'Last name,First name,DOB,MRN,Insurance\nAnchor-looks,Zoë,1990-01-02,A1,x\nAnchor-looks,Zoe,1990-01-02,,y\nमिश्रा,अनन्या,1991-02-03,,z\nعبد الرحمن,نور,1992-03-04,,z\n',
      ),
    );
    await heading(page, 'Look before it comes in').waitFor();
    await page.getByText('Some people look like somebody: say who they are.').waitFor();
    await looksWellEverywhere(page);
    await button(page, 'All are the same').click();
    await page.getByText(/^Ready:/).waitFor();
    await button(page, 'Bring in').click();
    await page.getByRole('link', { name: 'See what came' }).click();
    await heading(page, /^Import of/).waitFor();
    await looksWellEverywhere(page);
    expect(visited.faults).toEqual([]);
  });
});

const security = sharedData('security');
if (!existsSync(security)) console.log(`${security} is not here: its strings are left out.`);

describe.skipIf(!existsSync(security))('hostile strings', () => {
  it('are shown as text, and nothing of them runs', { timeout: 240_000 }, async () => {
    const linesOf = (name: string) => readFileSync(`${security}/${name}`, 'utf8').split('\n');
    const json = (name: string) => JSON.parse(readFileSync(`${security}/${name}`, 'utf8')) as unknown;
    const pairs = json('sanitizer-pairs.json') as { payload: string }[];
    const strings = [
      ...(json('blns.json') as string[]),
      ...linesOf('xss-payloads.txt'),
      ...linesOf('sqli-auth-bypass.txt'),
      ...pairs.map(({ payload }) => payload),
    ].filter((text) => Array.from(text).length <= 150 && !text.includes('\u0000') && text.trim() !== '');
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const lines = strings.map((text, place) =>
      [text, `Hostile ${place}`, `19${50 + (place % 50)}-01-${10 + (place % 19)}`, `H${place}`, text]
        .map(quoted)
        .join(','),
    );
    const visited = await imports();
    const { page } = visited;
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await choose(
      page,
      csv('"><img src=x onerror=alert(1)>.csv', ['Last name,First name,DOB,MRN,Notes', ...lines].join('\n')),
    );
    await heading(page, 'Look before it comes in').waitFor();
    await page.getByText(/^(Ready:|Some people look)/).waitFor();
    const alike = button(page, 'All are somebody else');
    if ((await alike.count()) > 0) await alike.click();
    await page.getByText(/^Ready:/).waitFor();
    await button(page, 'Bring in').click();
    await page.getByRole('link', { name: 'See what came' }).click({ timeout: 120_000 });
    await heading(page, /^Import of/).waitFor();
    const shown = await page.locator('tbody tr td:first-child bdi').allTextContents();
    expect(shown.length).toBeGreaterThanOrEqual(Math.min(1000, strings.length));
    const expected = new Set(strings.map((text, place) => `Hostile ${place} ${text}`));
    expect(shown.filter((text) => !expected.has(text))).toEqual([]);
    const links = await page
      .locator('tbody a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    // Charts of those that would run first.
    const running = shown.flatMap((text, place) => (/<|javascript:|on\w+=/i.test(text) ? [place] : []));
    for (const place of running.slice(0, 8)) {
      await page.goto(links[place] ?? '');
      await heading(page, /./).waitFor();
      expect(await page.locator('h1').textContent()).toBe(shown[place]);
    }
    await page.goto('/app/patients');
    await page.getByRole('searchbox', { name: /^Find/ }).fill('hostile 9');
    await page.getByRole('table', { name: 'People found' }).waitFor();
    console.log(`${shown.length} hostile names shown as text, ${Math.min(8, running.length)} charts opened.`);
    expect(dialogs).toEqual([]);
    expect(visited.faults).toEqual([]);
  });
});
