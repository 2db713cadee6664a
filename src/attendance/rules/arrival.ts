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

/** How somebody who arrives now is marked. Once the session is over it can only be noted that they had been there. */
export function arrivalNow(at: ArrivalAt, now: Instant): Arrived {
  const isOver = !isBefore(now, at.endsAt);
  const isInTime = !isBefore(addMinutes(at.startsAt, at.graceMinutes), now);
  return {
    status: isInTime || isOver ? 'present' : 'late',
    arrivedAt: isInTime || isOver ? at.startsAt : now,
    isPastCutoff: !isOver && minutesBetween(at.startsAt, now) > at.cutoffMinutes,
  };
}
