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
