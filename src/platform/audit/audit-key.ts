// The key of the audit chain lives with the other keys, outside the database. It is made once, while the chain is
// still empty; afterwards a missing key is a reason to stop, not to make another.
import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { readKey, readOrMakeKey } from '../config/keys-folder.ts';
import { StartRefused } from '../config/start-refused.ts';

const file = 'audit.key';
const advice = `Put it back from where your keys are kept (see docs/runbooks/backup.md). If it is lost for good, put a new one there (64 hexadecimal digits): entries sealed before can then no longer be verified.`;

/** The key, or undefined when there is none yet. */
export function findAuditKey(folder: string): KeyObject | undefined {
  const text = readKey(folder, file);
  return text === undefined ? undefined : keyFrom(folder, text);
}

/** The key, made when the chain has not begun. */
export function openAuditKey(folder: string, chainHasBegun: boolean): KeyObject {
  if (chainHasBegun && readKey(folder, file) === undefined) {
    throw new StartRefused(
      `The key of the audit chain, ${folder}/${file}, is missing, but the chain has begun. ${advice}`,
    );
  }
  return keyFrom(
    folder,
    readOrMakeKey(folder, file, () => `${randomBytes(32).toString('hex')}\n`),
  );
}

function keyFrom(folder: string, text: string): KeyObject {
  const digits = text.trim();
  if (!/^[0-9a-f]{64}$/.test(digits))
    throw new StartRefused(`${folder}/${file} is not a key of 64 hexadecimal digits. ${advice}`);
  return createSecretKey(digits, 'hex');
}
