// Installs the packages this program needs, once for each state of
// package.json and package-lock.json. Runs on bare Node 20, without
// node_modules, as root or as an ordinary user.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withFileLock } from './file-lock.mjs';

export const checkout = fileURLToPath(new URL('..', import.meta.url));
export const nodePath = join(checkout, 'node_modules/node/bin/node');

const modules = join(checkout, 'node_modules');
const stampFile = join(modules, '.evenkeel-installed');
const lockfile = join(checkout, 'package-lock.json');

/** Resolves when everything is in place; throws an Error whose message is one clear sentence. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  try {
    mkdirSync(modules, { recursive: true });
  } catch (error) {
    throw new Error(unwritable(error));
  }
  try {
    await withFileLock(
      join(modules, '.evenkeel-install.lock'),
      'Another start is installing packages: waiting for it.',
      () => {
        if (!isInstalled()) install();
      },
    );
  } catch (error) {
    throw error.code === 'EACCES' || error.code === 'EROFS' ? new Error(unwritable(error)) : error;
  }
}

function isInstalled() {
  return existsSync(nodePath) && readIfThere(stampFile) === wantedStamp();
}

function install() {
  console.error('Installing packages: about a minute, once, and after each change of package-lock.json ...');
  const before = readIfThere(lockfile);
  const npm = npmCommand();
  // Not its warnings: many packages here ask for Node 22, which is the one they are going to run on.
  const result = spawnSync(
    npm[0],
    [...npm.slice(1), 'install', '--no-audit', '--no-fund', '--loglevel', 'error'],
    {
      cwd: checkout,
      // Everything npm says goes to the error output: a command's own output may be read by a machine.
      stdio: ['ignore', 2, 2],
      env: installEnvironment(),
    },
  );
  if (result.error)
    throw new Error(
      `npm could not be started (${result.error.message}). Node 20 or later brings it: reinstall Node.`,
    );
  if (result.status !== 0) {
    throw new Error(
      'npm install failed; its own words stand above. Check the network and the package registry, then start again.',
    );
  }
  keepLockfile(before);
  if (spawnSync(nodePath, ['--version']).status !== 0) {
    throw new Error(
      'The package "node" came without its program, because install scripts are switched off. Run "npm rebuild node --ignore-scripts=false", then start again.',
    );
  }
  writeFileSync(stampFile, wantedStamp());
}

// Versions of npm write the same lockfile with small differences of form, and
// registries differ in which optional packages of other systems they offer.
// Those are put back quietly; other packages than the locked ones are a failure.
function keepLockfile(before) {
  const after = readIfThere(lockfile);
  if (before === undefined) {
    throw new Error(
      'There was no package-lock.json, so nobody knows which packages were tested. Get it back with "git checkout package-lock.json", then start again.',
    );
  }
  if (after === before) return;
  const wanted = lockedPackages(before);
  const got = lockedPackages(after ?? '{}');
  writeFileSync(lockfile, before);
  const names = [...new Set([...Object.keys(wanted), ...Object.keys(got)])].filter(
    (name) => !isSame(wanted[name], got[name]),
  );
  if (names.length === 0) return;
  const shown = names
    .slice(0, 3)
    .map((name) => name.replace(/^node_modules\//, ''))
    .join(', ');
  throw new Error(
    `npm install wanted to change package-lock.json (${names.length} packages: ${shown}), so package.json and package-lock.json do not belong together. Run "npm install" and keep the lockfile it writes, or get both files back from git.`,
  );
}

function lockedPackages(text) {
  const { '': _ourselves, ...packages } = JSON.parse(text).packages ?? {};
  return packages;
}

function isSame(wanted, got) {
  if (wanted === undefined || got === undefined) return (wanted ?? got).optional === true;
  if (wanted.version !== got.version) return false;
  return wanted.integrity === undefined || got.integrity === undefined || wanted.integrity === got.integrity;
}

function wantedStamp() {
  const hash = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json'])
    hash.update(readIfThere(join(checkout, name)) ?? '').update('\0');
  return `${process.platform}-${process.arch} ${hash.digest('hex')}`;
}

function npmCommand() {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') && existsSync(cli) ? [process.execPath, cli] : ['npm'];
}

// NODE_ENV=production would leave out what `npm test` needs and make the stamp a lie.
function installEnvironment() {
  const { NODE_ENV: _left, npm_config_omit: _out, ...rest } = process.env;
  return rest;
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function unwritable(error) {
  return `Packages must be installed, but this user may not write to ${modules} (${error.code}). Start once as the user who owns the checkout, or give it to this user.`;
}
