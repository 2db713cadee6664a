// How full a group gets: seats only fill up on days on which one begins, so it is enough to look at those.
// The database counts the same way on its own (check_seats); this one finds the words for the refusal.
import type { LocalDate } from '#kernel/local-date.ts';

export type SeatSpan = { readonly startsOn: LocalDate; readonly endsOn: LocalDate | null };

/** The most seats taken on any one day of the range. */
export function fullestDay(seats: readonly SeatSpan[], range: SeatSpan): number {
  const inRange = seats.filter(
    (seat) =>
      (range.endsOn === null || seat.startsOn <= range.endsOn) &&
      (seat.endsOn === null || seat.endsOn >= range.startsOn),
  );
  const days = inRange.map((seat) => (seat.startsOn > range.startsOn ? seat.startsOn : range.startsOn));
  return Math.max(
    0,
    ...days.map(
      (day) =>
        inRange.filter((seat) => seat.startsOn <= day && (seat.endsOn === null || seat.endsOn >= day)).length,
    ),
  );
}
