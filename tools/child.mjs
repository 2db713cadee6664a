// Runs one script on the Node 24 that the packages bring, and passes on
// signals and the exit code.
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { constants } from 'node:os';
import { checkout, nodePath } from './install.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Ends this process as the child ended.
 * `apart: true` puts the child into a session of its own, so that Ctrl C in a
 * terminal reaches it once, from here, and not a second time from the terminal
 * and a third time from npm. The channel between the two tells the child when
 * this process is gone, however it went. `flags` are for Node itself.
 */
export function runAsThisProcess(script, args, { apart = false, flags = [] } = {}) {
  const child = spawn(nodePath, [...flags, resolve(checkout, script), ...args], {
    detached: apart,
    stdio: apart ? ['ignore', 'inherit', 'inherit', 'ipc'] : 'inherit',
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(checkout, '.cache/node-compile'),
    },
  });
  const watch = watchNpm(() => child.kill('SIGTERM'));
  let passedOn = false;
  for (const signal of signals) {
    process.on(signal, () => {
      // In a terminal the child beside us has had this Ctrl C already.
      const hadIt = !apart && signal === 'SIGINT' && process.stdin.isTTY;
      if (!hadIt && !passedOn) child.kill(signal);
      passedOn = true;
    });
  }
  child.on('error', (error) => {
    console.error(`Node 24 could not be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    clearInterval(watch);
    process.exit(signal === null ? (code ?? 1) : 128 + constants.signals[signal]);
  });
}

// npm passes a polite signal on, but when it is killed outright nobody tells us.
function watchNpm(gone) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    gone();
  }, 500);
  timer.unref();
  return timer;
}
