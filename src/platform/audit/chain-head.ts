// The head of the chain (its last position and seal), kept in a second place outside the database. The chain alone
// cannot show that its end was cut off, or that all of it was written anew by somebody who has the key; the head can.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const headSchema = z.strictObject({
  position: z.int().positive(),
  seal: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.string(),
});
export type ChainHead = z.infer<typeof headSchema>;

/** The head as last written; null when none was, an error when the file is not one. */
export function readHead(file: string): ChainHead | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return headSchema.parse(JSON.parse(text));
}

/** Writes the head whole or not at all. */
export function writeHead(file: string, head: ChainHead): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const fresh = `${file}.${process.pid}.new`;
  writeFileSync(fresh, `${JSON.stringify(head)}\n`, { mode: 0o600, flush: true });
  renameSync(fresh, file);
}
