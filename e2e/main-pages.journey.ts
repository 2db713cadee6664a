// The ten main pages in both themes and both widths, and every other page once wide and light and once narrow and dark:
// nothing for axe to find, and nothing to push sideways. Other journeys look only at what stands on a page after
// somebody did something there.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  bothEnds,
  closeVisits,
  faultsInLooks,
  looks,
  openBrowser,
  signInAs,
  visit,
  type Look,
  type Persona,
  type Visit,
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

type Ids = {
  readonly session: string;
  readonly group: string;
  readonly clinic: string;
  readonly leader: string;
  readonly patient: string;
  readonly curriculum: string;
  readonly staffMember: string;
  readonly day: string;
};
type Listed = { readonly name: string; readonly path: (ids: Ids) => string };
type ListOf = Readonly<Partial<Record<Persona, readonly Listed[]>>>;

const page = (name: string, path: string | ((ids: Ids) => string)): Listed => ({
  name,
  path: typeof path === 'string' ? () => path : path,
});

/** Said in docs/testing.md. */
const mainPages: ListOf = {
  counselor: [
    page('My day', '/app'),
    page('A session with its notes', ({ session }) => `/app/sessions/${session}`),
  ],
  // One clinic: the pages are the same, and axe takes its time with every cell of sixty groups.
  supervisor: [
    page('Week board', '/app/board'),
    page('Cover for somebody', ({ leader, day }) => `/app/board/cover?staffMemberId=${leader}&fromOn=${day}`),
    page('Groups', '/app/groups'),
    page('A group', ({ group }) => `/app/groups/${group}`),
    page('Topics of a group', ({ group }) => `/app/groups/${group}/topics`),
    page('People', '/app/patients'),
    page('A chart', ({ patient }) => `/app/patients/${patient}`),
    page('A seat for a person', ({ patient }) => `/app/patients/${patient}/seat`),
  ],
};

const otherPages: ListOf = {
  supervisor: [
    page('Turn a day virtual', ({ clinic, day }) => `/app/board/virtual-day?clinics=${clinic}&day=${day}`),
    page('Tell people', ({ session }) => `/app/board/tell?sessionId=${session}&matter=moved`),
    page('Printed week', '/app/board/print'),
    page('Rosters of a day', ({ clinic, day }) => `/app/board/rosters?clinicId=${clinic}&day=${day}`),
    page('Tablets', '/app/tablets'),
    page('Curricula', '/app/curricula'),
    page('New curriculum', '/app/curricula/new'),
    page('A curriculum', ({ curriculum }) => `/app/curricula/${curriculum}`),
    page('A seat in a group', ({ group, day }) => `/app/groups/${group}/seat?from=${day}`),
    page('A date', ({ session }) => `/app/dates/${session}`),
    page('Kept apart', '/app/keep-apart'),
    page('Clinics', '/app/clinics'),
    page('A clinic', ({ clinic }) => `/app/clinics/${clinic}`),
    page('My account', '/app/account'),
    page('Keyboard shortcuts', '/app/keys'),
    page('Kitchen sink', '/app/kitchen-sink'),
    page('Nowhere', '/app/nowhere'),
  ],
  front_desk: [page('Register a person', '/app/patients/new')],
  director: [
    page('New group', '/app/groups/new'),
    page('Whole record', ({ patient }) => `/app/patients/${patient}/record`),
    page('Notes of a person to print', ({ patient }) => `/app/patients/${patient}/notes`),
    page('Staff', '/app/staff'),
    page('A staff member', ({ staffMember }) => `/app/staff/${staffMember}`),
    page('Policies', '/app/policies'),
  ],
  privacy_officer: [
    page('Imports', '/app/imports'),
    page('Likely duplicates', '/app/duplicates'),
    page('Notes in error', '/app/notes-in-error'),
  ],
};

/** Ids of things in the demonstration, as a supervisor finds them. */
async function idsFor(visited: Visit): Promise<Ids> {
  const get = async (path: string) => (await visited.context.request.get(path)).json();
  const week = await get('/api/board/week');
  const ahead = week.sessions.find(
    (one: { hasBegun: boolean; status: string; leaderIds: string[]; mode: string }) =>
      !one.hasBegun && one.status === 'planned' && one.mode === 'in_person' && one.leaderIds.length > 0,
  );
  const group = week.groups.find((one: { id: string }) => one.id === ahead.groupId);
  const {
    people: [person],
  } = await get('/api/patients');
  const {
    curricula: [curriculum],
  } = await get('/api/curricula');
  return {
    session: ahead.id,
    group: group.id,
    clinic: group.clinicId,
    leader: ahead.leaderIds[0],
    patient: person.id,
    curriculum: curriculum.id,
    staffMember: ahead.leaderIds[0],
    day: ahead.heldOn,
  };
}

/** What the counselor of today's first session opens. */
async function ownIds(visited: Visit, ids: Ids): Promise<Ids> {
  const { sessions } = await (await visited.context.request.get('/api/sessions')).json();
  return { ...ids, session: sessions.find((one: { mine: boolean }) => one.mine).id };
}

async function untilThere(opened: Page): Promise<void> {
  await opened.getByRole('heading', { level: 1 }).waitFor();
  // What loads slowly says so.
  await opened
    .getByText(/^(Looking|Loading)/)
    .first()
    .waitFor({ state: 'hidden' });
  await opened.locator('main :is(table, form, ul, select, details, p)').first().waitFor();
}

/** What is wrong with the pages of a list, page by page; empty when all is well. */
async function lookAt(list: ListOf, some: readonly Look[]): Promise<string[]> {
  const wrong: string[] = [];
  const supervisor = await visit(browser, { url: program.url });
  await signInAs(supervisor, 'supervisor');
  const known = await idsFor(supervisor);
  for (const [persona, pages] of Object.entries(list)) {
    const visited = await visit(browser, { url: program.url });
    await signInAs(visited, persona as Persona);
    const ids = persona === 'counselor' ? await ownIds(visited, known) : known;
    for (const { name, path } of pages) {
      await visited.page.goto(path(ids));
      await untilThere(visited.page);
      const found = await faultsInLooks(visited.page, some);
      wrong.push(...found.map((fault) => `${name}: ${fault}`));
    }
    wrong.push(...visited.faults);
  }
  return wrong;
}

describe('every page', () => {
  it('of the ten main ones is clean in both themes and both widths', { timeout: 240_000 }, async () => {
    expect(Object.values(mainPages).flat()).toHaveLength(10);
    expect(await lookAt(mainPages, looks)).toEqual([]);
  });

  it('of the others is clean wide and light, and narrow and dark', { timeout: 240_000 }, async () => {
    expect(await lookAt(otherPages, bothEnds)).toEqual([]);
  });
});
