// What a session takes in the calendar: its room, unless it is virtual, and whoever leads it.
import type { ClinicId, OrganizationId, RoomId } from '#kernel/ids.ts';
import type { Booking } from '../../calendar/server/door.ts';
import type { SessionSpan } from '../rules/timetable.ts';

type Taken = {
  organizationId: OrganizationId;
  clinicId: ClinicId;
  roomId: RoomId | null;
  leaderIds: readonly string[];
};

/** The bookings of one session. */
export function sessionBookings(taken: Taken, session: SessionSpan & { sessionId: string }): Booking[] {
  const booking = {
    organizationId: taken.organizationId,
    clinicId: taken.clinicId,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    purpose: 'session' as const,
    purposeId: session.sessionId,
  };
  const leaders = taken.leaderIds.map((id) => ({
    ...booking,
    resourceKind: 'staff_member' as const,
    resourceId: id,
  }));
  return taken.roomId === null
    ? leaders
    : [{ ...booking, resourceKind: 'room', resourceId: taken.roomId }, ...leaders];
}
