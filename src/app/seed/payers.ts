// Who pays for the people of the demonstration: a few made-up payers of every kind, two of them with rules of their own.
import type { PayerKind } from '../../organization/rules/payer-kinds.ts';
import type { PolicyCode } from '../../organization/rules/policies.ts';
import { instantText } from './almanac.ts';
import type { SeedRow } from './rows.ts';
import type { Laying, PersonPlan, StaffPlan } from './world.ts';

type PayerPlan = {
  name: string;
  kind: PayerKind;
  /** Of a hundred people. */
  share: number;
  rules: readonly { code: PolicyCode; value: string; reason: string }[];
};

const payers: readonly PayerPlan[] = [
  {
    name: 'Prairie Health Plan (Medicaid)',
    kind: 'medicaid',
    share: 40,
    rules: [
      { code: 'week_kind', value: 'rolling', reason: 'Their manual counts weeks from the day of admission' },
    ],
  },
  {
    name: 'Lakeshore Mutual',
    kind: 'commercial',
    share: 30,
    rules: [
      { code: 'minutes_counting', value: 'clock', reason: 'Their letter of March: short breaks count' },
    ],
  },
  { name: 'Bluebonnet Benefit', kind: 'commercial', share: 12, rules: [] },
  { name: 'State funds', kind: 'public', share: 8, rules: [] },
  { name: 'Self-pay', kind: 'self_pay', share: 4, rules: [] },
];

export type PayersPlan = { readonly id: string; readonly plan: PayerPlan }[];

export function planPayers(laying: Laying): PayersPlan {
  return payers.map((plan) => ({ id: laying.newId(), plan }));
}

export function payerRows(
  laying: Laying,
  planned: PayersPlan,
  staff: readonly StaffPlan[],
): SeedRow<'payers'>[] {
  const writtenAt = instantText(laying.almanac.at(-400, 10 * 60));
  return planned.map(({ id, plan }) => ({
    organization_id: laying.organizationId,
    id,
    name: plan.name,
    kind: plan.kind,
    written_by: director(staff),
    written_at: writtenAt,
  }));
}

/** The rules of how hours count that payers have of their own. */
export function payerPolicyRows(
  laying: Laying,
  planned: PayersPlan,
  staff: readonly StaffPlan[],
): SeedRow<'policies'>[] {
  return planned.flatMap(({ id, plan }) =>
    plan.rules.map((rule) => ({
      organization_id: laying.organizationId,
      id: laying.newId(),
      code: rule.code,
      payer_id: id,
      value: rule.value,
      starts_on: laying.almanac.day(-365),
      reason: rule.reason,
      set_by: director(staff),
      set_at: instantText(laying.almanac.at(-368, 10 * 60)),
    })),
  );
}

/** Who pays for whom, from the day they were registered on; for some nobody has asked yet. */
export function patientPayerRows(
  laying: Laying,
  planned: PayersPlan,
  people: readonly PersonPlan[],
): SeedRow<'patient_payers'>[] {
  return people.flatMap((person, place) => {
    // By the place in the list, so that nothing else of the world is drawn otherwise than before.
    const payer = payerAt(planned, (place * 37) % 100);
    if (payer === undefined) return [];
    return {
      organization_id: laying.organizationId,
      id: laying.newId(),
      patient_id: person.id,
      payer_id: payer.id,
      starts_on: laying.almanac.day(person.registered),
      written_by: person.registeredBy.id,
      written_at: instantText(laying.almanac.at(person.registered, 11 * 60)),
    };
  });
}

function payerAt(planned: PayersPlan, drawn: number): PayersPlan[number] | undefined {
  let upTo = 0;
  return planned.find(({ plan }) => {
    upTo += plan.share;
    return drawn < upTo;
  });
}

function director(staff: readonly StaffPlan[]): string {
  return staff.find((member) => member.persona && member.role === 'director')?.id ?? '';
}
