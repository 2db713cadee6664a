// Every query of the calendar slice. That nothing is booked twice is the database's own promise
// (bookings_never_twice); a broken one comes back as the refusal 'not-free'.
import { sql } from 'kysely';
import type { ClinicId, OrganizationId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { newId } from '#platform/database/new-id.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';

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
  /** Whether the time may be shared with other shared bookings of the same person: covering several rooms. */
  readonly shared?: boolean;
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
    shared: booking.shared ?? false,
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

export type Standing = Pick<Booking, 'resourceId' | 'startsAt' | 'endsAt'> & {
  readonly bookingId: string;
  readonly purposeId: string;
  readonly shared: boolean;
};

/** The bookings that stand for certain sessions or appointments, in the clinics of the scope. */
export async function findBookingsFor(
  tx: CalendarTx,
  key: { organizationId: OrganizationId; purposeIds: readonly string[] },
): Promise<Standing[]> {
  const rows = await rowsOf<{
    id: string;
    resource_id: string;
    purpose_id: string;
    starts_at: string;
    ends_at: string;
    shared: boolean;
  }>(tx, standingText, [key.organizationId, key.purposeIds]);
  return rows.map((row) => ({
    bookingId: row.id,
    resourceId: row.resource_id,
    purposeId: row.purpose_id,
    startsAt: row.starts_at as Instant,
    endsAt: row.ends_at as Instant,
    shared: row.shared,
  }));
}

const standingText = `
  SELECT id, resource_id, purpose_id, lower(during) AS starts_at, upper(during) AS ends_at, shared FROM bookings
   WHERE organization_id = $1 AND purpose_id = ANY ($2) AND NOT cancelled`;

/** Frees the time of several bookings at once. */
export async function cancelBookings(
  tx: CalendarTx,
  key: { organizationId: OrganizationId; bookingIds: readonly string[] },
): Promise<void> {
  if (key.bookingIds.length === 0) return;
  await tx
    .updateTable('bookings')
    .set({ cancelled: true })
    .where('organization_id', '=', key.organizationId)
    .where('id', 'in', key.bookingIds)
    .where('cancelled', '=', false)
    .execute();
}

export type Wanted = Pick<Booking, 'resourceId' | 'startsAt' | 'endsAt'> & { readonly shared: boolean };

/**
 * Which of these times are taken, over all clinics: their places in the list. By what is said nowhere, since it may be
 * in a clinic where the asker may not look. What is booked for `exceptFor` does not count.
 */
export async function findNotFree(
  tx: CalendarTx,
  wanted: readonly Wanted[],
  exceptFor: readonly string[],
): Promise<number[]> {
  if (wanted.length === 0) return [];
  const rows = await rowsOf<{ place: number }>(tx, notFreeText, [
    wanted.map((one) => one.resourceId),
    wanted.map((one) => rangeText(one)),
    wanted.map((one) => one.shared),
    exceptFor,
  ]);
  return rows.map((row) => row.place - 1);
}

const notFreeText =
  'SELECT place FROM not_free($1::uuid[], $2::tstzrange[], $3::boolean[], $4::uuid[]) AS place';

export type TakenBy = {
  readonly purpose: string;
  readonly purposeId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
};

/** What takes these times, by their places in the list, where the asker may look. */
export async function findTakenBy(
  tx: CalendarTx,
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<number, TakenBy>> {
  if (wanted.length === 0) return new Map();
  const rows = await rowsOf<{ place: number } & TakenBy>(tx, takenByText, [
    wanted.map((one) => one.resourceId),
    wanted.map((one) => rangeText(one)),
  ]);
  return new Map(rows.map(({ place, ...by }) => [place - 1, by]));
}

const takenByText = `
  SELECT DISTINCT ON (wanted.place) wanted.place::integer AS place, b.purpose, b.purpose_id AS "purposeId", lower(b.during) AS "startsAt", upper(b.during) AS "endsAt"
    FROM unnest($1::uuid[], $2::tstzrange[]) WITH ORDINALITY AS wanted (resource_id, during, place)
    JOIN bookings b ON b.resource_id = wanted.resource_id AND b.during && wanted.during AND NOT b.cancelled
   ORDER BY wanted.place, b.during`;

function rangeText(span: { startsAt: Instant; endsAt: Instant }): string {
  return `[${span.startsAt},${span.endsAt})`;
}
