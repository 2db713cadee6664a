// Reads what somebody typed into the search: words, and a date of birth in the forms used in the United States.
// A phone number loses its punctuation and country code, since it is looked up by its digits.
import { parseLocalDate, type LocalDate } from '#kernel/local-date.ts';

export type PatientSearch = { readonly words: string; readonly bornOn: LocalDate | null };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;

// Year first with hyphens or slashes; month first with slashes, hyphens or dots, the year of four or two digits;
// eight digits in a row, month first; the month's name before or after the day.
const yearFirst = /(?<!\d)(?<year>(?:18|19|20)\d\d)[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?!\d)/;
const monthFirst =
  /(?<![\d-])(?<month>\d{1,2})[-/.](?<day>\d{1,2})[-/.](?<year>(?:18|19|20)\d\d|\d\d)(?![\d-])/;
const digitsOnly = /(?<!\S)(?<month>0[1-9]|1[0-2])(?<day>[0-3]\d)(?<year>(?:19|20)\d\d)(?!\S)/;
const monthNamed =
  /(?<!\p{L})(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>(?:18|19|20)\d\d)(?!\d)/iu;
const dayNamed =
  /(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(?<year>(?:18|19|20)\d\d)(?!\d)/iu;
const forms = [yearFirst, monthFirst, digitsOnly, monthNamed, dayNamed] as const;

// Digits with the marks people write between them; a date was taken out before.
const phoneForm = /(?<![\p{L}\d])\+?[\d(][\d\s().-]{5,}\d(?![\p{L}\d])/u;

/** Splits what was typed into words and a date of birth; `today` decides the century of a year of two digits. */
export function readSearch(typed: string, today: LocalDate): PatientSearch {
  for (const form of forms) {
    const found = form.exec(typed);
    const bornOn = found ? dateOf(found.groups ?? {}, today) : null;
    if (found && bornOn) return { words: withPlainPhone(typed.replace(found[0], ' ')), bornOn };
  }
  return { words: withPlainPhone(typed), bornOn: null };
}

function dateOf(parts: Readonly<Record<string, string>>, today: LocalDate): LocalDate | null {
  const { year = '', month, day = '', name = '' } = parts;
  const monthNumber =
    month ?? String(months.findIndex((known) => known === name.slice(0, 3).toLowerCase()) + 1);
  const two = (text: string) => text.padStart(2, '0');
  return parseLocalDate(`${fullYear(year, today)}-${two(monthNumber)}-${two(day)}`);
}

// The latest such year that is not in the future: nobody is born tomorrow.
function fullYear(year: string, today: LocalDate): string {
  if (year.length === 4) return year;
  const century = today.slice(0, 2);
  return year <= today.slice(2, 4) ? `${century}${year}` : `${Number(century) - 1}${year}`;
}

function withPlainPhone(typed: string): string {
  const found = phoneForm.exec(typed);
  if (!found) return typed.trim();
  const digits = found[0].replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 15) return typed.trim();
  const plain = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
  return typed.replace(found[0], ` ${plain} `).trim();
}
