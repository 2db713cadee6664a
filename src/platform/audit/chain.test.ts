// What a seal is made of.
import { createHmac, createSecretKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { beforeFirst, sealOf, type ChainEntry } from './chain.ts';

const entry: ChainEntry = {
  organization_id: 'o',
  id: 'i',
  at: '2026-11-16T15:30:00.000001Z',
  staff_member_id: null,
  action: 'groups.read "one"',
  kind: 'look',
  outcome: 'allowed',
  patient_ids: ['b', 'a'],
  detail: '{"é": 1}',
  address: null,
  request_id: 'r',
};
const key = createSecretKey(Buffer.alloc(32, 3));

test('is the HMAC of the seal before and of the entry in canonical JSON', () => {
  const text =
    '{"action":"groups.read \\"one\\"","address":null,"at":"2026-11-16T15:30:00.000001Z","detail":"{\\"é\\": 1}","id":"i","kind":"look",' +
    '"organization_id":"o","outcome":"allowed","patient_ids":["b","a"],"request_id":"r","staff_member_id":null}';
  const expected = createHmac('sha256', Buffer.alloc(32, 3)).update(beforeFirst).update(text).digest();
  expect(sealOf(key, beforeFirst, entry)).toEqual(expected);
});

test('differs for every field, for the order of people, and for the seal before', () => {
  const seals = [
    ...Object.keys(entry).map((name) =>
      sealOf(key, beforeFirst, { ...entry, [name]: name === 'patient_ids' ? [] : 'x' }),
    ),
    sealOf(key, beforeFirst, { ...entry, patient_ids: ['a', 'b'] }),
    sealOf(key, sealOf(key, beforeFirst, entry), entry),
    sealOf(key, beforeFirst, entry),
  ].map((seal) => seal.toString('hex'));
  expect(new Set(seals).size).toBe(seals.length);
});
