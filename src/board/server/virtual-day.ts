// Turns a whole day of one clinic or of several virtual in one action, for a storm say, and takes it back in one. Shows first what each
// session and each person lacks for it. Every date is changed as a single exception of its series.
import type { PatientId } from '#kernel/ids.ts';
import { isBefore, type Instant } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { virtualNeeds } from '../../groups/rules/series/virtual-needs.ts';
import {
  clinicsOf,
  makeSeriesChange,
  meansOfPeople,
  peopleExpected,
  takeBackSeriesChange,
} from '../../groups/server/door.ts';
import type { VirtualDayAnswer } from '../rules/cover-answers.ts';
import { findClinicNames } from './rosters.db.ts';
import { factsOfSession } from './session-facts.ts';
import {
  findSessionsOfDay,
  findStandingDays,
  findVirtualDays,
  insertChangesOfDay,
  insertVirtualDays,
  takeDaysBack,
  type ChangeOfDay,
  type SessionOfDay,
} from './virtual-day.db.ts';

type Lacking = VirtualDayAnswer['sessions'][number]['lacking'];
type People = { readonly lacking: Lacking; readonly hiddenPeople: number };

export async function readVirtualDay(
  ctx: ActionContext,
  input: { clinics?: string | undefined; day?: string | undefined },
): Promise<Outcome<VirtualDayAnswer>> {
  const { organizationId, today } = ctx;
  const clinics = await findClinicNames(ctx.tx, { organizationId, clinics: clinicsOf(ctx.scope) });
  const day = input.day ?? today;
  const chosen = input.clinics?.toLowerCase().split(',') ?? clinics.slice(0, 1).map((clinic) => clinic.id);
  if (chosen.length === 0 || !chosen.every((id) => clinics.some((clinic) => clinic.id === id)))
    return refuse('clinic-not-found');
  const key = { organizationId, clinicIds: chosen, day };
  const [sessions, turned] = await Promise.all([
    findSessionsOfDay(ctx.tx, key),
    findVirtualDays(ctx.tx, key),
  ]);
  const people = await peopleOf(ctx, sessions);
  return ok({
    today,
    day,
    clinics,
    chosen,
    turned: turned.map((one) => ({
      id: one.id,
      clinicId: one.clinic_id,
      because: one.because,
      by: one.turned_by,
      at: one.turned_at,
      sessionIds: one.session_ids,
    })),
    sessions: sessions.map((session) => ({
      ...factsOfSession(session),
      staysBecause: staysBecause(ctx, session),
      changeId: session.change_id,
      hasLink: session.has_link,
      ...(people.get(session.session_id) ?? { lacking: [], hiddenPeople: 0 }),
    })),
  });
}

function staysBecause(ctx: ActionContext, session: SessionOfDay): string | null {
  if (session.status === 'cancelled') return 'cancelled';
  if (session.mode === 'virtual') return 'virtual';
  return isBefore(ctx.now, session.starts_at as Instant) ? null : 'begun';
}

async function peopleOf(
  ctx: ActionContext,
  sessions: readonly SessionOfDay[],
): Promise<ReadonlyMap<string, People>> {
  const { organizationId } = ctx;
  const turning = sessions.filter((session) => staysBecause(ctx, session) === null);
  const expected = await peopleExpected(
    ctx.tx,
    organizationId,
    turning.map((session) => session.session_id),
  );
  const open = expected.filter((person) => person.given_name !== null);
  const means = await meansOfPeople(
    ctx.tx,
    organizationId,
    open.map((person) => person.patient_id),
  );
  const needs = virtualNeeds(
    means.map((one) => ({
      patientId: one.patient_id,
      hasPhone: one.has_phone,
      hasMail: one.has_mail,
      hasDevice: one.has_device,
    })),
  );
  const lacks = new Map(needs.map((need) => [need.patientId, need.lacks]));
  ctx.about(open.map((person) => person.patient_id as PatientId));
  return new Map(
    turning.map((session) => {
      const there = expected.filter((person) => person.session_ids.includes(session.session_id));
      const lacking = there.flatMap((person) => {
        const lacked = lacks.get(person.patient_id);
        const name = `${person.preferred_name ?? person.given_name ?? ''} ${person.family_name ?? ''}`;
        return lacked === undefined ? [] : [{ patientId: person.patient_id, name, lacks: [...lacked] }];
      });
      const hiddenPeople = there.filter((person) => person.given_name === null).length;
      return [session.session_id, { lacking, hiddenPeople }];
    }),
  );
}

export async function turnDayVirtual(
  ctx: ActionContext,
  input: { clinicIds: readonly string[]; day: string; because: string },
): Promise<Outcome<{ virtualDayIds: string[]; turned: number }>> {
  const { organizationId } = ctx;
  const clinics = clinicsOf(ctx.scope);
  const clinicIds = [...new Set(input.clinicIds)];
  const known = await findClinicNames(ctx.tx, { organizationId, clinics });
  if (!clinicIds.every((id) => known.some((clinic) => clinic.id === id))) return refuse('clinic-not-found');
  if (input.day < ctx.today) return refuse('change-in-the-past');
  const key = { organizationId, clinicIds, day: input.day };
  // A clinic whose day was turned before stays as it is.
  const before = new Set((await findVirtualDays(ctx.tx, key)).map((one) => one.clinic_id));
  const sessions = (await findSessionsOfDay(ctx.tx, key)).filter(
    (session) => staysBecause(ctx, session) === null && !before.has(session.clinic_id),
  );
  if (sessions.length === 0) return refuse('nothing-to-turn-virtual');
  const days = await insertVirtualDays(ctx.tx, {
    ...key,
    clinicIds: [...new Set(sessions.map((session) => session.clinic_id))],
    because: input.because,
    by: ctx.staffMemberId,
    at: ctx.now,
  });
  const changes: ChangeOfDay[] = [];
  // One after the other, for all in the same order: each change locks its group.
  for (const session of sessions.toSorted((one, other) => (one.group_id < other.group_id ? -1 : 1))) {
    const made = await turnOne(ctx, session, input.because);
    if (!made.ok) return made;
    const virtualDayId = days.get(session.clinic_id) ?? '';
    changes.push({ ...made.value, virtualDayId, clinicId: session.clinic_id });
  }
  await insertChangesOfDay(ctx.tx, organizationId, changes);
  const virtualDayIds = [...days.values()];
  ctx.about([], { clinicIds: [...days.keys()], virtualDayIds, sessions: changes.length });
  return ok({ virtualDayIds, turned: changes.length });
}

type ChangeMade = Pick<ChangeOfDay, 'changeId' | 'groupId' | 'sessionId'>;

async function turnOne(
  ctx: ActionContext,
  session: SessionOfDay,
  because: string,
): Promise<Outcome<ChangeMade>> {
  const change = {
    groupId: session.group_id,
    reach: 'this' as const,
    sessionId: session.session_id,
    fromOn: null,
    because,
    change: { kind: 'mode' as const, mode: 'virtual' as const, roomId: null, virtualLink: null },
  };
  // Who lacks what for it stands on the page that leads here.
  const made = await makeSeriesChange(ctx, { ...change, shown: null });
  if (!made.ok) return made;
  return ok({ changeId: made.value.changeId, groupId: session.group_id, sessionId: session.session_id });
}

export async function takeVirtualDaysBack(
  ctx: ActionContext,
  input: { virtualDayIds: readonly string[] },
): Promise<Outcome<{ takenBack: number }>> {
  const { organizationId } = ctx;
  const virtualDayIds = [...new Set(input.virtualDayIds)];
  const key = { organizationId, virtualDayIds };
  const rows = await findStandingDays(ctx.tx, { ...key, clinics: clinicsOf(ctx.scope) });
  if (new Set(rows.map((row) => row.id)).size < virtualDayIds.length) return refuse('virtual-day-not-found');
  const changes = rows.flatMap((row) =>
    row.change_id === null || row.group_id === null
      ? []
      : [{ changeId: row.change_id, groupId: row.group_id }],
  );
  for (const change of changes) {
    const taken = await takeBackSeriesChange(ctx, change);
    // Somebody may have taken a single date back already.
    if (!taken.ok && taken.code !== 'change-taken-back-already') return taken;
  }
  await takeDaysBack(ctx.tx, { ...key, by: ctx.staffMemberId, at: ctx.now });
  ctx.about([], { virtualDayIds });
  return ok({ takenBack: changes.length });
}
