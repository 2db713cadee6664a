// Hands on the keyboard only: walks to a control by Tab, types, presses Enter, chooses in a list by its words.
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeFindings, overflowsSideways, schemes, widths } from './browser.ts';

const mostTabs = 260;
const hasFocus = (place: Locator) => place.evaluate((element) => element === document.activeElement);

/** The keyboard of a page; `focuses` goes straight to what was walked to before, and only then presses keys. */
export function keyboardOf(page: Page, how: 'walks' | 'focuses' = 'walks') {
  const walkTo = async (place: Locator): Promise<void> => {
    await place.waitFor();
    if (how === 'focuses') return place.focus();
    // As many as lie between here and there, and then on until it has the focus: times and dates have stops inside.
    for (let ahead = await place.evaluate(stopsAhead); ahead > 0; ahead -= 1)
      await page.keyboard.press('Tab');
    for (let tabs = 0; tabs < mostTabs; tabs += 1) {
      if (await hasFocus(place)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`The keyboard does not come to ${String(place)}.`);
  };
  return {
    walkTo,
    async type(box: Locator, text: string): Promise<void> {
      await walkTo(box);
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
    },
    async press(place: Locator, key = 'Enter'): Promise<void> {
      await walkTo(place);
      await page.keyboard.press(key);
    },
    /** Chooses in a list by typing the beginning of the words. */
    async choose(list: Locator, words: string): Promise<void> {
      await list.locator('option', { hasText: words }).first().waitFor({ state: 'attached' });
      await walkTo(list);
      // What no key types (Jabłoński) is told apart by what comes before it.
      await page.keyboard.type(/^[ -~]*/u.exec(words)?.[0] ?? '');
      await expect
        .poll(() =>
          list.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.label ?? ''),
        )
        .toContain(words);
    },
  };
}

// Runs in the page: how many controls lie between the one that has the focus and another one further on.
function stopsAhead(there: Element): number {
  const stops = [
    ...document.querySelectorAll('a[href], button, input, select, textarea, [tabindex="0"]'),
  ].filter(
    (stop) =>
      stop.checkVisibility() &&
      !stop.matches(':disabled, [tabindex="-1"], [type="hidden"], [type="radio"]:not(:checked)'),
  );
  const to = stops.indexOf(there);
  const from = document.activeElement === null ? -1 : stops.indexOf(document.activeElement);
  return to > from ? to - from : 0;
}

/** Both widths, each in both looks. */
export const looks = widths.flatMap((width) => schemes.map((colorScheme) => ({ width, colorScheme })));

/** The page as it stands, in those looks: axe finds nothing, and nothing is pushed sideways. */
export async function looksWell(page: Page, those: readonly (typeof looks)[number][] = looks): Promise<void> {
  for (const { width, colorScheme } of those) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    await page.emulateMedia({ colorScheme });
    expect(await axeFindings(page)).toEqual([]);
    expect(await overflowsSideways(page)).toBe(false);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
}
