// What opens a backup: the key backup.key beside the other keys, or the words of a file that a person keeps.
// Each file is sealed with a key of its own, made from this one and the file's salt.
import { createHash, hkdfSync, randomBytes, scryptSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readKey, readOrMakeKey } from '../config/keys-folder.ts';
import { BackupRefused } from './backup-refused.ts';

export type BackupKey = {
  /** The key of one file, and what its header may say of it without giving it away. */
  forFile(salt: Buffer): { readonly key: Buffer; readonly id: string };
};

const file = 'backup.key';

/** The key for making a backup: a first one is made. */
export function openBackupKey(keysFolder: string): BackupKey {
  return keyOfDigits(
    readOrMakeKey(keysFolder, file, () => `${randomBytes(32).toString('hex')}\n`),
    `${keysFolder}/${file}`,
  );
}

/** The key for restoring: it must be there. */
export function findBackupKey(keysFolder: string): BackupKey {
  const text = readKey(keysFolder, file);
  if (text === undefined) {
    throw new BackupRefused(
      `The key ${keysFolder}/${file} is missing. Put it back from where your keys are kept, or give the file of words with --key-file.`,
    );
  }
  return keyOfDigits(text, `${keysFolder}/${file}`);
}

const leastLength = 12;

/** A key from the words in a file; slow on purpose, since words can be guessed. */
export function keyFromWords(path: string): BackupKey {
  const words = readWords(path);
  if (words.length < leastLength)
    throw new BackupRefused(
      `${path} must hold at least ${leastLength} characters; several random words are best.`,
    );
  return keyOf((salt) => scryptSync(words, salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }));
}

function readWords(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw new BackupRefused(`The file of the key, ${path}, cannot be read.`, { cause: error });
  }
}

function keyOfDigits(text: string, path: string): BackupKey {
  const digits = text.trim();
  if (!/^[0-9a-f]{64}$/.test(digits))
    throw new BackupRefused(`${path} is not a key of 64 hexadecimal digits.`);
  return keyOf(() => Buffer.from(digits, 'hex'));
}

function keyOf(root: (salt: Buffer) => Buffer): BackupKey {
  return {
    forFile(salt) {
      const from = root(salt);
      const derived = (use: string) =>
        Buffer.from(hkdfSync('sha256', from, salt, `evenkeel backup 1 ${use}`, 32));
      return {
        key: derived('seal'),
        id: createHash('sha256').update(derived('id')).digest('hex').slice(0, 16),
      };
    },
  };
}
