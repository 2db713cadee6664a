// Every query of the calendar slice. That nothing is booked twice is the database's own promise
// (bookings_never_twice); a broken one comes back as the refusal 'not-free'.
import { sql } from 'kysely';
import type { ClinicId, OrganizationId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { newId } from '#platform/database/new-id.ts';
import type { Tx } from '#platform/database/database.ts';

export type CalendarTx = Tx<'bookings'>;

export type ResourceKind = 'room' | 'staff_member' | 'patient';
export type Booking = {
  readonly organizationId: OrganizationId;
  readonly clinicId: ClinicId;
  readonly resourceKind: ResourceKind;
  readonly resourceId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly purpose: 'session' | 'appointment' | 'absence' | 'pull_out';
  readonly purposeId: string;
};

/** Books all of them in one statement: all or none. Answers the ids of the new bookings. */
export async function insertBookings(tx: CalendarTx, bookings: readonly Booking[]): Promise<string[]> {
  if (bookings.length === 0) return [];
  // Everybody takes resources in the same order, so that two who want the same ones wait rather than deadlock.
  const inOrder = [...bookings].sort((one, other) => (one.resourceId < other.resourceId ? -1 : 1));
  const rows = inOrder.map((booking) => ({
    organization_id: booking.organizationId,
    id: newId(),
    resource_kind: booking.resourceKind,
    resource_id: booking.resourceId,
    clinic_id: booking.clinicId,
    during: rangeText(booking),
    purpose: booking.purpose,
    purpose_id: booking.purposeId,
  }));
  await tx.insertInto('bookings').values(rows).execute();
  return rows.map((row) => row.id);
}

export type BookingKey = { readonly organizationId: OrganizationId; readonly bookingId: string };

/** Moves one booking to another time; false when it is not there or was cancelled. */
export async function moveBooking(
  tx: CalendarTx,
  key: BookingKey,
  to: { startsAt: Instant; endsAt: Instant },
): Promise<boolean> {
  const moved = await tx
    .updateTable('bookings')
    .set({ during: rangeText(to) })
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.bookingId)
    .where('cancelled', '=', false)
    .executeTakeFirst();
  return moved.numUpdatedRows > 0n;
}

/** Frees the time of one booking; false when it is not there or was free already. */
export async function cancelBooking(tx: CalendarTx, key: BookingKey): Promise<boolean> {
  const freed = await tx
    .updateTable('bookings')
    .set({ cancelled: true })
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.bookingId)
    .where('cancelled', '=', false)
    .executeTakeFirst();
  return freed.numUpdatedRows > 0n;
}

/** Ends whatever is booked for a purpose at an instant, or frees it where it has not begun by then; never later than booked. */
export async function endBookingsOf(
  tx: CalendarTx,
  key: { organizationId: OrganizationId; purposeId: string },
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('bookings')
    .set({
      cancelled: sql<boolean>`lower(during) >= ${at}`,
      during: sql<string>`CASE WHEN lower(during) >= ${at} THEN during ELSE tstzrange(lower(during), least(upper(during), ${at})) END`,
    })
    .where('organization_id', '=', key.organizationId)
    .where('purpose_id', '=', key.purposeId)
    .where('cancelled', '=', false)
    .execute();
}

function rangeText(span: { startsAt: Instant; endsAt: Instant }): string {
  return `[${span.startsAt},${span.endsAt})`;
}
