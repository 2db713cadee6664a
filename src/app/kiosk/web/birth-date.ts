// A birth date as people type it at the tablet: three numbers.
export type TypedDate = { readonly month: string; readonly day: string; readonly year: string };

/** '1990-05-17', or null when it is no day on which somebody here was born. */
export function dayOf({ month, day, year }: TypedDate): string | null {
  const [m, d, y] = [month, day, year].map((part) => (/^\d{1,4}$/u.test(part.trim()) ? Number(part) : NaN));
  if (m === undefined || d === undefined || y === undefined) return null;
  const made = new Date(Date.UTC(y, m - 1, d));
  const isThatDay = made.getUTCFullYear() === y && made.getUTCMonth() === m - 1 && made.getUTCDate() === d;
  return isThatDay && y >= 1900 && y < 2200 ? made.toISOString().slice(0, 10) : null;
}
