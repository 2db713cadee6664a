// Hands at a page: what a person presses and clicks beyond the text they type is counted, and what they write is written.
import { randomUUID } from 'node:crypto';
import type { APIRequestContext, Page } from 'playwright-core';
import { expect } from 'vitest';

export type Hands = ReturnType<typeof counted>;

/** A page whose clicks and keys beyond typed text are counted. */
export function counted(page: Page) {
  let count = 0;
  return {
    count: () => count,
    async press(...keys: readonly string[]) {
      for (const key of keys) {
        count += 1;
        await page.keyboard.press(key);
      }
    },
    async click(name: string | RegExp) {
      count += 1;
      await page.getByRole('button', { name }).first().click();
    },
    async into(label: string) {
      count += 1;
      await page.getByLabel(label).focus();
    },
    type: (words: string) => page.keyboard.type(words),
  };
}

/** Sends something as a screen would. */
export async function send<Answer>(request: APIRequestContext, path: string, data: unknown): Promise<Answer> {
  const reply = await request.post(path, { data, headers: { 'idempotency-key': randomUUID() } });
  if (!reply.ok()) throw new Error(`${path} answered ${reply.status()}: ${await reply.text()}`);
  return (await reply.json()) as Answer;
}

type Listed = { readonly patientId: string; readonly sequence: number };

/** Everybody of a session is there: who takes part by video is confirmed, the others are marked present. */
export async function everybodyIsThere(request: APIRequestContext, sessionId: string): Promise<void> {
  const path = `/api/sessions/${sessionId}`;
  const { people } = (await (await request.get(path)).json()) as {
    people: (Listed & { virtual: boolean })[];
  };
  for (const { patientId, sequence } of people.filter((person) => person.virtual))
    await send(request, `${path}/virtual-arrivals`, {
      patientId,
      identityBy: 'known',
      state: 'IL',
      address: '12 Oak Street, Chicago',
      callBack: '773-555-0100',
      isPrivate: true,
      after: sequence,
      afterArrival: 0,
    });
  // One by one: everybody at once is for the time around the start.
  const now = (await (await request.get(path)).json()) as {
    people: (Listed & { status: string; knownAbsence: string | null })[];
  };
  const marks = now.people
    .filter(({ status, knownAbsence }) => status === 'expected' && knownAbsence === null)
    .map(({ patientId, sequence }) => ({ patientId, status: 'present', after: sequence }));
  if (marks.length > 0) await send(request, `${path}/attendance`, { marks });
}

/** Changes one date of a series, after its consequences were shown. */
export async function changeDate(
  request: APIRequestContext,
  of: { readonly groupId: string; readonly sessionId: string },
  change: Readonly<Record<string, unknown>>,
): Promise<void> {
  const asked = { reach: 'this', sessionId: of.sessionId, fromOn: null, because: 'For this date', change };
  const path = `/api/groups/${of.groupId}/changes`;
  const { shown } = await send<{ shown: string }>(request, `${path}/preview`, asked);
  await send(request, path, { ...asked, shown });
}

/**
 * Confirms everybody by video, one after the other, from the open session on: with the answers of the last time, or asked
 * anew. `look` is called while the first form stands open. Answers how many were confirmed.
 */
export async function confirmAllByVideo(
  page: Page,
  hands: Hands,
  look: () => Promise<void>,
): Promise<number> {
  const asked = page.getByRole('group', { name: / arrives by video$/ });
  await hands.press('p');
  await asked.waitFor();
  await look();
  let people = 0;
  for (; (await asked.count()) > 0; people += 1) {
    const name = (await asked.getAttribute('aria-label')) ?? '';
    // The focus goes where the form begins.
    await asked.locator(':focus').waitFor();
    const asLastTime = asked.getByRole('button', { name: /^As last time/ });
    if ((await asLastTime.count()) > 0) {
      expect(await asLastTime.evaluate((button) => button === document.activeElement)).toBe(true);
      await hands.press('Enter');
    } else {
      await hands.press('Tab');
      await hands.type('12 Oak Street, Chicago');
      await hands.press('Tab', 'Tab');
      await hands.type('773-555-0100');
      await hands.press('Tab', 'Space', 'Enter');
    }
    await page.getByRole('group', { name, exact: true }).waitFor({ state: 'detached' });
  }
  return people;
}

/** Writes the shared part and everybody's own words by keyboard, and signs them all; from the open session on. */
export async function writeAndSignAll(page: Page, hands: Hands, people: number): Promise<void> {
  await hands.into('Shared part');
  await hands.type('We looked at early warning signs and wrote down three of our own.');
  const words = page.getByLabel(/^Own words about/);
  for (let place = 0; place < people; place += 1) {
    await hands.press('Alt+ArrowDown');
    const line = page.getByRole('list', { name: 'People of this session' }).getByRole('listitem').nth(place);
    const name = (await line.locator('[data-person] > span').first().textContent()) ?? '';
    await page.getByRole('heading', { level: 2, name }).waitFor();
    await expect.poll(() => words.evaluate((field) => field === document.activeElement)).toBe(true);
    await hands.type(`Named a sign of their own, number ${place + 1}.`);
  }
  await hands.press('Control+Enter');
  await page.getByRole('heading', { name: 'Read once more, then sign' }).waitFor();
  await hands.press('Control+Enter', '2', '4', '6', '8', 'Enter');
  await page.getByText(`✓ ${people} notes are signed.`).waitFor();
}
