import { expect, test } from 'vitest';
import { roles } from '#platform/access/roles.ts';
import { roleNames, roleWords } from './role-words.ts';

test('every role of the program has words, and no other', () => {
  expect([...roleNames].toSorted()).toEqual([...roles].toSorted());
  expect(Object.keys(roleWords).toSorted()).toEqual([...roles].toSorted());
});
