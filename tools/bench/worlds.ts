// The two worlds of the bench: built once for the migrations as they are, kept in .data/bench, and built anew when
// the migrations change. Both stand at one instant, so that every run asks for the same day.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { migrationFiles, migrationsFolder } from '#platform/database/migrate.ts';

export type World = { name: 'base' | 'big'; plan: Plan; folder: string; env: Record<string, string> };

/** Monday, 16 November 2026, 10:30 in Chicago: in the middle of the morning groups. */
export const benchNow = '2026-11-16T16:30:00Z';
export const benchDay = '2026-11-16';

const checkout = path.resolve(import.meta.dirname, '../..');

const plans = {
  base: ['--clinics', '12', '--years', '3', '--patients', '10000'],
  big: ['--clinics', '12', '--years', '3', '--patients', '100000', '--sessions-factor', '10'],
  // For trying the bench itself: its figures mean little.
  'quick-base': ['--clinics', '12', '--years', '1', '--patients', '4000'],
  'quick-big': ['--clinics', '12', '--years', '1', '--patients', '8000', '--sessions-factor', '2'],
} as const;

type Plan = keyof typeof plans;

/** Builds what is not there yet; answers where the worlds are and how long building took, in seconds. */
export async function buildWorlds(
  quick: boolean,
): Promise<{ worlds: Record<World['name'], World>; seconds: number }> {
  const begun = performance.now();
  const worlds = { base: worldOf('base', quick), big: worldOf('big', quick) };
  for (const world of [worlds.base, worlds.big]) await build(world);
  return { worlds, seconds: (performance.now() - begun) / 1000 };
}

function worldOf(name: World['name'], quick: boolean): World {
  const plan: Plan = quick ? `quick-${name}` : name;
  const hash = createHash('sha256');
  for (const file of migrationFiles(migrationsFolder)) hash.update(`${file.name} ${file.sha256}\n`);
  const folder = path.join(checkout, '.data/bench', `${plan}-${hash.digest('hex').slice(0, 8)}`);
  return { name, plan, folder, env: { EVENKEEL_DATA: folder, EVENKEEL_NOW: benchNow } };
}

async function build(world: World): Promise<void> {
  const mark = path.join(world.folder, 'built.json');
  if (existsSync(mark)) {
    console.log(`The ${world.plan} world is there: ${readFileSync(mark, 'utf8')}`);
    return;
  }
  if (existsSync(world.folder))
    throw new Error(`${world.folder} was left half built: remove it and start again.`);
  removeOutdated(world);
  console.log(`Building the ${world.plan} world; this is done once ...`);
  mkdirSync(world.folder, { recursive: true });
  const answer = await outputOf(['src/app/command.ts', 'seed', ...plans[world.plan], '--json'], {
    ...world.env,
    EVENKEEL_DEMO: 'on',
  });
  writeFileSync(mark, answer.trim());
  console.log(`Built: ${answer.trim()}`);
}

// A world of other migrations is of no more use; one whose database still runs is left to whoever runs it.
function removeOutdated(world: World): void {
  const all = path.dirname(world.folder);
  const outdated = existsSync(all)
    ? readdirSync(all).filter((name) => name.startsWith(`${world.plan}-`))
    : [];
  for (const name of outdated) {
    const folder = path.join(all, name);
    if (folder !== world.folder && !existsSync(path.join(folder, 'run.json'))) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

function outputOf(args: readonly string[], env: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: checkout,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve(output) : reject(new Error(`building ended with ${code}: ${output}`)),
    );
  });
}
