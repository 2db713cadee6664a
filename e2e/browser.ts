// The browser of the journeys: Chromium with pages that report whatever a person would not see, namely breaches of
// the content policy, errors, and requests that leave for another origin.
import { randomUUID } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { findChromium } from '../tools/chromium.ts';

export type Persona =
  | 'counselor'
  | 'supervisor'
  | 'prescriber'
  | 'nurse'
  | 'front_desk'
  | 'biller'
  | 'utilization_reviewer'
  | 'director'
  | 'privacy_officer'
  | 'administrator';

export type Visit = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Faults seen so far on any page of this visit. */
  readonly faults: readonly string[];
  newTab(): Promise<Page>;
  close(): Promise<void>;
};

export type VisitOptions = {
  readonly url: string;
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  /** A screen that is worked with a finger. */
  readonly touch?: boolean;
  /** Refusals (401, 423, 409 and the like) that belong to the journey, so that the browser's own line on them is no fault. */
  readonly expectedStatuses?: readonly number[];
};

export const widths = [390, 1440] as const;
export const schemes = ['light', 'dark'] as const;

/** Starts Chromium; the journey closes it. */
export async function openBrowser(): Promise<Browser> {
  const found = findChromium();
  if (found === undefined)
    throw new Error('There is no Chromium: run npm test, which installs it or says what to type.');
  return chromium.launch({ executablePath: found.executablePath, args: found.args });
}

const open = new Set<BrowserContext>();

/** Closes every visit that a failed step left open; call it after each step. */
export async function closeVisits(): Promise<void> {
  for (const context of open) await context.close();
  open.clear();
}

/** A new browser profile with one page, nobody signed in. */
export async function visit(browser: Browser, options: VisitOptions): Promise<Visit> {
  const context = await browser.newContext(contextOptions(options));
  // A busy machine is slow; a journey is about what happens, not about how fast.
  context.setDefaultTimeout(60_000);
  open.add(context);
  const faults: string[] = [];
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(
        `Policy breach: ${event.violatedDirective} ${event.blockedURI} ${event.sample} (${event.sourceFile}:${event.lineNumber})`,
      );
    });
  });
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(options.url).origin && !request.url().startsWith('data:'))
      faults.push(`Left for another origin: ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} of ${response.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error' && !isExpected(message.text(), options)) faults.push(message.text());
  });
  context.on('weberror', (error) => faults.push(String(error.error().stack ?? error.error())));
  return {
    page: await context.newPage(),
    context,
    faults,
    newTab: () => context.newPage(),
    close: () => context.close(),
  };
}

function contextOptions(options: VisitOptions): BrowserContextOptions {
  return {
    baseURL: options.url,
    viewport: { width: options.width ?? 1440, height: options.width === 390 ? 844 : 900 },
    colorScheme: options.scheme ?? 'light',
    locale: 'en-US',
    timezoneId: 'America/Chicago',
    reducedMotion: 'reduce',
    ...(options.touch === true ? { hasTouch: true, isMobile: true } : {}),
  };
}

// Chromium writes a line of its own for each refused request.
function isExpected(text: string, options: VisitOptions): boolean {
  const refused = /Failed to load resource: the server responded with a status of (\d+)/.exec(text);
  return refused !== null && (options.expectedStatuses ?? [401]).includes(Number(refused[1]));
}

/** Signs the visit in as a persona of the demonstration, with one click's worth of request. */
export async function signInAs(visited: Visit, persona: Persona): Promise<void> {
  const reply = await visited.context.request.post('/api/demonstration/sign-in', {
    data: { persona },
    headers: { 'idempotency-key': randomUUID() },
  });
  if (!reply.ok())
    throw new Error(`Signing in as ${persona} answered ${reply.status()}: ${await reply.text()}`);
}

const whatColorsChange = ['color-contrast', 'link-in-text-block'];

/** What axe finds on the page as it stands, as lines; empty when all is well. `colorsOnly` leaves out what no color changes. */
export async function axeFindings(page: Page, { colorsOnly = false } = {}): Promise<string[]> {
  // Pages hold no frames, so axe needs no second page to put together what it found in several.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const results = await (
    colorsOnly
      ? axe.withRules(whatColorsChange)
      : axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
  ).analyze();
  return results.violations.map(
    (violation) =>
      `${violation.id}: ${violation.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' | ')}`,
  );
}

export type Look = { readonly width: number; readonly scheme: 'light' | 'dark' };
/** Both widths in both themes. */
export const looks: readonly Look[] = widths.flatMap((width) => schemes.map((scheme) => ({ width, scheme })));

/** Each width and each theme once. */
export const bothEnds: readonly Look[] = [
  { width: 1440, scheme: 'light' },
  { width: 390, scheme: 'dark' },
];

/** What is wrong with the page as it stands, in each of some looks; empty when all is well. The page is not loaded anew. */
export async function faultsInLooks(page: Page, some: readonly Look[] = looks): Promise<string[]> {
  const faults: string[] = [];
  const seen = new Set<number>();
  for (const { width, scheme } of some) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    await page.emulateMedia({ colorScheme: scheme });
    // The other theme of the same width has the same page in other colors.
    const found = await axeFindings(page, { colorsOnly: seen.has(width) });
    seen.add(width);
    if (await overflowsSideways(page)) found.push('wider than its window');
    faults.push(...found.map((fault) => `${width} pixels, ${scheme}: ${fault}`));
  }
  return faults;
}

/** Whether the page is wider than its window, which a thumb would have to push sideways. */
export async function overflowsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

/** How many event streams the server holds open now. */
export async function openStreams(url: string): Promise<number> {
  const measurements = await (await fetch(`${url}/metrics`)).text();
  return Number(/^evenkeel_open_streams (\d+)/m.exec(measurements)?.[1]);
}
