// Whether somebody may try a password or code now, and what a wrong one costs. Judged before anything is compared,
// in the same way for names that exist and names that do not.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import { addMinutes, type Instant } from '#kernel/local-date.ts';
import type { PublicContext } from '#platform/http/context.ts';
import {
  failuresOfAddress,
  failuresOfNetwork,
  failureWindowMinutes,
  mayTry,
  networkOf,
  secondsToWait,
} from '../rules/sign-in-limits.ts';
import { normalizedName } from '../rules/sign-in.ts';
import {
  addNameFailure,
  addPlaceFailure,
  clearNameCount,
  lockNameCount,
  placeFailures,
  type PlaceKind,
} from './attempts.db.ts';

type Asking = Pick<PublicContext, 'tx' | 'now' | 'secrets' | 'address'>;
export type AttemptRefusal = 'sign-in-wait' | 'sign-in-exhausted' | 'sign-in-address-wait';

/** Locks the name's count and says whether one more try is allowed. */
export async function judgeAttempt(
  ctx: Asking,
  by: { name: string; isKnownBrowser: boolean },
): Promise<Outcome<null, AttemptRefusal>> {
  if (!by.isKnownBrowser && (await isPlaceOver(ctx))) return refuse('sign-in-address-wait');
  const count = await lockNameCount(ctx.tx, { subject: nameSubject(ctx, by.name), now: ctx.now });
  const secondsSinceLast = secondsBetween(count.lastAt, ctx.now);
  const may = mayTry({ failures: count.failures, secondsSinceLast, isKnownBrowser: by.isKnownBrowser });
  if (may === 'no') return refuse('sign-in-exhausted');
  if (may === 'wait')
    return refuse('sign-in-wait', { seconds: Math.ceil(secondsToWait(count.failures) - secondsSinceLast) });
  return ok(null);
}

/** Counts a wrong try for the name and for where it came from. The caller keeps what was written. */
export async function countFailure(ctx: Asking, name: string): Promise<void> {
  await addNameFailure(ctx.tx, { subject: nameSubject(ctx, name), now: ctx.now });
  for (const place of placesOf(ctx))
    await addPlaceFailure(ctx.tx, { ...place, since: windowStart(ctx.now), now: ctx.now });
}

/** Counts a wrong try for where it came from only: when there is no name yet. */
export async function countPlaceFailure(ctx: Asking): Promise<void> {
  for (const place of placesOf(ctx))
    await addPlaceFailure(ctx.tx, { ...place, since: windowStart(ctx.now), now: ctx.now });
}

export async function forgetFailures(ctx: Asking, name: string): Promise<void> {
  await clearNameCount(ctx.tx, nameSubject(ctx, name));
}

/** Whether so many tries from there were wrong that it has to wait. */
export async function isPlaceOver(ctx: Asking): Promise<boolean> {
  for (const { most, ...place } of placesOf(ctx)) {
    if ((await placeFailures(ctx.tx, { ...place, since: windowStart(ctx.now) })) >= most) return true;
  }
  return false;
}

function placesOf(ctx: Asking): { kind: PlaceKind; subject: Buffer; most: number }[] {
  return [
    { kind: 'address', subject: ctx.secrets.blind('address', ctx.address), most: failuresOfAddress },
    {
      kind: 'network',
      subject: ctx.secrets.blind('network', networkOf(ctx.address)),
      most: failuresOfNetwork,
    },
  ];
}

function nameSubject(ctx: Asking, name: string): Buffer {
  return ctx.secrets.blind('name', normalizedName(name));
}

function windowStart(now: Instant): Instant {
  return addMinutes(now, -failureWindowMinutes);
}

function secondsBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}
