// Who is to be told about a change of a date, how they may be reached, and the tick that they were.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { sessionInScope } from '../../groups/server/door.ts';
import { contactRulesOf } from '../../patients/server/door.ts';
import type { PeopleToTell } from '../rules/cover-answers.ts';
import type { Matter } from '../rules/matters.ts';
import { waysToTell } from '../rules/ways-to-tell.ts';
import { findDateToTell, findPeopleToTell, insertTelling, isExpected } from './telling.db.ts';

export async function readPeopleToTell(
  ctx: ActionContext,
  input: { sessionId: string; matter: Matter; patientId?: string | undefined },
): Promise<Outcome<PeopleToTell>> {
  const { organizationId } = ctx;
  const session = await sessionInScope(ctx.tx, ctx.scope, { organizationId, sessionId: input.sessionId });
  const date = session && (await findDateToTell(ctx.tx, { organizationId, sessionId: session.id }));
  if (!date) return refuse('session-not-found');
  const everybody = await findPeopleToTell(ctx.tx, {
    organizationId,
    sessionId: session.id,
    matter: input.matter,
  });
  const rows = everybody.filter((row) => input.patientId === undefined || row.patient_id === input.patientId);
  const open = rows.filter((row) => row.given_name !== null);
  ctx.about(
    open.map((row) => row.patient_id as PatientId),
    { sessionId: session.id, matter: input.matter },
  );
  const rules = await contactRulesOf(ctx.tx, ctx.scope, {
    organizationId,
    patientIds: open.map((row) => row.patient_id),
  });
  return ok({
    session: {
      groupId: date.group_id,
      groupName: date.group_name,
      clinicName: date.clinic_name,
      timeZone: date.time_zone,
      occursOn: date.occurs_on,
      heldOn: date.held_on,
      startsAt: date.starts_at,
      endsAt: date.ends_at,
      mode: date.mode,
      status: date.status,
    },
    people: open.map((row) => ({
      patientId: row.patient_id,
      givenName: row.given_name ?? '',
      familyName: row.family_name ?? '',
      preferredName: row.preferred_name,
      language: row.language ?? 'en',
      isAway: row.is_away,
      mode: row.mode,
      ...waysToTell(rules.get(row.patient_id) ?? []),
      told: row.told ?? false,
      toldBy: row.told === true ? row.told_by : null,
      sequence: row.sequence ?? 0,
    })),
    hiddenPeople: rows.length - open.length,
  });
}

export async function tellPerson(
  ctx: ActionContext,
  input: { sessionId: string; patientId: string; matter: Matter; told: boolean; afterSequence: number },
): Promise<Outcome<{ told: boolean; sequence: number }>> {
  const { organizationId } = ctx;
  const session = await sessionInScope(ctx.tx, ctx.scope, { organizationId, sessionId: input.sessionId });
  if (!session) return refuse('session-not-found');
  if (!(await isExpected(ctx.tx, { organizationId, sessionId: session.id, patientId: input.patientId })))
    return refuse('not-expected-there');
  ctx.about([input.patientId as PatientId], { sessionId: session.id, matter: input.matter });
  const sequence = input.afterSequence + 1;
  await insertTelling(ctx.tx, {
    organizationId,
    clinicId: session.clinic_id,
    sessionId: session.id,
    patientId: input.patientId,
    matter: input.matter,
    sequence,
    told: input.told,
    by: ctx.staffMemberId,
    at: ctx.now,
  });
  ctx.announce('tellings', session.id);
  return ok({ told: input.told, sequence });
}
