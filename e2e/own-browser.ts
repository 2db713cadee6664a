// A browser of its own process, which a trial may kill.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type BrowserContext } from 'playwright-core';
import { findChromium } from '../tools/chromium.ts';

export type OwnBrowser = {
  readonly context: BrowserContext;
  readonly profile: string;
  readonly kill: () => Promise<void>;
  /** Ends it as somebody who closes its window, so that it writes down what it keeps. */
  readonly close: () => Promise<void>;
  readonly remove: () => void;
};

/** A browser process of our own with a profile that outlives it, to be killed as the system would. */
export async function ownBrowser(kept?: string): Promise<OwnBrowser> {
  const found = findChromium();
  if (found === undefined) throw new Error('There is no Chromium.');
  const profile = kept ?? mkdtempSync(path.join(tmpdir(), 'evenkeel-profile-'));
  rmSync(path.join(profile, 'DevToolsActivePort'), { force: true });
  const child = spawn(
    found.executablePath,
    [
      ...found.args,
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--no-first-run',
      'about:blank',
    ],
    { stdio: 'ignore', detached: true },
  );
  const port = await portOf(profile);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('The browser has no profile.');
  return {
    context,
    profile,
    kill: () => killed(child),
    close: async () => {
      const ended = new Promise((resolve) => {
        child.once('exit', resolve);
      });
      const session = await browser.newBrowserCDPSession();
      // The answer may not come any more.
      await session.send('Browser.close').catch(() => undefined);
      await ended;
    },
    remove: () => rmSync(profile, { recursive: true, force: true }),
  };
}

async function portOf(profile: string): Promise<string> {
  const file = path.join(profile, 'DevToolsActivePort');
  for (const until = performance.now() + 60_000; performance.now() < until;) {
    const port = existsSync(file) ? readFileSync(file, 'utf8').split('\n')[0] : '';
    if (port !== undefined && port !== '') return port;
    await pause(50);
  }
  throw new Error('The browser did not start.');
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}
