import { describe, expect, it } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import { ageGroupOn, mayJoin, type AgeGroup } from './age-group.ts';

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

  it.each<[AgeGroup, AgeGroup[], AgeGroup[], boolean, string]>([
    ['adult', ['adult'], [], true, 'an adult at a clinic for adults'],
    ['adolescent', ['adult'], [], false, 'an adolescent at a clinic for adults'],
    ['adolescent', ['adult', 'adolescent'], ['adolescent'], true, 'among adolescents'],
    ['adolescent', ['adult', 'adolescent'], ['adult'], false, 'among adults'],
    ['adult', ['adult', 'adolescent'], ['adolescent', 'adolescent'], false, 'an adult among adolescents'],
  ])('%s, clinic takes %j, seated %j: %s', (...[person, clinicTakes, seated, expected]) => {
    expect(mayJoin(person, { clinicTakes, seated })).toBe(expected);
  });
});
