// How long a start takes until the server says it is ready: the first with an empty folder and the demonstration to
// lay, the second on what is there. And what the staff app loads at first, compressed.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { setTimeout as pause } from 'node:timers/promises';
import { buildWeb } from '../build-web.mjs';
import { serverFlags } from '../server-flags.mjs';

const checkout = path.resolve(import.meta.dirname, '../..');

export type Starts = { firstSeconds: number; secondSeconds: number; firstLoad: FirstLoad | null };
export type FirstLoad = { files: number; gzipKilobytes: number; brotliKilobytes: number };

/** Starts twice in a folder of its own, and reads the staff app from the second. */
export async function measureStarts(port: number): Promise<Starts> {
  await buildWeb();
  const folder = mkdtempSync(path.join(tmpdir(), 'evenkeel-bench-'));
  try {
    const first = await start(folder, port);
    await first.stop();
    const second = await start(folder, port);
    const firstLoad = await measureFirstLoad(`http://localhost:${port}`);
    await second.stop();
    return { firstSeconds: first.seconds, secondSeconds: second.seconds, firstLoad };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function start(folder: string, port: number): Promise<{ seconds: number; stop(): Promise<void> }> {
  // Whoever answers there already would be measured instead.
  if (await isReady(port)) throw new Error(`a server answers at port ${port} already: end it first`);
  const begun = performance.now();
  const child = spawn(process.execPath, [...serverFlags(), 'src/app/main.ts'], {
    cwd: checkout,
    env: { ...process.env, EVENKEEL_DATA: folder, PORT: String(port), EVENKEEL_DEMO: 'on' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let ended = false;
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      ended = true;
      resolve();
    });
  });
  while (!(await isReady(port))) {
    if (ended) throw new Error('the server ended instead of getting ready');
    await pause(20);
  }
  return {
    seconds: (performance.now() - begun) / 1000,
    stop: () => {
      child.kill('SIGTERM');
      return gone;
    },
  };
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
  } catch {
    // Nobody listens yet.
    return false;
  }
}

/** The page, its styles and scripts, and what those scripts import at once; null where the app is not built. */
async function measureFirstLoad(home: string): Promise<FirstLoad | null> {
  const page = await fetch(`${home}/app`);
  if (!page.ok) return null;
  const text = await page.text();
  const bodies = new Map<string, Buffer>([['/app', Buffer.from(text)]]);
  const waiting = [...text.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map((found) => found[1] ?? '');
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (bodies.has(next)) continue;
    const body = Buffer.from(await (await fetch(`${home}${next}`)).arrayBuffer());
    bodies.set(next, body);
    if (next.endsWith('.js')) waiting.push(...importsOf(body.toString(), next));
  }
  const sum = (size: (body: Buffer) => number): number =>
    [...bodies.values()].reduce((total, body) => total + size(body), 0) / 1024;
  return {
    files: bodies.size,
    gzipKilobytes: sum((body) => gzipSync(body, { level: 9 }).length),
    brotliKilobytes: sum((body) => brotliCompressSync(body).length),
  };
}

// Imports that a module cannot start without; what is loaded later, on demand, is not part of the first page.
function importsOf(script: string, from: string): string[] {
  const found = [
    ...script.matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[^'"()]*?\bfrom\s*)?["'](\.[^"']+\.js)["']/g),
  ];
  return found.map((one) => new URL(one[1] ?? '', `http://home${from}`).pathname);
}
