// How many minutes of treatment a week a person in an intensive outpatient group needs at least: what the policies of
// clinic, state and house say on a day, for adults and for adolescents (docs/rules.md). A plan or a payer may ask for
// more; what they ask is fed in once plans and payers are kept.
import type { LocalDate } from '#kernel/local-date.ts';
import { policyNumber, type PolicyValue } from '../../../organization/rules/policy-values.ts';
import type { Series } from './series-facts.ts';

const adultAge = 18;

/** The least minutes a week for the people of a series, on a day. */
export function weeklyMinutesNeeded(
  values: readonly PolicyValue[],
  series: Pick<Series, 'youngest' | 'state' | 'clinicId'>,
  on: LocalDate,
): number {
  const code = series.youngest < adultAge ? 'week_hours_adolescent' : 'week_hours_adult';
  return policyNumber(values, code, { state: series.state, clinicId: series.clinicId, on }) * 60;
}
