// Opens a backup file for reading: unsealed, uncompressed, in its order. Whatever is wrong with the file leaves as a refusal.
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { BackupKey } from './backup-key.ts';
import { BackupRefused } from './backup-refused.ts';
import { compareTallies, ContentReader, type Closing, type Opening } from './content.ts';
import { RowTally, type Tally } from './row-tally.ts';
import { open } from './sealed-file.ts';

export function readBackup(path: string, key: BackupKey): ContentReader {
  return new ContentReader(uncompressed(open(bytesOf(path), key)));
}

async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const part of createReadStream(path, { highWaterMark: 512 * 1024 })) yield part as Buffer;
  } catch (error) {
    throw new BackupRefused(
      `The file ${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'no reason given'}).`,
      { cause: error },
    );
  }
}

async function* uncompressed(plain: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const source = Readable.from(plain, { objectMode: true });
  const unpacked = createGunzip();
  // The first thing wrong is what is told, not that the stream then ended early.
  source.on('error', (error) => unpacked.destroy(error));
  try {
    for await (const part of source.pipe(unpacked)) yield part as Buffer;
  } catch (error) {
    if (error instanceof BackupRefused) throw error;
    throw new BackupRefused('The backup is damaged: it cannot be unpacked.', { cause: error });
  } finally {
    source.destroy();
    unpacked.destroy();
  }
}

export type BackupFacts = { readonly opening: Opening; readonly closing: Closing; readonly rows: number };

/** Reads a whole backup and compares it with what it says of itself, without a database. */
export async function checkBackup(path: string, key: BackupKey): Promise<BackupFacts> {
  const content = readBackup(path, key);
  const opening = await content.opening();
  const found = new Map<string, Tally>();
  for (const table of opening.tables) {
    const tally = new RowTally();
    // Read for its tally alone.
    for await (const piece of content.rows(tally)) void piece;
    found.set(table.name, tally.tally());
  }
  const closing = await content.closing();
  compareTallies(found, closing);
  return { opening, closing, rows: [...found.values()].reduce((sum, tally) => sum + tally.rows, 0) };
}
