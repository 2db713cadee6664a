// Which seven days are added up for the hours of a week. The ISO week unless a payer's or a state's dated policy
// (`week_kind`) says otherwise: some count from Sunday, some in weeks that begin on the weekday of admission.
import { addDays, daysBetween, mondayOf, weekdayOf, type LocalDate } from '#kernel/local-date.ts';

export type WeekKind = 'iso' | 'sunday' | 'rolling';
export type TreatmentWeek = { readonly from: LocalDate; readonly to: LocalDate };

/** The week a day lies in; `admittedOn` is where rolling weeks begin, and without it they are ISO weeks. */
export function treatmentWeek(
  kind: WeekKind,
  day: LocalDate,
  admittedOn: LocalDate | null = null,
): TreatmentWeek {
  const from = firstDay(kind, day, admittedOn);
  return { from, to: addDays(from, 6) };
}

function firstDay(kind: WeekKind, day: LocalDate, admittedOn: LocalDate | null): LocalDate {
  if (kind === 'sunday') return addDays(day, -(weekdayOf(day) % 7));
  if (kind === 'iso' || admittedOn === null) return mondayOf(day);
  const days = daysBetween(admittedOn, day);
  return addDays(day, -(((days % 7) + 7) % 7));
}
