// Turns a whole day of a clinic virtual in one action, for a storm say, and takes it back in one. Shows first what each
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
  previewSeriesChange,
  takeBackSeriesChange,
} from '../../groups/server/door.ts';
import type { VirtualDayAnswer } from '../rules/cover-answers.ts';
import { findClinicNames } from './rosters.db.ts';
import { factsOfSession } from './session-facts.ts';
import {
  findSessionsOfDay,
  findStandingDay,
  findVirtualDay,
  insertChangesOfDay,
  insertVirtualDay,
  takeDayBack,
  type ChangeOfDay,
  type SessionOfDay,
} from './virtual-day.db.ts';

type Lacking = VirtualDayAnswer['sessions'][number]['lacking'];
type People = { readonly lacking: Lacking; readonly hiddenPeople: number };

export async function readVirtualDay(
  ctx: ActionContext,
  input: { clinicId?: string | undefined; day?: string | undefined },
): Promise<Outcome<VirtualDayAnswer>> {
  const { organizationId, today } = ctx;
  const clinics = await findClinicNames(ctx.tx, { organizationId, clinics: clinicsOf(ctx.scope) });
  const day = input.day ?? today;
  const clinicId = input.clinicId ?? clinics[0]?.id;
  if (clinicId === undefined || !clinics.some((clinic) => clinic.id === clinicId))
    return refuse('clinic-not-found');
  const key = { organizationId, clinicId, day };
  const [sessions, turned] = await Promise.all([findSessionsOfDay(ctx.tx, key), findVirtualDay(ctx.tx, key)]);
  const people = await peopleOf(ctx, sessions);
  return ok({
    today,
    day,
    clinics,
    turned:
      turned === undefined
        ? null
        : {
            id: turned.id,
            because: turned.because,
            by: turned.turned_by,
            at: turned.turned_at,
            sessionIds: turned.session_ids,
          },
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
  input: { clinicId: string; day: string; because: string },
): Promise<Outcome<{ virtualDayId: string; turned: number }>> {
  const { organizationId } = ctx;
  const clinics = clinicsOf(ctx.scope);
  if (clinics !== null && !clinics.includes(input.clinicId)) return refuse('clinic-not-found');
  if (input.day < ctx.today) return refuse('change-in-the-past');
  const key = { organizationId, clinicId: input.clinicId, day: input.day };
  const sessions = (await findSessionsOfDay(ctx.tx, key)).filter(
    (session) => staysBecause(ctx, session) === null,
  );
  if (sessions.length === 0) return refuse('nothing-to-turn-virtual');
  const virtualDayId = await insertVirtualDay(ctx.tx, {
    ...key,
    because: input.because,
    by: ctx.staffMemberId,
    at: ctx.now,
  });
  const changes: ChangeOfDay[] = [];
  // One after the other: each change locks its group.
  for (const session of sessions) {
    const made = await turnOne(ctx, session, input.because);
    if (!made.ok) return made;
    changes.push(made.value);
  }
  await insertChangesOfDay(ctx.tx, { ...key, virtualDayId }, changes);
  ctx.about([], { clinicId: input.clinicId, virtualDayId, sessions: changes.length });
  return ok({ virtualDayId, turned: changes.length });
}

async function turnOne(
  ctx: ActionContext,
  session: SessionOfDay,
  because: string,
): Promise<Outcome<ChangeOfDay>> {
  const change = {
    groupId: session.group_id,
    reach: 'this' as const,
    sessionId: session.session_id,
    fromOn: null,
    because,
    change: { kind: 'mode' as const, mode: 'virtual' as const, roomId: null, virtualLink: null },
  };
  const preview = await previewSeriesChange(ctx, change);
  if (!preview.ok) return preview;
  const made = await makeSeriesChange(ctx, { ...change, shown: preview.value.shown });
  if (!made.ok) return made;
  return ok({ changeId: made.value.changeId, groupId: session.group_id, sessionId: session.session_id });
}

export async function takeVirtualDayBack(
  ctx: ActionContext,
  input: { virtualDayId: string },
): Promise<Outcome<{ takenBack: number }>> {
  const { organizationId } = ctx;
  const key = { organizationId, virtualDayId: input.virtualDayId };
  const rows = await findStandingDay(ctx.tx, { ...key, clinics: clinicsOf(ctx.scope) });
  if (rows.length === 0) return refuse('virtual-day-not-found');
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
  await takeDayBack(ctx.tx, { ...key, by: ctx.staffMemberId, at: ctx.now });
  ctx.about([], { virtualDayId: input.virtualDayId });
  return ok({ takenBack: changes.length });
}
