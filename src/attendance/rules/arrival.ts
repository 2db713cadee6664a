// What an arrival is when it is tapped: within the grace of the house present, afterwards late with its minute; past the
// cut-off another session is offered, and who stays is recorded all the same.
import { addMinutes, isBefore, minutesBetween, type Instant } from '#kernel/local-date.ts';

export type ArrivalAt = {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly graceMinutes: number;
  readonly cutoffMinutes: number;
};
export type Arrived = {
  readonly status: 'present' | 'late';
  readonly arrivedAt: Instant;
  readonly isPastCutoff: boolean;
};

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
    isPastCutoff: !isOver && minutesBetween(at.startsAt, now) > at.cutoffMinutes,
  };
}
