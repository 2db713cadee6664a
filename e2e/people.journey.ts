// People and their records: the desk finds and registers, the second editor sees both texts, the privacy officer
// merges and separates, a whole record is printed. By keyboard where hands are on it.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, closeVisits, openBrowser, overflowsSideways, signInAs, visit } from './browser.ts';
import { pdfText } from './pdf-text.ts';
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

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const expected = [401, 409];

async function register(
  page: Page,
  person: { given: string; family: string; birthOn: string; phone?: string },
) {
  await page.goto('/app/patients/new');
  const clinic = page.getByLabel('Clinic');
  await clinic.waitFor();
  if ((await clinic.inputValue()) === '') await clinic.selectOption({ index: 1 });
  await page.getByLabel('Given names').fill(person.given);
  await page.getByLabel('Family name').fill(person.family);
  await page.getByLabel('Date of birth').fill(person.birthOn);
  await page.getByLabel('Phone').fill(person.phone ?? '');
  await page.getByRole('button', { name: 'Register', exact: true }).click();
}

// Whoever gives seats goes straight on to one; the chart is one step back.
async function openChart(page: Page) {
  await page.waitForURL(/\/app\/patients\/[0-9a-f-]{36}/);
  await page.goto(new URL(page.url()).pathname.replace(/\/seat$/, ''));
}

// What is drawn from left to right comes out of a PDF as it is read; Hebrew and Arabic come as they are drawn.
const ofEveryScript = 'Nguyễn Łukasz Ğülşen Агата Ελένη 乐驹 陳 김민수 ひらがな สมชาย';
const fromTheRight = 'שרה محمد';

/** The letters of the page as its button prints it. */
async function printed(page: Page): Promise<string> {
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', 'yes');
  });
  await page.getByRole('button', { name: 'Print' }).press('Enter');
  await page.locator('html[data-printed]').waitFor();
  return pdfText(await page.pdf({ format: 'Letter' }));
}

describe('people', () => {
  it('are registered once, reached safely, and their record is changed by two without loss', async () => {
    const visited = await visit(browser, { url: program.url, expectedStatuses: expected });
    const { page } = visited;
    await signInAs(visited, 'front_desk');
    const family = `Journey${Date.now() % 100_000}`;
    await register(page, { given: 'Łucja', family, birthOn: '1988-02-03', phone: '312 555 0142' });
    await openChart(page);
    await heading(page, `Łucja ${family}`).waitFor();

    // Given the same person again, with a slip, when registered, then the record is offered and nothing typed is lost.
    await register(page, { given: 'Lucja', family, birthOn: '1988-03-02' });
    await page.getByRole('heading', { name: 'Register a person' }).waitFor();
    await page.getByText('This person may have a record already').waitFor();
    await page.getByRole('table', { name: 'Likely the same person' }).waitFor();
    expect(await page.getByLabel('Given names').inputValue()).toBe('Lucja');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: `Łucja ${family}` }).click();
    await heading(page, `Łucja ${family}`).waitFor();

    // When a contact is written down, then the chart says how to reach the person.
    await page.getByRole('button', { name: 'Add a contact' }).click();
    await page.keyboard.press('Shift+Tab');
    await page.getByLabel('Number').fill('312 555 0143');
    await page.getByLabel('May text').check();
    await page.getByLabel('What may be said there').selectOption('name');
    await page.getByLabel('Best times').fill('After 5 pm');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save contact' }).click();
    await page
      .getByText(/text 312 555 0143/)
      .first()
      .waitFor();
    // In danger every way stands there in the order in which it is tried, not the first alone.
    const inDanger = page.locator('dl > div').filter({ hasText: 'Somebody is in danger' }).locator('dd');
    expect((await inDanger.allTextContents()).map((words) => words.split(' ')[0])).toEqual(['call', 'text']);
    expect(await axeFindings(page)).toEqual([]);
    expect(await overflowsSideways(page)).toBe(false);

    // Given a contact that somebody else changed meanwhile, when saved, then both texts stand there and nothing is lost.
    await page.getByRole('button', { name: 'Change 312 555 0143' }).press('Enter');
    await page.getByLabel('Best times').fill('Only on Sundays');
    const shown = await visited.context.request.get(
      `/api/patients/${new URL(page.url()).pathname.split('/').at(-1)}`,
    );
    const record = (await shown.json()) as { id: string; contacts: { id: string }[] };
    await visited.context.request.put(`/api/patients/${record.id}/contacts/${record.contacts[0]?.id ?? ''}`, {
      data: { kind: 'phone', value: '312 555 0149', mayCall: true, maySay: 'clinic', bestTimes: 'Mornings' },
    });
    // The page has heard of it, and what is typed still stands in its field.
    await page
      .getByText(/call 312 555 0149/)
      .first()
      .waitFor();
    expect(await page.getByLabel('Best times').inputValue()).toBe('Only on Sundays');
    await page.getByRole('button', { name: 'Save contact' }).click();
    await page.getByText('Stands now: Mornings').waitFor();
    await page.getByText('Typed: Only on Sundays').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Take what stands now for Number or address' }).press('Enter');
    await page.getByRole('button', { name: 'Keep what I typed' }).press('Enter');
    await page.getByRole('button', { name: 'Save contact' }).press('Enter');
    await page.getByRole('cell', { name: 'Only on Sundays' }).waitFor();
    await page.getByRole('cell', { name: /^Phone 312 555 0149/ }).waitFor();

    // Given a form whose saving takes long, when another was opened meanwhile, then that one stays open.
    const slow = Promise.withResolvers<void>();
    await page.route('**/api/patients/*/contacts', async (route) => {
      await slow.promise;
      await route.continue();
    });
    await page.getByRole('button', { name: 'Add a contact' }).press('Enter');
    await page.getByLabel('Number').fill('312 555 0150');
    await page.getByRole('button', { name: 'Save contact' }).press('Enter');
    await page.getByRole('button', { name: 'Change 312 555 0149' }).press('Enter');
    slow.resolve();
    await page.getByRole('cell', { name: /^Phone 312 555 0150/ }).waitFor();
    expect(await page.getByLabel('Best times').inputValue()).toBe('Only on Sundays');
    await page.getByRole('button', { name: 'Leave it' }).press('Enter');

    // When contacts are ended by keyboard, then it goes on at the next line, and after the last one at the heading.
    const focused = () =>
      page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id);
    await page.getByRole('button', { name: 'End 312 555 0149' }).press('Enter');
    await expect.poll(focused).toBe('Change 312 555 0150');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('No contact with its rules yet.').waitFor();
    await expect.poll(focused).toBe('contacts');
    await page.getByRole('button', { name: /^Earlier contacts/ }).press('Enter');
    await page.getByRole('table', { name: 'Contacts that were ended' }).waitFor();

    // Given two open forms, when both save, then the second sees both texts and takes or keeps.
    await page.getByRole('button', { name: 'Change particulars' }).click();
    await page.getByLabel('City').fill('Chicago');
    const reply = await visited.context.request.get(
      `/api/patients/${new URL(page.url()).pathname.split('/').at(-1)}`,
    );
    const { id, version } = (await reply.json()) as { id: string; version: number };
    await visited.context.request.patch(`/api/patients/${id}`, {
      data: { version, city: 'Evanston', safetyFlag: 'Allergic to latex' },
    });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Stands now: Evanston').waitFor();
    await page.getByText('Typed: Chicago').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Take what stands now for Safety flag' }).click();
    await page.getByRole('button', { name: 'Keep what I typed' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page
      .getByText(/Chicago/)
      .first()
      .waitFor();
    await page.getByRole('region', { name: 'Safety flag' }).getByText('Allergic to latex').waitFor();
    expect(visited.faults).toEqual([]);
  });

  it('who have two records are merged, shown as one, separated again, and printed whole', async () => {
    const desk = await visit(browser, { url: program.url, expectedStatuses: expected });
    await signInAs(desk, 'front_desk');
    const family = `Twice${Date.now() % 100_000}`;
    await register(desk.page, { given: 'Anh', family, birthOn: '1979-05-06', phone: '713 555 0144' });
    await openChart(desk.page);
    await heading(desk.page, `Anh ${family}`).waitFor();
    await register(desk.page, { given: 'Ánh', family, birthOn: '1979-05-06' });
    await desk.page.getByRole('button', { name: 'It is somebody else: register' }).click();
    await openChart(desk.page);
    await heading(desk.page, `Ánh ${family}`).waitFor();
    const called = await desk.context.request.patch(
      `/api/patients/${new URL(desk.page.url()).pathname.split('/').at(-1)}`,
      { data: { version: 1, preferredName: `${ofEveryScript} ${fromTheRight}` } },
    );
    expect(called.ok(), await called.text()).toBe(true);

    const visited = await visit(browser, { url: program.url, expectedStatuses: expected });
    const { page } = visited;
    await signInAs(visited, 'privacy_officer');
    await page.goto('/app/duplicates');
    const pair = page
      .getByRole('list', { name: 'Pairs to decide about' })
      .getByRole('listitem')
      .filter({ hasText: family })
      .first();
    await pair.getByLabel('Why').fill('The same insurance card');
    expect(await axeFindings(page)).toEqual([]);
    await pair.getByRole('button', { name: 'One person: merge' }).press('Enter');
    const merged = page
      .getByRole('list', { name: 'Merges that stand' })
      .getByRole('listitem')
      .filter({ hasText: family });
    await merged.getByRole('link').first().click();
    await page.getByText(/Shown with the merged record/).waitFor();

    await page.getByRole('link', { name: 'Whole record' }).click();
    await page.getByText(/^Internal\./).waitFor();
    expect(await page.getByRole('heading', { level: 2, name: /^Record P/ }).count()).toBe(2);
    expect(await axeFindings(page)).toEqual([]);
    // On paper every sheet says whose it is, and no letter of any script is lost or a box.
    const paper = await printed(page);
    const words = [
      ...ofEveryScript.split(' '),
      ...fromTheRight.split(' ').map((word) => Array.from(word).toReversed().join('')),
    ];
    expect(words.filter((word) => !paper.normalize('NFKC').includes(word.normalize('NFKC')))).toEqual([]);
    const sheets = Number(/1\/(\d+)/u.exec(paper)?.[1]);
    expect(paper.split('Internal.Protectedbyfederallaw').length - 1).toBe(sheets);
    expect(paper).not.toContain('Keepasafile');
    const fetched = await page.evaluate(() =>
      [...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.family),
    );
    expect(fetched.join()).toContain('Noto Sans SC Variable');

    await page.goto('/app/duplicates');
    await merged.getByLabel(/^Why/).fill('A mistake');
    await merged.getByRole('button', { name: 'Undo the merge' }).press('Enter');
    await pair.waitFor();
    expect(visited.faults).toEqual([]);
  });

  it('whose record is locked stay on the roster, and are opened with a reason that the privacy officer sees', async () => {
    const visited = await visit(browser, { url: program.url, expectedStatuses: expected });
    const { page } = visited;
    await signInAs(visited, 'supervisor');
    const board = await visited.context.request.get('/api/sessions?day=2026-11-17');
    const { sessions } = (await board.json()) as {
      sessions: { id: string; groupName: string; clinicName: string }[];
    };
    const evening = sessions.find(
      ({ groupName, clinicName }) => groupName === 'Juniper evenings' && clinicName === 'Ravenswood',
    );
    await page.goto(`/app/sessions/${evening?.id ?? ''}`);
    const line = page.getByRole('listitem').filter({ hasText: 'record locked' });
    await line.getByRole('button', { name: 'Open the locked record' }).press('Enter');
    await page.getByLabel('Why it cannot wait').fill('Asked for the safety plan in the break');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Open', exact: true }).press('Enter');
    await line.waitFor({ state: 'detached' });

    const officer = await visit(browser, { url: program.url, expectedStatuses: expected, width: 390 });
    await signInAs(officer, 'privacy_officer');
    // My day says that it waits, and leads there.
    await officer.page.goto('/app');
    const waits = officer.page
      .getByRole('main')
      .filter({ hasText: /△ \d+ openings? .* not looked at yet\./u });
    await waits.getByRole('link', { name: 'Locked records opened' }).press('Enter');
    const row = officer.page.getByRole('row').filter({ hasText: 'Asked for the safety plan' });
    await row.getByRole('button', { name: /^I have looked at it: Ruth Lindqvist/ }).press('Enter');
    await row.getByText(/^✓ Pauline Achterberg/).waitFor();
    expect(await axeFindings(officer.page)).toEqual([]);
    expect(await overflowsSideways(officer.page)).toBe(false);

    // Two records that nobody found alike are looked up, and merged with a reason.
    await officer.page.goto('/app/duplicates');
    await officer.page.getByRole('button', { name: 'Merge two records' }).press('Enter');
    for (const [label, number] of [
      ['One record', 'P10300'],
      ['The other record', 'P10301'],
    ] as const) {
      await officer.page.getByLabel(label).fill(number);
      await officer.page
        .getByRole('button', { name: new RegExp(`^${label}: .*${number}`, 'u') })
        .press('Enter');
    }
    await officer.page.getByLabel('Why they are one person').fill('Said so at the desk, with both cards');
    expect(await axeFindings(officer.page)).toEqual([]);
    await officer.page
      .getByRole('form', { name: 'Merge two records' })
      .getByRole('button', { name: 'One person: merge' })
      .press('Enter');
    await officer.page
      .getByRole('list', { name: 'Merges that stand' })
      .getByText(/Said so at the desk/)
      .waitFor();
    expect(visited.faults).toEqual([]);
    expect(officer.faults).toEqual([]);
  });
});
