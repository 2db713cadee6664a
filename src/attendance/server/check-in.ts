// Somebody checks in by themselves at the tablet of their clinic: the same as an arrival tapped on Today, or, of who had
// left, the same as coming back. By name the
// answer is the same whether anybody was found or not; by a code, which only they were given, they are greeted.
import { timingSafeEqual } from 'node:crypto';
import type { PatientId } from '#kernel/ids.ts';
import { addMinutes } from '#kernel/local-date.ts';
import { ok, type Outcome } from '#kernel/outcome.ts';
import type { TabletContext } from '#platform/http/context.ts';
import type { Secrets } from '#platform/secrets/secrets.ts';
import { policiesOf } from '../../organization/server/door.ts';
import { beginTabletTry } from '../../tablets/server/door.ts';
import { arrivalNow } from '../rules/arrival.ts';
import {
  checkingIn,
  codeOf,
  codeSource,
  sessionToArriveIn,
  typedCode,
  type ExpectedThere,
} from '../rules/check-in.ts';
import type { CheckedInByCode, CheckInByName } from '../rules/check-in-schema.ts';
import { houseTimesOn, type HouseTimes } from '../rules/house-times.ts';
import { announcePeople } from './announce-people.ts';
import { findExpectedThere, findGreeting, insertArrivalAtTablet, returnAtTablet } from './check-in.db.ts';

export async function checkInByName(
  ctx: TabletContext,
  input: CheckInByName,
): Promise<Outcome<{ answer: 'thanks' | 'resting' }>> {
  const counted = await beginTabletTry(ctx);
  if (counted.isResting) return ok({ answer: 'resting' });
  const house = await houseOf(ctx);
  const expected = await findNear(ctx, house, input);
  // Two people who are called alike and born on one day are told apart by somebody who knows them.
  const isOnePerson = new Set(expected.map(({ patientId }) => patientId)).size === 1;
  const one = isOnePerson ? sessionToArriveIn(expected, ctx.now) : null;
  if (one !== null) await checkIn(ctx, house, one);
  await counted.end(one !== null);
  return ok({ answer: 'thanks' });
}

export async function checkInByCode(
  ctx: TabletContext,
  input: { code: string },
): Promise<Outcome<CheckedInByCode>> {
  const counted = await beginTabletTry(ctx);
  if (counted.isResting) return ok({ answer: 'resting' });
  const house = await houseOf(ctx);
  const typed = typedCode(input.code);
  const expected = typed === null ? [] : await findNear(ctx, house, null);
  const meant = expected.filter((one) => isCodeOf(ctx.secrets, one, typed ?? ''));
  const [one] = meant;
  const isFound = meant.length === 1 && one !== undefined && checkingIn(one) !== null;
  await counted.end(isFound);
  if (!isFound) return ok({ answer: 'no-code' });
  await checkIn(ctx, house, one);
  const greeting = await findGreeting(ctx.tx, one);
  return ok({
    answer: 'welcome',
    firstName: greeting.first_name,
    initial: greeting.initial,
    roomName: greeting.room_name,
    startsAt: greeting.starts_at,
    timeZone: ctx.clinic.timeZone,
  });
}

/** The code with which somebody checks in to a session, until they have arrived in it. */
export function checkInCodeOf(secrets: Secrets, one: Parameters<typeof codeSource>[0]): string {
  return codeOf(secrets.blind('check-in code', codeSource(one)));
}

function isCodeOf(secrets: Secrets, one: ExpectedThere, typed: string): boolean {
  return timingSafeEqual(Buffer.from(checkInCodeOf(secrets, one)), Buffer.from(typed));
}

async function houseOf(ctx: TabletContext): Promise<HouseTimes> {
  const policies = await policiesOf(ctx.tx, ctx.organizationId);
  return houseTimesOn(policies, { state: ctx.clinic.state, clinicId: ctx.clinic.id, on: ctx.today });
}

function findNear(
  ctx: TabletContext,
  house: HouseTimes,
  called: CheckInByName | null,
): Promise<ExpectedThere[]> {
  const opensTo = addMinutes(ctx.now, house.tabletMinutes);
  return findExpectedThere(ctx.tx, { now: ctx.now, opensTo, called });
}

async function checkIn(ctx: TabletContext, house: HouseTimes, one: ExpectedThere): Promise<void> {
  const does = checkingIn(one);
  if (does === null) return;
  if (does === 'returns') await returnAtTablet(ctx.tx, one, ctx.now);
  else await arrive(ctx, house, one);
  ctx.about([one.patientId as PatientId], { sessionId: one.sessionId });
  announcePeople(ctx, one.sessionId, [one.patientId]);
}

async function arrive(ctx: TabletContext, house: HouseTimes, one: ExpectedThere): Promise<void> {
  const arrived = arrivalNow({ ...house, ...one }, ctx.now);
  const { organizationId, tabletId, now, clinic } = ctx;
  const at = { organizationId, tabletId, now, clinicId: clinic.id };
  await insertArrivalAtTablet(ctx.tx, at, { ...one, ...arrived });
}
