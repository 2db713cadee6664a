// The house's own rules about presence in a place on a day: grace, cut-off, the shortest step-out that counts, when an
// empty chair is looked into, how early the tablet takes people in, and what a day and a week need.
import type { PolicyCode } from '../../organization/rules/policies.ts';
import { policyNumber, type PolicyPlace, type PolicyValue } from '../../organization/rules/policy-values.ts';

export type HouseTimes = {
  readonly graceMinutes: number;
  readonly cutoffMinutes: number;
  readonly shortestStepOut: number;
  readonly emptyChairMinutes: number;
  readonly tabletMinutes: number;
};

export function houseTimesOn(values: readonly PolicyValue[], at: PolicyPlace): HouseTimes {
  const number = (code: PolicyCode) => policyNumber(values, code, at);
  return {
    graceMinutes: number('late_grace_minutes'),
    cutoffMinutes: number('late_cutoff_minutes'),
    shortestStepOut: number('shortest_step_out_minutes'),
    emptyChairMinutes: number('empty_chair_minutes'),
    tabletMinutes: number('tablet_check_in_minutes'),
  };
}
