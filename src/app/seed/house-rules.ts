// The rules that this house has set, each from a day on and with its reason: for all clinics, for a state, for one clinic.
import type { PolicyCode } from '../../organization/rules/policies.ts';
import { instantText } from './almanac.ts';
import type { SeedRow } from './rows.ts';
import type { ClinicPlan, Laying, StaffPlan } from './world.ts';

type HouseRule = {
  code: PolicyCode;
  state?: 'IL' | 'TX';
  /** At the first clinic only. */
  atHome?: true;
  value: string;
  from: number;
  to?: number;
  reason: string;
};

const houseRules: readonly HouseRule[] = [
  {
    code: 'late_grace_minutes',
    value: '15',
    from: -700,
    to: -141,
    reason: 'As it was before the groups of all clinics had the same hours',
  },
  {
    code: 'late_grace_minutes',
    value: '10',
    from: -140,
    reason: 'The trains from the south side come at five past; agreed with the counselors',
  },
  {
    code: 'minutes_counting',
    atHome: true,
    value: 'fifty_minute_hour',
    from: -420,
    reason: 'The payers of most people here pay by the fifty-minute hour; their letters lie with billing',
  },
  {
    code: 'week_kind',
    state: 'TX',
    value: 'sunday',
    from: -300,
    reason: 'The two largest payers in Texas add up from Sunday to Saturday',
  },
  {
    code: 'house_education_size',
    state: 'TX',
    value: '24',
    from: -90,
    reason: 'The health topics are shared by two groups',
  },
  {
    code: 'credential_warning_days',
    value: '90',
    from: -200,
    reason: 'The Illinois board took eleven weeks for a renewal last year',
  },
  {
    code: 'late_cutoff_minutes',
    state: 'IL',
    value: '20',
    from: 14,
    reason: 'Decided by the counselors in their last meeting; begins with the new month',
  },
];

export function policyRows(
  laying: Laying,
  clinics: readonly ClinicPlan[],
  staff: readonly StaffPlan[],
): SeedRow<'policies'>[] {
  const { almanac } = laying;
  const director = staff.find((member) => member.persona && member.role === 'director');
  return houseRules.map((rule) => ({
    organization_id: laying.organizationId,
    id: laying.newId(),
    code: rule.code,
    state: rule.state ?? null,
    clinic_id: rule.atHome === true ? (clinics[0]?.id ?? null) : null,
    value: rule.value,
    starts_on: almanac.day(rule.from),
    ends_on: rule.to === undefined ? null : almanac.day(rule.to),
    reason: rule.reason,
    set_by: director?.id ?? '',
    set_at: instantText(almanac.at(rule.from - 3, 10 * 60)),
  }));
}

/** What somebody has looked up: a rule that ships as not yet confirmed. */
export function confirmationRows(
  laying: Laying,
  staff: readonly StaffPlan[],
): SeedRow<'policy_confirmations'>[] {
  const { almanac } = laying;
  const administrator = staff.find((member) => member.role === 'administrator');
  return [
    {
      organization_id: laying.organizationId,
      id: laying.newId(),
      code: 'adolescent_from_age' satisfies PolicyCode,
      state: null,
      source: 'Read with counsel: both states, from twelve; the note lies with the administrator',
      starts_on: almanac.day(-60),
      confirmed_by: administrator?.id ?? '',
      confirmed_at: instantText(almanac.at(-60, 14 * 60)),
    },
  ];
}
