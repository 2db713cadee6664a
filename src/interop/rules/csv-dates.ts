// Dates as spreadsheets write them. Which of day and month comes first cannot be read from 03/04/1990: the order is one
// choice for the whole file, guessed from days above twelve and shown with examples.
import { parseLocalDate, type LocalDate } from '#kernel/local-date.ts';

export const dateOrders = ['year-first', 'month-first', 'day-first'] as const;
export type DateOrder = (typeof dateOrders)[number];

const yearFirst = /^(?<year>\d{4})(?<mark>[-/.]?)(?<one>\d{1,2})\k<mark>(?<two>\d{1,2})$/;
const yearLast = /^(?<one>\d{1,2})(?<mark>[-/.])(?<two>\d{1,2})\k<mark>(?<year>\d{4}|\d{2})$/;
// A time of midnight behind the day, as some systems write it.
const midnight = /[T ]0{1,2}:00(?::00(?:\.0+)?)?(?: ?AM|Z)?$/i;

/** Reads a day; null when it is none in this order. `today` decides the century of a year of two digits. */
export function readDay(text: string, order: DateOrder, today: LocalDate): LocalDate | null {
  const plain = text.trim().replace(midnight, '');
  const found = (order === 'year-first' ? yearFirst : yearLast).exec(plain)?.groups;
  if (!found) return null;
  const { year = '', one = '', two = '' } = found;
  const [month, day] = order === 'day-first' ? [two, one] : [one, two];
  // 199011 could be cut anywhere: without marks only eight digits are a day.
  if (found['mark'] === '' && plain.length !== 8) return null;
  return parseLocalDate(`${fullYear(year, today)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

// The latest such year that is not in the future: nobody is born tomorrow.
function fullYear(year: string, today: LocalDate): string {
  if (year.length === 4) return year;
  const century = Number(today.slice(0, 2));
  return year <= today.slice(2, 4) ? `${century}${year}` : `${century - 1}${year}`;
}

export type DateGuess = {
  readonly order: DateOrder;
  /** Whether the values leave no other order open. */
  readonly isSure: boolean;
};

/** The order that reads most of the values; of two that read all alike, the one used in the United States. */
export function guessDateOrder(values: readonly string[], today: LocalDate): DateGuess {
  const written = values.filter((value) => value.trim() !== '');
  const counts = dateOrders.map((order) => ({
    order,
    read: written.filter((value) => readDay(value, order, today) !== null).length,
  }));
  const best = counts.reduce((one, other) => (other.read > one.read ? other : one));
  const others = counts.filter(({ order, read }) => order !== best.order && read === best.read);
  return { order: best.order, isSure: best.read > 0 && others.length === 0 };
}

/** An example for each order: a value that tells the orders apart if there is one, and the day it would be. */
export function dateExamples(
  values: readonly string[],
  today: LocalDate,
): { order: DateOrder; written: string; reads: LocalDate }[] {
  const written = values.filter((value) => value.trim() !== '');
  return dateOrders.flatMap((order) => {
    const example = written.find((value) => readDay(value, order, today) !== null);
    const reads = example === undefined ? null : readDay(example, order, today);
    return example === undefined || reads === null ? [] : [{ order, written: example.trim(), reads }];
  });
}
