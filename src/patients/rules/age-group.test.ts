import { describe, expect, it } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import { ageGroupOfGroup, ageGroupOn, type AgeGroup } from './age-group.ts';

describe('age group', () => {
  it.each<[string, string, string, AgeGroup]>([
    ['2008-11-16', '2026-11-15', 'the day before turning 18', 'adolescent'],
    ['2008-11-16', '2026-11-16', 'the day of turning 18', 'adult'],
    ['2014-11-17', '2026-11-16', 'the day before turning 12', 'child'],
    ['2014-11-16', '2026-11-16', 'the day of turning 12', 'adolescent'],
    ['2008-02-29', '2026-02-28', 'born on a leap day, the day before', 'adolescent'],
    ['2008-02-29', '2026-03-01', 'born on a leap day, the day after', 'adult'],
    ['2026-11-16', '2026-11-16', 'born today', 'child'],
    ['1930-01-01', '2026-11-16', 'old', 'adult'],
  ])('born %s, on %s: %s', (...[birthOn, day, , expected]) => {
    expect(ageGroupOn(birthOn as LocalDate, day as LocalDate)).toBe(expected);
  });

  it.each<[number, number | null, AgeGroup | null, string]>([
    [18, null, 'adult', 'the usual group'],
    [55, 70, 'adult', 'older adults'],
    [12, 17, 'adolescent', 'all adolescents'],
    [14, 16, 'adolescent', 'some of them'],
    [12, null, null, 'open to above'],
    [12, 18, null, 'somebody of 18 is an adult'],
    [16, 25, null, 'young people of both kinds'],
    [11, 17, null, 'a child is not taken'],
    [0, null, null, 'anybody'],
  ])('a group of %i to %s is for: %s (%s)', (...[youngest, oldest, expected]) => {
    expect(ageGroupOfGroup({ youngest, oldest })).toBe(expected);
  });
});
