// Runs one of the checking tools and keeps what it says, to be shown only when it fails.
import { spawn } from 'node:child_process';

export type ToolResult = { exitCode: number; output: string };

export type ToolCall = { file: string; args: string[]; cwd: string; env?: NodeJS.ProcessEnv };

export async function runTool(call: ToolCall): Promise<ToolResult> {
  const { promise, resolve, reject } = Promise.withResolvers<ToolResult>();
  const child = spawn(call.file, call.args, {
    cwd: call.cwd,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...call.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const pieces: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  child.stderr.on('data', (piece: Buffer) => pieces.push(piece));
  child.on('error', reject);
  child.on('close', (code) => {
    resolve({ exitCode: code ?? 1, output: Buffer.concat(pieces).toString('utf8') });
  });
  return promise;
}
