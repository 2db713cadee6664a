// One date of a group as the desk plans it: who is expected, who visits, who is known to be away, guests, and how full it is.
import type { z } from 'zod';
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { limitFacts } from '../../rules/limit-steps.ts';
import type { SizeRule } from '../../rules/size-limits.ts';
import { whatToDo } from '../../rules/unplanned.ts';
import type { changesAnswer, dateRoster } from '../../rules/seat-answers.ts';
import { clinicsOf, findGroups } from '../groups.db.ts';
import {
  findDate,
  findDatesTaken,
  findExpected,
  findGuests,
  takenOn,
  type DateOf,
  type ExpectedRow,
} from './one-date.db.ts';
import { findChanges } from './roster-changes.db.ts';
import { sizeRulesAt } from './size-rules.ts';

const mostChanges = 20;

export async function readDate(
  ctx: ActionContext,
  input: { sessionId: string },
): Promise<Outcome<z.input<typeof dateRoster>>> {
  const key = { organizationId: ctx.organizationId, sessionId: input.sessionId };
  const date = await findDate(ctx.tx, key);
  const clinics = clinicsOf(ctx.scope);
  if (!date || (clinics !== null && !clinics.includes(date.clinic_id))) return refuse('date-not-found');
  const expected = await findExpected(ctx.tx, key);
  const taken = takenOn(date, await findDatesTaken(ctx.tx, [date.id]));
  const rules = await sizeRulesAt(ctx, date, date.held_on);
  ctx.about(
    expected.map((person) => person.patient_id as PatientId),
    { sessionId: date.id },
  );
  return ok({
    today: ctx.today,
    date: { ...dateAnswer(date), ...taken, rule: ruleOf(date, taken.limit, rules) },
    people: expected.map(personOf),
    hidden: Math.max(0, taken.taken + taken.away - expected.length),
    guests: await findGuests(ctx.tx, key),
    toDo:
      date.status === 'cancelled'
        ? []
        : whatToDo({ ...date, ...taken, people: taken.taken, keptApart: false }, rules),
  });
}

function ruleOf(date: DateOf, limit: number, rules: readonly SizeRule[]): string {
  const { state, kind } = date;
  return limitFacts({ limit, rule: date.seat_limit_rule ?? '', state, kind }, rules).rule;
}

function dateAnswer(date: DateOf) {
  return {
    sessionId: date.id,
    groupId: date.group_id,
    groupName: date.group_name,
    clinicName: date.clinic_name,
    timeZone: date.time_zone,
    heldOn: date.held_on,
    startsAt: date.starts_at,
    endsAt: date.ends_at,
    status: date.status,
    mode: date.mode,
  };
}

function personOf(person: ExpectedRow): z.input<typeof dateRoster>['people'][number] {
  return {
    patientId: person.patient_id,
    givenName: person.given_name,
    familyName: person.family_name,
    preferredName: person.preferred_name,
    number: person.number,
    mode: person.mode,
    petsUntold: person.pets_untold,
    seatId: person.seat_id,
    visit:
      person.visit_id === null
        ? null
        : { id: person.visit_id, kind: person.visit_kind ?? '', because: person.visit_because ?? '' },
    absence:
      person.absence_id === null
        ? null
        : {
            id: person.absence_id,
            reason: person.known_absence ?? '',
            because: person.absence_because ?? '',
          },
  };
}

/** The newest changes of a group's roster. */
export async function readChanges(
  ctx: ActionContext,
  input: { groupId: string },
): Promise<Outcome<z.input<typeof changesAnswer>>> {
  const { organizationId, today } = ctx;
  const [group] = await findGroups(ctx.tx, ctx.scope, { organizationId, today, groupId: input.groupId });
  if (!group) return refuse('group-not-found');
  const changes = await findChanges(ctx.tx, { organizationId, groupId: group.id, most: mostChanges });
  ctx.about(
    changes.flatMap((change) => (change.patient_id === null ? [] : [change.patient_id as PatientId])),
    { groupId: group.id },
  );
  return ok({
    changes: changes.map((change) => ({
      id: change.id,
      kind: change.kind,
      patientId: change.patient_id,
      givenName: change.given_name,
      familyName: change.family_name,
      preferredName: change.preferred_name,
      heldOn: change.held_on,
      because: change.because,
      madeAt: change.made_at,
      maker: change.maker,
      undone: change.undone,
    })),
  });
}
