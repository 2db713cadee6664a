// Adults by default; adolescents in programs of their own, and ages never mix in a group.
// By whose authority: 77 Ill. Adm. Code 2060.120 (an adult is 18 or older, an adolescent 12 to 17; 16 and 17 may be
// admitted to adult and 18 to 22 to adolescent treatment with a justification, which nobody decides here yet);
// 26 TAC 564.905 (adults and adolescents are kept separate). The database says the same: age_group_on().
import { yearsBetween, type LocalDate } from '#kernel/local-date.ts';

export const ageGroups = ['child', 'adolescent', 'adult'] as const;
export type AgeGroup = (typeof ageGroups)[number];

const adolescentFromYears = 12;
const adultFromYears = 18;

/** The age group of somebody on a day. */
export function ageGroupOn(birthOn: LocalDate, day: LocalDate): AgeGroup {
  const years = yearsBetween(birthOn, day);
  if (years >= adultFromYears) return 'adult';
  return years >= adolescentFromYears ? 'adolescent' : 'child';
}

/** For whom a group is, by the ages it takes; null when it would mix adults with younger people. */
export function ageGroupOfGroup(ages: {
  readonly youngest: number;
  readonly oldest: number | null;
}): AgeGroup | null {
  if (ages.youngest >= adultFromYears) return 'adult';
  const isApart =
    ages.youngest >= adolescentFromYears && ages.oldest !== null && ages.oldest < adultFromYears;
  return isApart ? 'adolescent' : null;
}
