// `npm run screenshots`: starts a demonstration of its own and takes the pictures of the README into docs/screenshots/.
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { closeVisits, openBrowser, schemes, signInAs, visit, widths, type Persona } from './browser.ts';
import { startProgram } from './program.ts';

const folder = fileURLToPath(new URL('../docs/screenshots', import.meta.url));

type Picture = { name: string; persona: Persona | null; open: (page: Page) => Promise<void> };

const heading = (page: Page, name?: string) =>
  page.getByRole('heading', { level: 1, ...(name === undefined ? {} : { name }) }).waitFor();

const pictures: readonly Picture[] = [
  {
    name: 'sign-in',
    persona: null,
    open: (page) =>
      page
        .getByRole('button', { name: /counselor/i })
        .first()
        .waitFor(),
  },
  {
    name: 'my-day',
    persona: 'counselor',
    open: (page) => page.getByText('Open', { exact: true }).first().waitFor(),
  },
  {
    name: 'session',
    persona: 'counselor',
    async open(page) {
      await page.getByText('Open', { exact: true }).first().click();
      await page.getByText('Shared part').waitFor();
      await page.keyboard.press('p');
      await page.getByText(/there/).first().waitFor();
    },
  },
  {
    name: 'groups',
    persona: 'director',
    async open(page) {
      await page.goto('/app/groups');
      await heading(page, 'Groups');
      await page.getByRole('table').waitFor();
    },
  },
  {
    name: 'chart',
    persona: 'supervisor',
    async open(page) {
      await page.goto('/app/patients');
      await page.getByRole('table').getByRole('link').first().click();
      await page.waitForURL(/\/app\/patients\/.+/);
      await heading(page);
    },
  },
];

const program = await startProgram();
const browser = await openBrowser();
const looks = widths.flatMap((width) => schemes.map((scheme) => ({ width, scheme })));
try {
  for (const look of looks) for (const picture of pictures) await take(picture, look);
} finally {
  await closeVisits();
  await browser.close();
  await program.stop();
}

async function take(picture: Picture, look: (typeof looks)[number]): Promise<void> {
  const visited = await visit(browser, { url: program.url, ...look });
  if (picture.persona !== null) await signInAs(visited, picture.persona);
  await visited.page.goto('/app');
  await picture.open(visited.page);
  await visited.page.waitForTimeout(600);
  await visited.page.screenshot({
    path: path.join(folder, `${picture.name}-${look.width}-${look.scheme}.png`),
  });
  await visited.context.close();
}
