// What a change does before it is saved: which dates change and which stay, what is taken already, who falls below
// their hours and what would make it up, and who lacks what a virtual date needs. The figures are asked for; what they
// mean is decided by pure rules.
import { createHash } from 'node:crypto';
import { mondayOf, type LocalDate } from '#kernel/local-date.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { z } from 'zod';
import { policiesOf } from '../../../organization/server/door.ts';
import type { StandingDate } from '../../rules/series/align-dates.ts';
import { belowHours, type WeekOfPerson } from '../../rules/series/below-hours.ts';
import { weeklyMinutesNeeded } from '../../rules/series/weekly-hours.ts';
import type { previewAnswer } from '../../rules/series/series-answers.ts';
import type { Series } from '../../rules/series/series-facts.ts';
import { virtualNeeds } from '../../rules/series/virtual-needs.ts';
import type { Clash } from './align-series.ts';
import type { Applied } from './apply-change.ts';
import {
  findExpected,
  findMeans,
  findNames,
  findOpenChairs,
  findSittings,
  type ExpectedPerson,
  type OpenChair,
  type SittingTime,
} from './consequences.db.ts';
import { nameClashes } from './name-clashes.ts';
import { findStanding } from './series.db.ts';

type Preview = z.input<typeof previewAnswer>;

/** Weeks for which people's hours are looked at, from the first that changes. */
const weeksLookedAt = 4;
const datesShown = 60;

export type Looked = {
  readonly changed: readonly { readonly before: StandingDate; readonly after: StandingDate }[];
  readonly kept: readonly StandingDate[];
  readonly clashes: readonly Clash[];
  readonly newDates: number;
  readonly people: readonly ExpectedPerson[];
  readonly mondays: readonly string[];
  readonly sittings: readonly SittingTime[];
};

/** What stands after a change was applied, to be looked at before it is taken back again. */
export async function lookAfter(ctx: ActionContext, series: Series, applied: Applied): Promise<Looked> {
  const ids = applied.before.map((date) => date.sessionId);
  const after = await findStanding(ctx.tx, {
    organizationId: series.organizationId,
    groupId: series.groupId,
    from: null,
    sessionIds: ids,
    now: ctx.now,
  });
  const afterOf = new Map(after.map((date) => [date.sessionId, date]));
  const changed = applied.before.flatMap((before) => {
    const now = afterOf.get(before.sessionId);
    return now !== undefined && differs(before, now) ? [{ before, after: now }] : [];
  });
  const changedIds = new Set(changed.map((one) => one.before.sessionId));
  const kept = applied.before.filter(
    (date) => !changedIds.has(date.sessionId) && (date.keptBecause !== null || date.exceptions.length > 0),
  );
  const mondays = mondaysOf(changed);
  const near = changed.filter((one) => mondays.includes(mondayOf(one.before.heldOn)));
  const people = await findExpected(
    ctx.tx,
    series.organizationId,
    near.map((one) => one.before.sessionId),
  );
  const sittings = await findSittings(ctx.tx, series.organizationId, {
    patientIds: people.map((person) => person.patient_id),
    mondays,
  });
  return {
    changed,
    kept,
    clashes: applied.clashes,
    newDates: applied.made.length,
    people,
    mondays,
    sittings,
  };
}

/** The answer of a preview, once the change was taken back and everything stands as before. */
export async function consequencesOf(ctx: ActionContext, series: Series, looked: Looked): Promise<Preview> {
  const before = await findSittings(ctx.tx, series.organizationId, {
    patientIds: looked.people.map((person) => person.patient_id),
    mondays: looked.mondays,
  });
  const values = await policiesOf(ctx.tx, series.organizationId);
  const needed = weeklyMinutesNeeded(values, series, ctx.today);
  const weeks = weeksOf(needed, looked, before);
  const open = await findOpenChairs(ctx.tx, series.organizationId, {
    clinicId: series.clinicId,
    state: series.state,
    mondays: looked.mondays,
    except: looked.changed.map((one) => one.before.sessionId),
    now: ctx.now,
  });
  const below = belowHours(weeks, open.map(openSession));
  const lacking = await lackingOf(ctx, series, looked);
  const names = await findNames(ctx.tx, series.organizationId, [
    ...looked.changed.flatMap(({ before: was, after }) => [was.roomId ?? [], after.roomId ?? []].flat()),
    ...looked.clashes.map((clash) => clash.resourceId),
  ]);
  const person = new Map(looked.people.map((each) => [each.patient_id, each]));
  const isOpen = (patientId: string): boolean => (person.get(patientId)?.given_name ?? null) !== null;
  const answer = {
    dates: looked.changed.slice(0, datesShown).map(({ before: was, after }) => ({
      sessionId: was.sessionId,
      occursOn: was.occursOn,
      before: factsOf(was, names),
      after: factsOf(after, names),
    })),
    changedDates: looked.changed.length,
    newDates: looked.newDates,
    kept: looked.kept.map((date) => ({
      sessionId: date.sessionId,
      heldOn: date.heldOn,
      because: date.keptBecause ?? 'exception',
    })),
    clashes: await nameClashes(ctx, looked.clashes, names),
    below: below
      .filter((one) => isOpen(one.patientId))
      .map((one) => ({ ...one, ...nameOf(person.get(one.patientId)), madeUpBy: [...one.madeUpBy] })),
    lacking: lacking
      .filter((one) => isOpen(one.patientId))
      .map((one) => ({ ...nameOf(person.get(one.patientId)), lacks: [...one.lacks] })),
    people: looked.people.length,
    hiddenPeople: looked.people.filter((each) => each.given_name === null).length,
  };
  const offered = new Set(below.flatMap((one) => one.madeUpBy));
  return {
    ...answer,
    shown: fingerprintOf(answer),
    open: open.filter((one) => offered.has(one.session_id)).map(openChair),
  };
}

// Free chairs come and go from one minute to the next; what is taken from somebody must be exactly what was shown.
function fingerprintOf(answer: Omit<Preview, 'shown' | 'open'>): string {
  const below = answer.below.map(({ madeUpBy: _offers, ...rest }) => rest);
  return createHash('sha256')
    .update(JSON.stringify({ ...answer, below }))
    .digest('base64url');
}

function differs(one: StandingDate, other: StandingDate): boolean {
  return (
    one.heldOn !== other.heldOn ||
    one.startsAt !== other.startsAt ||
    one.endsAt !== other.endsAt ||
    one.roomId !== other.roomId ||
    one.mode !== other.mode ||
    one.status !== other.status
  );
}

// Weeks in which something is lost or gained: that of each date before, and of where it goes.
function mondaysOf(changed: Looked['changed']): LocalDate[] {
  const all = changed.flatMap(({ before, after }) => [mondayOf(before.heldOn), mondayOf(after.heldOn)]);
  return [...new Set(all)].sort().slice(0, weeksLookedAt);
}

function weeksOf(neededMinutes: number, looked: Looked, before: readonly SittingTime[]): WeekOfPerson[] {
  const sum = (times: readonly SittingTime[], patientId: string, monday: string): number =>
    times
      .filter((time) => time.patientId === patientId && time.monday === monday)
      .reduce((minutes, time) => minutes + time.minutes, 0);
  return looked.people.flatMap((person) =>
    looked.mondays.map((monday) => ({
      patientId: person.patient_id,
      monday,
      neededMinutes,
      beforeMinutes: sum(before, person.patient_id, monday),
      afterMinutes: sum(looked.sittings, person.patient_id, monday),
      taken: looked.sittings.filter((time) => time.patientId === person.patient_id),
    })),
  );
}

async function lackingOf(ctx: ActionContext, series: Series, looked: Looked) {
  const turned = new Set(
    looked.changed
      .filter(({ before, after }) => before.mode === 'in_person' && after.mode !== 'in_person')
      .map((one) => one.before.sessionId),
  );
  const there = looked.people.filter((person) => person.session_ids.some((id) => turned.has(id)));
  const means = await findMeans(
    ctx.tx,
    series.organizationId,
    there.map((person) => person.patient_id),
  );
  return virtualNeeds(
    means.map((one) => ({
      patientId: one.patient_id,
      hasPhone: one.has_phone,
      hasMail: one.has_mail,
      hasDevice: one.has_device,
    })),
  );
}

function factsOf(date: StandingDate, names: ReadonlyMap<string, string>) {
  return {
    heldOn: date.heldOn,
    startsAt: date.startsAt,
    endsAt: date.endsAt,
    roomName: date.roomId === null ? null : (names.get(date.roomId) ?? null),
    mode: date.mode,
    status: date.status,
  };
}

function nameOf(person: ExpectedPerson | undefined) {
  return {
    patientId: person?.patient_id ?? '',
    givenName: person?.given_name ?? '',
    familyName: person?.family_name ?? '',
    preferredName: person?.preferred_name ?? null,
  };
}

function openSession(one: OpenChair) {
  const { startsAt, endsAt, sessionId, minutes, free } = openChair(one);
  return { sessionId, monday: one.monday, startsAt, endsAt, minutes, free };
}

function openChair(one: OpenChair) {
  return {
    sessionId: one.session_id,
    groupId: one.group_id,
    groupName: one.group_name,
    clinicName: one.clinic_name,
    timeZone: one.time_zone,
    mode: one.mode,
    startsAt: one.starts_at as SittingTime['startsAt'],
    endsAt: one.ends_at as SittingTime['endsAt'],
    minutes: one.minutes,
    free: one.free,
  };
}
