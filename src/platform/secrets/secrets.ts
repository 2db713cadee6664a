// Sealing of what the database must hold but not give away: AES-256-GCM with keys that stay outside the database.
// Table, column and row are authenticated with each value, so that a sealed value moved to another row does not open.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { readOrMakeKey } from '../config/keys-folder.ts';

/** Where a sealed value stands; it opens nowhere else. */
export type SealedPlace = {
  readonly table: string;
  readonly column: string;
  readonly organizationId: string;
  readonly row: string;
};

export type Secrets = {
  /** Seals text for one place, with the newest key. */
  seal(text: string, place: SealedPlace): Buffer;
  /** Opens what was sealed for this place; throws when it was changed, moved, or its key is gone. */
  open(sealed: Buffer, place: SealedPlace): string;
  /** A keyed hash for looking things up without keeping them: the same text gives the same bytes for the same purpose. */
  blind(purpose: string, text: string): Buffer;
};

type Key = { readonly id: Buffer; readonly bytes: Buffer };

const form = 1;
const idLength = 4;
const nonceLength = 12;
const tagLength = 16;

/** Reads the sealing keys from the keys folder; makes the first one when there is none. */
export function openSecrets(keysFolder: string): Secrets {
  return secretsFrom(readOrMakeKey(keysFolder, 'sealing-keys', newKeyLine));
}

/** A line for the file of sealing keys: put above the others it seals everything new, while the others still open the old. */
export function newKeyLine(): string {
  return `${randomBytes(idLength).toString('hex')}:${randomBytes(32).toString('base64')}\n`;
}

/** Secrets from the text of a key file: one `id:key` a line, the newest first. */
export function secretsFrom(keyFile: string): Secrets {
  const keys = keyFile
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(readKeyLine);
  const [newest] = keys;
  const oldest = keys.at(-1);
  if (newest === undefined || oldest === undefined) throw new Error('The file sealing-keys holds no key.');
  // The oldest key never leaves the file, so blind hashes stay the same when a new one is added.
  const blinding = Buffer.from(hkdfSync('sha256', oldest.bytes, '', 'evenkeel blind hashes', 32));
  return {
    seal: (text, place) => sealWith(newest, text, place),
    open(sealed, place) {
      const id = sealed.subarray(1, 1 + idLength);
      const key = keys.find((known) => known.id.equals(id));
      if (sealed[0] !== form || key === undefined)
        throw new Error(`A sealed value of ${place.table}.${place.column} has no key in the keys folder.`);
      return openWith(key, sealed, place);
    },
    blind: (purpose, text) => createHmac('sha256', blinding).update(`${purpose}\n${text}`).digest(),
  };
}

function readKeyLine(line: string): Key {
  const [id = '', key = ''] = line.trim().split(':');
  const read = { id: Buffer.from(id, 'hex'), bytes: Buffer.from(key, 'base64') };
  if (read.id.length !== idLength || read.bytes.length !== 32)
    throw new Error('The file sealing-keys holds a line that is no key.');
  return read;
}

function sealWith(key: Key, text: string, place: SealedPlace): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: tagLength });
  cipher.setAAD(placeBytes(place));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from([form]), key.id, nonce, sealed, cipher.getAuthTag()]);
}

function openWith(key: Key, sealed: Buffer, place: SealedPlace): string {
  const body = sealed.subarray(1 + idLength);
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, body.subarray(0, nonceLength), {
    authTagLength: tagLength,
  });
  decipher.setAAD(placeBytes(place));
  decipher.setAuthTag(body.subarray(body.length - tagLength));
  const text = decipher.update(body.subarray(nonceLength, body.length - tagLength));
  return Buffer.concat([text, decipher.final()]).toString('utf8');
}

function placeBytes(place: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify([place.table, place.column, place.organizationId, place.row]));
}
