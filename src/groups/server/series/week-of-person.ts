// The hours of a person's week over all their groups, visits and pull-outs, at every clinic, by the rules of whoever pays.
import type { PatientId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { findClinicNames, payersOf, policiesOf } from '../../../organization/server/door.ts';
import { findPatientsNamed } from '../../../patients/server/door.ts';
import {
  countedByRule,
  countedInWeek,
  hoursRuleOn,
  noFacts,
  sittingUntil,
  weekOfPerson,
} from '../../rules/series/hours-of-person.ts';
import type { WeekOfPersonAnswer } from '../../rules/series/week-answers.ts';
import { findHoursFacts, findSittings, type SittingOfPerson } from './hours-of-people.db.ts';
import { findClinicOfPerson } from './week-of-person.db.ts';

type Asked = { patientId: string; day?: string | undefined };

export async function readWeekOfPerson(
  ctx: ActionContext,
  input: Asked,
): Promise<Outcome<WeekOfPersonAnswer>> {
  const { organizationId, today } = ctx;
  const patientIds = [input.patientId];
  ctx.about([input.patientId as PatientId]);
  const [person] = await findPatientsNamed(ctx.tx, ctx.scope, { organizationId, patientIds });
  if (!person) return refuse('not-found');
  const day = (input.day ?? today) as LocalDate;
  const facts = (await findHoursFacts(ctx.tx, organizationId, patientIds)).get(input.patientId) ?? noFacts;
  const place = await placeOf(ctx, input.patientId, day);
  const rule = hoursRuleOn(await policiesOf(ctx.tx, organizationId), facts, { ...place, on: day });
  const week = weekOfPerson(rule, facts, day);
  const sittings = await findSittings(ctx.tx, { patientIds, days: week });
  const payers = await payersOf(ctx.tx, organizationId);
  return ok({
    ...week,
    today,
    countedMinutes: countedInWeek(rule, week, sittings),
    attendedMinutes: countedInWeek(
      rule,
      week,
      sittings.filter(wasThere).map((sitting) => sittingUntil(ctx.now, sitting)),
    ),
    neededMinutes: rule.neededMinutes,
    counting: rule.counting,
    payer: payers.find((payer) => payer.id === rule.payerId)?.name ?? null,
    sittings: sittings.map((sitting) => ({
      sessionId: sitting.sessionId,
      groupName: sitting.groupName,
      heldOn: sitting.heldOn,
      startsAt: sitting.startsAt,
      endsAt: sitting.endsAt,
      timeZone: sitting.timeZone,
      countedMinutes: countedByRule(rule, sitting),
      status: sitting.status,
      isPulledOut: sitting.away.some((one) => one.byThemselves !== true),
    })),
  });
}

const wasThere = (sitting: SittingOfPerson): boolean =>
  sitting.status === 'present' || sitting.status === 'late';

// Where the rules of clinic and state are asked for: the clinic of the seat of that day, or the first in reach.
async function placeOf(ctx: ActionContext, patientId: string, on: LocalDate) {
  const { organizationId } = ctx;
  const clinicId = await findClinicOfPerson(ctx.tx, { organizationId, patientId, on });
  const clinics = await findClinicNames(ctx.tx, organizationId);
  const clinic = clinics.find((one) => one.id === clinicId);
  return { state: clinic?.state ?? '', clinicId: clinic?.id ?? '' };
}
