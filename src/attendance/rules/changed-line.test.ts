import { describe, expect, it } from 'vitest';
import { changedLines, told } from './changed-line.ts';

const plain = (ids: readonly string[]) =>
  [...changedLines(ids)].map(([session, people]) => [session, people === null ? null : [...people]]);

describe('what an announcement is about', () => {
  it.each([
    { why: 'one line', ids: [...told('noon', ['ana'])], is: [['noon', ['ana']]] },
    { why: 'a whole room, of many', ids: [...told('noon', ['ana', 'ben', 'cy'])], is: [['noon', null]] },
    { why: 'two lines of a room', ids: ['noon/ana', 'noon/ben', 'noon/ana'], is: [['noon', ['ana', 'ben']]] },
    { why: 'all of it, whatever came before', ids: ['noon/ana', 'noon'], is: [['noon', null]] },
    { why: 'all of it, whatever comes after', ids: ['noon', 'noon/ana'], is: [['noon', null]] },
    {
      why: 'each room by itself',
      ids: ['noon/ana', 'eve'],
      is: [
        ['noon', ['ana']],
        ['eve', null],
      ],
    },
  ])('is $why', ({ ids, is }) => {
    expect(plain(ids)).toEqual(is);
  });
});
