// What a change does before it is saved: which dates change and which stay, what is taken already, who falls below
// their hours and what would make it up, and who lacks what a virtual date needs. The figures are asked for; what they
// mean is decided by pure rules.
import { createHash } from 'node:crypto';
import type { ActionContext } from '#platform/http/context.ts';
import type { z } from 'zod';
import type { StandingDate } from '../../rules/series/align-dates.ts';
import type { previewAnswer } from '../../rules/series/series-answers.ts';
import type { Series } from '../../rules/series/series-facts.ts';
import { virtualNeeds } from '../../rules/series/virtual-needs.ts';
import {
  findElsewhere,
  findExpected,
  findMeans,
  findNames,
  type Elsewhere,
  type ExpectedPerson,
  type OpenChair,
} from './consequences.db.ts';
import { hoursLost } from './hours-lost.ts';
import type { Looked } from './look-after.ts';
import { nameClashes } from './name-clashes.ts';

type Preview = z.input<typeof previewAnswer>;

const datesShown = 60;

/** The answer of a preview, once the change was taken back and everything stands as before. */
export async function consequencesOf(ctx: ActionContext, series: Series, looked: Looked): Promise<Preview> {
  const { below, open } = await hoursLost(ctx, series, looked);
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
    elsewhere: await elsewhereOf(ctx, series, looked),
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

// Who would have to be in two places, and was not in two before.
async function elsewhereOf(
  ctx: ActionContext,
  series: Series,
  { elsewhere }: Looked,
): Promise<Preview['elsewhere']> {
  const ids = [...new Set(elsewhere.map((one) => one.session_id))];
  const keyOf = (one: Elsewhere): string => `${one.patient_id} ${one.session_id} ${one.other_session_id}`;
  const wasThere = new Set((await findElsewhere(ctx.tx, ids)).map(keyOf));
  const fresh = elsewhere.filter((one) => !wasThere.has(keyOf(one)));
  const expected = fresh.length === 0 ? [] : await findExpected(ctx.tx, series.organizationId, ids);
  const people = new Map(expected.map((one) => [one.patient_id, one]));
  return fresh.map((one) => {
    const person = people.get(one.patient_id);
    const isOpen = (person?.given_name ?? null) !== null;
    return {
      ...(isOpen ? nameOf(person) : nobody),
      groupName: isOpen ? one.other_group : null,
      startsAt: one.starts_at,
      endsAt: one.ends_at,
    };
  });
}

// Somebody whose record is not the asker's to open.
const nobody = { patientId: null, givenName: '', familyName: '', preferredName: null };

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

function openChair(one: OpenChair) {
  return {
    sessionId: one.session_id,
    groupId: one.group_id,
    groupName: one.group_name,
    clinicName: one.clinic_name,
    timeZone: one.time_zone,
    mode: one.mode,
    startsAt: one.starts_at,
    endsAt: one.ends_at,
    minutes: one.minutes,
    free: one.free,
  };
}
