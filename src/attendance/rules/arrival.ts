// What an arrival is when it is tapped: within the grace of the house present, afterwards late with its minute; past the
// cut-off another session is offered, and who stays is recorded all the same.
import { addMinutes, isBefore, type Instant } from '#kernel/local-date.ts';

export type ArrivalAt = {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly graceMinutes: number;
};
export type Arrived = { readonly status: 'present' | 'late'; readonly arrivedAt: Instant };

/**
 * Whether everybody may be marked as there at once: not hours before, when nobody can have come. It begins with the time
 * from which the tablet takes people in. Who is early is marked by themselves, with the minute in which they came.
 */
export function isTimeForEverybody(
  at: { readonly startsAt: Instant; readonly earlyMinutes: number },
  now: Instant,
): boolean {
  return !isBefore(now, addMinutes(at.startsAt, -at.earlyMinutes));
}

/**
 * How somebody who arrives now is marked: who is early with their own minute, which credits nothing before the start.
 * Once the session is over it can only be noted that they had been there.
 */
export function arrivalNow(at: ArrivalAt, now: Instant): Arrived {
  const isOver = !isBefore(now, at.endsAt);
  const isInTime = !isBefore(addMinutes(at.startsAt, at.graceMinutes), now);
  return {
    status: isInTime || isOver ? 'present' : 'late',
    arrivedAt: isBefore(now, at.startsAt) || !(isInTime || isOver) ? now : at.startsAt,
  };
}

/** Up to when somebody may join, by the rule of the house. */
export function joinsUntil(at: { readonly startsAt: Instant; readonly cutoffMinutes: number }): Instant {
  return addMinutes(at.startsAt, at.cutoffMinutes);
}

export type TooLate = 'still-expected' | 'came-too-late';

/**
 * Whether another session is offered to somebody while this one runs: whoever is still expected once it is too late to
 * join, and whoever came after that. Nobody is kept out by it: who stays is recorded all the same.
 */
export function tooLate(
  at: { readonly startsAt: Instant; readonly endsAt: Instant; readonly cutoffMinutes: number },
  person: { readonly status: string; readonly arrivedAt: Instant | null },
  now: Instant,
): TooLate | null {
  if (!isBefore(now, at.endsAt)) return null;
  const until = joinsUntil(at);
  if (person.status === 'expected') return isBefore(until, now) ? 'still-expected' : null;
  return person.status === 'late' && person.arrivedAt !== null && isBefore(until, person.arrivedAt)
    ? 'came-too-late'
    : null;
}
