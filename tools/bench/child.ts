// A server in a process of its own, with a channel to ask what it has used.
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { serverFlags } from '../server-flags.mjs';

export type Used = { cpuMilliseconds: number; rssMegabytes: number };
export type Served = { port: number; used(): Promise<Used>; stop(): Promise<void> };

type Answer = { usage: NodeJS.CpuUsage; rss: number };

/** Starts a script of this folder with the flags of the server, and waits until it says that it is ready. */
export async function serve(script: string, port: number, env: Record<string, string>): Promise<Served> {
  const child = spawn(process.execPath, [...serverFlags(), fileURLToPath(new URL(script, import.meta.url))], {
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await said(child, (message) => message === 'ready');
  return {
    port,
    async used() {
      const answer = said(child, (message) => typeof message === 'object');
      child.send('usage');
      const { usage, rss } = (await answer) as Answer;
      return { cpuMilliseconds: (usage.user + usage.system) / 1000, rssMegabytes: rss / 1_048_576 };
    },
    async stop() {
      const gone = new Promise((resolve) => {
        child.once('exit', resolve);
      });
      child.send('stop');
      await gone;
    },
  };
}

function said(child: ChildProcess, wanted: (message: unknown) => boolean): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const listen = (message: unknown): void => {
      if (!wanted(message)) return;
      child.off('message', listen);
      child.off('exit', ended);
      resolve(message);
    };
    const ended = (code: number | null): void =>
      reject(new Error(`a server of the bench ended with ${code}`));
    child.on('message', listen);
    child.once('exit', ended);
  });
}
