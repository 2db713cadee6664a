// Builds the browser's half with Vite, only when something it is made of has
// changed since the last build. Does nothing while there is no vite.config.ts.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout, nodePath } from './install.mjs';
import { withFileLock } from './file-lock.mjs';

const dist = join(checkout, 'dist');
const stampFile = join(dist, '.built-from');
const lockPath = join(checkout, '.cache/build-web.lock');

export async function buildWeb() {
  if (!existsSync(join(checkout, 'vite.config.ts'))) return;
  if (isBuilt()) return;
  try {
    await withFileLock(lockPath, 'Another start is building the screens: waiting for it.', () => {
      if (!isBuilt()) build();
    });
  } catch (error) {
    if (error.code !== 'EACCES' && error.code !== 'EROFS') throw error;
    throw new Error(
      `The screens must be built, but this user may not write to ${dist} (${error.code}). Start once as the user who owns the checkout, or give it to this user.`,
    );
  }
}

function isBuilt() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourcesHash();
}

function build() {
  console.error('Building the screens (once, and after each change of them) ...');
  const from = sourcesHash();
  const result = spawnSync(nodePath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    cwd: checkout,
    // Kept back: in a terminal Vite draws its progress over everything else.
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (result.status !== 0) {
    console.error(`${result.stdout ?? ''}${result.stderr ?? ''}`);
    throw new Error('The screens could not be built; the reason stands above.');
  }
  mkdirSync(dist, { recursive: true });
  writeFileSync(stampFile, from);
}

// Servers and tests cannot change what the browser gets (screens may import
// server files as types only), so they are left out.
function sourcesHash() {
  const hash = createHash('sha256');
  for (const name of ['vite.config.ts', 'package-lock.json', 'index.html']) addFile(hash, name);
  for (const folder of ['src', 'public', 'web']) addFolder(hash, folder);
  return hash.digest('hex');
}

function addFolder(hash, folder) {
  if (!existsSync(join(checkout, folder))) return;
  const entries = readdirSync(join(checkout, folder), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (entry.name !== 'server' && path !== 'src/platform') addFolder(hash, path);
    } else if (!/\.test\.tsx?$|\.md$/.test(entry.name)) addFile(hash, path);
  }
}

function addFile(hash, path) {
  const full = join(checkout, path);
  if (existsSync(full)) hash.update(path).update('\0').update(readFileSync(full)).update('\0');
}
