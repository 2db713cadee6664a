import { describe, expect, it } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import { readSearch } from './search-words.ts';

const today = '2026-11-16' as LocalDate;

describe('readSearch', () => {
  it.each<[string, string, string | null, string]>([
    ['mejia', 'mejia', null, 'words stay as typed'],
    ['11/27/1986', '', '1986-11-27', 'month first'],
    ['1/2/86', '', '1986-01-02', 'a short year is in the past century when this one would be the future'],
    ['1/2/26', '', '2026-01-02', 'a short year of this century'],
    ['11-27-1986', '', '1986-11-27', 'with hyphens'],
    ['11.27.1986', '', '1986-11-27', 'with dots'],
    ['11271986', '', '1986-11-27', 'eight digits'],
    ['1986-11-27', '', '1986-11-27', 'year first'],
    ['November 27, 1986', '', '1986-11-27', 'month in words'],
    ['nov 27th 1986', '', '1986-11-27', 'short month'],
    ['27 Nov 1986', '', '1986-11-27', 'day first with the month in words'],
    ['ana 11/27/1986 lopez', 'ana   lopez', '1986-11-27', 'beside words'],
    ['02/30/1990', '02/30/1990', null, 'a day that is none is no date'],
    ['13/45/1990', '13/45/1990', null, 'nor is a month that is none'],
    ['May', 'May', null, 'a month alone is a name'],
    ['April June', 'April June', null, 'two of them as well'],
    ['(312) 555-0101', '3125550101', null, 'phone'],
    ['+1 312.555.0101', '3125550101', null, 'phone with country code'],
    ['555-0101 ana', '5550101  ana', null, 'phone beside a name'],
    ['P10234', 'P10234', null, 'a record number is no phone'],
    ['1986', '1986', null, 'a year alone is a word'],
    ['  ', '', null, 'nothing'],
  ])('%j is words %j and birth %j: %s', (typed, words, bornOn) => {
    expect(readSearch(typed, today)).toEqual({ words, bornOn });
  });
});
