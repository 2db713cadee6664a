// The key of the chain: made once, never made anew under a chain that has begun.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findAuditKey, openAuditKey } from './audit-key.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evenkeel-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('is made at the first start and is the same afterwards, readable by its user alone', () => {
  expect(findAuditKey(folder)).toBeUndefined();
  const made = openAuditKey(folder, false);
  expect(openAuditKey(folder, true).equals(made)).toBe(true);
  expect(statSync(join(folder, 'audit.key')).mode & 0o077).toBe(0);
});

test('is missed, not made anew, when the chain has begun', () => {
  expect(() => openAuditKey(folder, true)).toThrow(/audit\.key, is missing, but the chain has begun/);
  expect(findAuditKey(folder)).toBeUndefined();
});

test('is refused when it is no key', () => {
  writeFileSync(join(folder, 'audit.key'), 'words');
  expect(() => openAuditKey(folder, false)).toThrow(/not a key of 64 hexadecimal digits/);
});
