// The start on bare Node, tried in a small checkout of its own with a stand-in for npm.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const tools = fileURLToPath(new URL('.', import.meta.url));
const lockfile = JSON.stringify({
  packages: { '': {}, 'node_modules/left': { version: '1.0.0', integrity: 'abc' } },
});

// Counts its runs, brings the program `node`, and then does what the test asks for.
const standIn = `
  const fs = require('node:fs');
  fs.appendFileSync('npm-runs', process.argv.slice(2).join(' ') + '\\n');
  if (process.env.NPM_FAILS) process.exit(1);
  fs.mkdirSync('node_modules/node/bin', { recursive: true });
  if (!process.env.NPM_LEAVES_OUT_NODE && !fs.existsSync('node_modules/node/bin/node')) fs.symlinkSync(process.execPath, 'node_modules/node/bin/node');
  if (process.env.NPM_WRITES) fs.writeFileSync('package-lock.json', process.env.NPM_WRITES);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
`;

let checkout: string;
const path = (name: string) => join(checkout, name);
const npmRuns = () =>
  existsSync(path('npm-runs')) ? readFileSync(path('npm-runs'), 'utf8').trim().split('\n') : [];
const env = (more: Record<string, string> = {}) => ({
  PATH: process.env['PATH'] ?? '',
  npm_execpath: path('npm/cli.js'),
  ...more,
});

function run(args: string[], more: Record<string, string> = {}) {
  const result = spawnSync(process.execPath, args, { cwd: checkout, env: env(more), encoding: 'utf8' });
  return { code: result.status, out: result.stdout, err: result.stderr };
}

function launch(args: string[]): { child: ChildProcess; said: () => string; code: Promise<number | null> } {
  const child = spawn(process.execPath, args, { cwd: checkout, env: env() });
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const code = new Promise<number | null>((resolve) => {
    child.once('close', (status) => resolve(status));
  });
  return { child, said: () => said, code };
}

async function until(isSo: () => boolean): Promise<void> {
  await expect.poll(isSo, { timeout: 15_000, interval: 10 }).toBe(true);
}

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'evenkeel-install-'));
  for (const name of ['install', 'file-lock', 'child', 'run', 'build-web', 'server-flags', 'start']) {
    cpSync(join(tools, `${name}.mjs`), path(`tools/${name}.mjs`));
  }
  mkdirSync(path('src/app'), { recursive: true });
  writeFileSync(path('package.json'), JSON.stringify({ name: 'small', type: 'module' }));
  writeFileSync(path('package-lock.json'), lockfile);
  // A folder of its own, where files are not modules.
  mkdirSync(path('npm'));
  writeFileSync(path('npm/package.json'), '{}');
  writeFileSync(path('npm/cli.js'), standIn);
  writeFileSync(
    path('say.ts'),
    "const said: string = process.argv.slice(2).join('+');\nconsole.log(said);\nprocess.exit(said === 'fail' ? 7 : 0);",
  );
});

afterEach(() => rmSync(checkout, { recursive: true }));

describe('install', () => {
  it('installs once, and again when the lockfile changes', () => {
    expect(run(['tools/run.mjs', 'say.ts', 'a', 'b'])).toMatchObject({ code: 0, out: 'a+b\n' });
    expect(run(['tools/run.mjs', 'say.ts', 'c'])).toMatchObject({ code: 0, out: 'c\n', err: '' });
    expect(npmRuns()).toEqual(['install --no-audit --no-fund --loglevel error']);
    writeFileSync(path('package-lock.json'), `${lockfile}\n`);
    expect(run(['tools/run.mjs', 'say.ts', 'fail'])).toMatchObject({ code: 7 });
    expect(npmRuns()).toHaveLength(2);
  });

  it('installs once when two start at the same time', async () => {
    const both = [launch(['tools/run.mjs', 'say.ts', 'x']), launch(['tools/run.mjs', 'say.ts', 'x'])];
    expect(await Promise.all(both.map((one) => one.code))).toEqual([0, 0]);
    expect(npmRuns()).toHaveLength(1);
  });

  it('takes over the lock of a start that was killed', () => {
    mkdirSync(path('node_modules'));
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(path('node_modules/.evenkeel-install.lock'), String(gone));
    expect(run(['tools/run.mjs', 'say.ts', 'x'])).toMatchObject({ code: 0 });
    expect(existsSync(path('node_modules/.evenkeel-install.lock'))).toBe(false);
  });

  it('puts the lockfile back when npm only wrote it in another form, or added what other systems need', () => {
    const { packages } = JSON.parse(lockfile) as { packages: Record<string, unknown> };
    const otherForm = JSON.stringify(
      { packages: { ...packages, 'node_modules/for-macos': { version: '1.0.0', optional: true } } },
      undefined,
      2,
    );
    expect(run(['tools/run.mjs', 'say.ts', 'x'], { NPM_WRITES: otherForm })).toMatchObject({ code: 0 });
    expect(readFileSync(path('package-lock.json'), 'utf8')).toBe(lockfile);
  });

  it('fails, each time, when npm would install something else than what is locked', () => {
    const others = lockfile.replace('1.0.0', '1.0.1');
    for (const _attempt of [1, 2]) {
      const result = run(['tools/run.mjs', 'say.ts', 'x'], { NPM_WRITES: others });
      expect(result).toMatchObject({ code: 1, out: '' });
      expect(result.err).toContain('npm install wanted to change package-lock.json (1 packages: left)');
    }
    expect(readFileSync(path('package-lock.json'), 'utf8')).toBe(lockfile);
  });

  it('says so in a sentence when npm fails, and tries again the next time', () => {
    const failed = run(['tools/run.mjs', 'say.ts', 'x'], { NPM_FAILS: '1' });
    expect(failed.code).toBe(1);
    expect(failed.err).toContain('npm install failed');
    expect(failed.err).not.toContain('    at ');
    expect(run(['tools/run.mjs', 'say.ts', 'x'])).toMatchObject({ code: 0 });
  });

  it('says what to do when install scripts are switched off', () => {
    const result = run(['tools/run.mjs', 'say.ts', 'x'], { NPM_LEAVES_OUT_NODE: '1' });
    expect(result.code).toBe(1);
    expect(result.err).toContain('npm rebuild node --ignore-scripts=false');
  });

  it('says so when the lockfile is missing', () => {
    rmSync(path('package-lock.json'));
    expect(run(['tools/run.mjs', 'say.ts', 'x']).err).toContain('There was no package-lock.json');
  });

  it('asks for a script to run', () => {
    expect(run(['tools/run.mjs'])).toMatchObject({ code: 2 });
  });
});

describe('start', () => {
  beforeEach(() => {
    writeFileSync(
      path('src/app/main.ts'),
      `let heard = 0;
       const end = (why: string) => { heard += 1; setTimeout(() => { console.log(why + ' ' + heard); process.exit(3); }, 400); };
       process.on('SIGINT', () => end('SIGINT'));
       process.on('SIGTERM', () => end('SIGTERM'));
       process.on('disconnect', () => { require('node:fs').writeFileSync('alone', ''); process.exit(0); });
       const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);
       console.log('is ready');`,
    );
  });

  it('passes Ctrl C on once, however often it comes, and ends as the server ended', async () => {
    const { child, said, code } = launch(['tools/start.mjs']);
    await until(() => said().includes('is ready'));
    for (const _time of [1, 2, 3]) child.kill('SIGINT');
    expect(await code).toBe(3);
    expect(said()).toContain('SIGINT 1');
  });

  it('lets the server know when the start script itself is killed', async () => {
    const { child, said } = launch(['tools/start.mjs']);
    await until(() => said().includes('is ready'));
    child.kill('SIGKILL');
    await until(() => existsSync(path('alone')));
    expect(npmRuns()).toHaveLength(1);
  });
});
