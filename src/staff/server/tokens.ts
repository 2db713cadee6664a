// Random words that open something: the word goes to the browser or the person, only its hash stays here.
import { createHash, randomBytes, randomInt } from 'node:crypto';

/** A new random word of 256 bits with the hash under which it is kept. */
export function newToken(): { token: string; sha256: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, sha256: sha256Of(token) };
}

export function sha256Of(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

// Without letters and digits that look alike.
const codeLetters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A recovery code of 80 bits, as four groups of four. */
export function newRecoveryCode(): string {
  return newCode(4);
}

/** A code of 20 bits a group, in groups of four letters. */
export function newCode(groups: number): string {
  const letters = Array.from({ length: groups * 4 }, () => codeLetters[randomInt(codeLetters.length)]).join(
    '',
  );
  return (letters.match(/.{4}/gu) ?? []).join('-');
}

/** The hash of a code as typed: groups, spaces and small letters do not matter. */
export function recoveryCodeSha256(typed: string): Buffer {
  return sha256Of(typed.toUpperCase().replace(/[^2-9A-Z]/gu, ''));
}
