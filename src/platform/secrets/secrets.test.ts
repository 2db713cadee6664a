import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newKeyLine, openSecrets, secretsFrom } from './secrets.ts';

const place = { table: 'accounts', column: 'totp_sealed', organizationId: 'o1', row: 'r1' };

test('what was sealed opens in its own place', () => {
  const secrets = secretsFrom(newKeyLine());
  const sealed = secrets.seal('JBSWY3DPEHPK3PXP', place);
  expect(secrets.open(sealed, place)).toBe('JBSWY3DPEHPK3PXP');
  expect(sealed.includes('JBSWY3DP')).toBe(false);
});

test('sealing the same text twice gives different bytes', () => {
  const secrets = secretsFrom(newKeyLine());
  expect(secrets.seal('same', place).equals(secrets.seal('same', place))).toBe(false);
});

test.each([
  ['another row', { ...place, row: 'r2' }],
  ['another column', { ...place, column: 'pin_sealed' }],
  ['another table', { ...place, table: 'set_up_links' }],
  ['another organization', { ...place, organizationId: 'o2' }],
])('a value moved to %s does not open', (_why, elsewhere) => {
  const secrets = secretsFrom(newKeyLine());
  expect(() => secrets.open(secrets.seal('seed', place), elsewhere)).toThrow();
});

test('a changed byte is noticed wherever it stands', () => {
  const secrets = secretsFrom(newKeyLine());
  const sealed = secrets.seal('seed', place);
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => secrets.open(changed, place)).toThrow();
  }
});

test('a new key seals what is new, the old one still opens what is old, blind hashes stay', () => {
  const first = newKeyLine();
  const before = secretsFrom(first);
  const after = secretsFrom(newKeyLine() + first);
  expect(after.open(before.seal('old', place), place)).toBe('old');
  expect(() => before.open(after.seal('new', place), place)).toThrow(/no key/);
  expect(after.blind('name', 'sam').equals(before.blind('name', 'sam'))).toBe(true);
  expect(after.blind('name', 'sam').equals(after.blind('address', 'sam'))).toBe(false);
});

test('the key file is made once and only its user may read it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keys-'));
  try {
    const sealed = openSecrets(folder).seal('kept', place);
    expect(openSecrets(folder).open(sealed, place)).toBe('kept');
    expect(statSync(join(folder, 'sealing-keys')).mode & 0o077).toBe(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each(['', 'zz:zz\n'])('a broken key file is refused: %j', (text) => {
  expect(() => secretsFrom(text)).toThrow(/sealing-keys/);
});
