import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readKey, readOrMakeKey } from './keys-folder.ts';

let folder: string;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'evenkeel-keys-')), 'keys');
});

afterEach(() => {
  rmSync(join(folder, '..'), { recursive: true });
});

it('makes a key once and then returns the same', () => {
  expect(readOrMakeKey(folder, 'audit.key', () => 'first')).toBe('first');
  expect(readOrMakeKey(folder, 'audit.key', () => 'second')).toBe('first');
  expect(readKey(folder, 'audit.key')).toBe('first');
  expect(readKey(folder, 'other.key')).toBeUndefined();
});

it('lets nobody else look into the folder, also when somebody opened it', () => {
  readOrMakeKey(folder, 'audit.key', () => 'first');
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'audit.key')).mode & 0o777).toBe(0o600);
  chmodSync(folder, 0o755);
  readOrMakeKey(folder, 'audit.key', () => 'second');
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});
