// Whether somebody is away, and whether a time lies in their working hours. Hours are wall-clock time of their clinic.
import {
  dayIn,
  instantAt,
  isBefore,
  weekdayOf,
  type Instant,
  type LocalDate,
  type WallTime,
} from '#kernel/local-date.ts';

export type Span = { readonly startsAt: Instant; readonly endsAt: Instant };

export type HoursOfDay = {
  readonly weekday: number;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly timeZone: string;
};

/** Absences and working hours of somebody. */
export type Availability = { readonly absences: readonly Span[]; readonly hours: readonly HoursOfDay[] };

/** Whether they are away in any part of a time. */
export function isAway({ absences }: Availability, span: Span): boolean {
  return absences.some(
    (absence) => isBefore(absence.startsAt, span.endsAt) && isBefore(span.startsAt, absence.endsAt),
  );
}

/** Whether they work the whole of a time, at whatever clinic; null where no hours are kept for them then. */
export function isWithinHours({ hours }: Availability, span: Span): boolean | null {
  const inForce = hours.flatMap((each) => {
    const day = dayIn(each.timeZone, span.startsAt);
    return each.startsOn <= day && (each.endsOn === null || each.endsOn >= day) ? [{ each, day }] : [];
  });
  if (inForce.length === 0) return null;
  const worked = inForce
    .filter(({ each, day }) => each.weekday === weekdayOf(day))
    .map(({ each, day }) => spanOn(each, day))
    .toSorted((one, other) => (isBefore(one.startsAt, other.startsAt) ? -1 : 1));
  // Hours that meet are one time: up to where they work without a gap.
  const until = worked.reduce(
    (reached, each) =>
      !isBefore(reached, each.startsAt) && isBefore(reached, each.endsAt) ? each.endsAt : reached,
    span.startsAt,
  );
  return !isBefore(until, span.endsAt);
}

function spanOn(hours: HoursOfDay, day: LocalDate): Span {
  const at = (time: string): Instant => instantAt(day, time as WallTime, hours.timeZone);
  return { startsAt: at(hours.startsAt), endsAt: at(hours.endsAt) };
}
