// The outside of a backup: a header line, then chunks, each sealed with AES-256-GCM under its own number. The last is
// marked as such, so a file that was cut, reordered, added to or changed in any byte does not open.
//
//   evenkeel-backup 1 <salt> <key id>\n     nothing else stands in the open
//   length and last mark (4 bytes), sealed bytes, tag (16 bytes); again and again
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { BackupKey } from './backup-key.ts';
import { BackupRefused } from './backup-refused.ts';

const chunkSize = 256 * 1024;
const tagSize = 16;
const lastMark = 0x80000000;
const headerForm = /^evenkeel-backup (\d+) ([0-9a-f]{32}) ([0-9a-f]{16})\n$/;
const headerSize = 'evenkeel-backup 1 '.length + 32 + 1 + 16 + 1;
const damaged = 'The backup is damaged: what is in it is not what was written. Take another copy.';

/** Seals a stream of bytes; what comes out is the whole file. */
export async function* seal(content: AsyncIterable<Buffer>, backupKey: BackupKey): AsyncGenerator<Buffer> {
  const salt = randomBytes(16);
  const { key, id } = backupKey.forFile(salt);
  const header = Buffer.from(`evenkeel-backup 1 ${salt.toString('hex')} ${id}\n`);
  yield header;
  let number = 0;
  let waiting: Buffer = Buffer.alloc(0);
  for await (const part of content) {
    waiting = waiting.length === 0 ? part : Buffer.concat([waiting, part]);
    // The last chunk must be known as the last, so one byte at least is kept back.
    while (waiting.length > chunkSize) {
      yield sealChunk(waiting.subarray(0, chunkSize), { key, header, number, last: false });
      number += 1;
      waiting = waiting.subarray(chunkSize);
    }
  }
  yield sealChunk(waiting, { key, header, number, last: true });
}

type ChunkPlace = { key: Buffer; header: Buffer; number: number; last: boolean };

function sealChunk(plain: Buffer, place: ChunkPlace): Buffer {
  const cipher = createCipheriv('aes-256-gcm', place.key, nonceOf(place));
  cipher.setAAD(place.header);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(plain.length + (place.last ? lastMark : 0));
  return Buffer.concat([length, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function nonceOf({ number, last }: ChunkPlace): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt8(last ? 1 : 0, 0);
  nonce.writeBigUInt64BE(BigInt(number), 4);
  return nonce;
}

/** Opens a sealed file; throws BackupRefused at the first byte that is not as it was written. */
export async function* open(file: AsyncIterable<Buffer>, backupKey: BackupKey): AsyncGenerator<Buffer> {
  const bytes = reader(file);
  const header = await bytes.take(headerSize);
  const key = keyFor(header, backupKey);
  for (let number = 0; ; number += 1) {
    const length = (await bytes.take(4)).readUInt32BE();
    const last = length >= lastMark;
    const size = last ? length - lastMark : length;
    if (size > chunkSize) throw new BackupRefused(damaged);
    const sealed = await bytes.take(size + tagSize);
    yield openChunk(sealed, { key, header, number, last });
    if (last) break;
  }
  if (!(await bytes.atEnd())) throw new BackupRefused(damaged);
}

function keyFor(header: Buffer, backupKey: BackupKey): Buffer {
  const [, version, salt = '', id] = headerForm.exec(header.toString('latin1')) ?? [];
  if (version === undefined)
    throw new BackupRefused('This is not a backup of Evenkeel, or its beginning is damaged.');
  if (version !== '1')
    throw new BackupRefused(
      `This backup has format ${version}, which a newer program wrote. Restore it with that program.`,
    );
  const found = backupKey.forFile(Buffer.from(salt, 'hex'));
  if (found.id !== id)
    throw new BackupRefused('This backup was sealed with another key. Give the key it was made with.');
  return found.key;
}

function openChunk(sealed: Buffer, place: ChunkPlace): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', place.key, nonceOf(place), { authTagLength: tagSize });
  decipher.setAAD(place.header);
  decipher.setAuthTag(sealed.subarray(sealed.length - tagSize));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagSize)), decipher.final()]);
  } catch (error) {
    throw new BackupRefused(damaged, { cause: error });
  }
}

type Bytes = { take(size: number): Promise<Buffer>; atEnd(): Promise<boolean> };

function reader(file: AsyncIterable<Buffer>): Bytes {
  const parts = file[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const more = async () => {
    const next = await parts.next();
    if (next.done) return false;
    held = held.length === 0 ? next.value : Buffer.concat([held, next.value]);
    return true;
  };
  return {
    async take(size) {
      while (held.length < size)
        if (!(await more()))
          throw new BackupRefused(
            held.length === 0 && size === headerSize ? 'The file is empty: it is no backup.' : damaged,
          );
      const taken = held.subarray(0, size);
      held = held.subarray(size);
      return taken;
    },
    async atEnd() {
      while (held.length === 0) if (!(await more())) return true;
      return false;
    },
  };
}
