// How many minutes of treatment a week a person in an intensive outpatient group needs at least.
// Adults 9 hours, adolescents 6: ASAM level 2.1 and the SAMHSA advisory of 2021 (docs/rules.md, A1). A plan or a payer
// may ask for more; what they ask is fed in once plans and payers are kept.
import type { Series } from './series-facts.ts';

const adultMinutes = 9 * 60;
const adolescentMinutes = 6 * 60;
const adultAge = 18;

/** The least minutes a week for the people of a series. */
export function weeklyHoursOf(series: Pick<Series, 'youngest'>): { readonly minutes: number } {
  return { minutes: series.youngest < adultAge ? adolescentMinutes : adultMinutes };
}
