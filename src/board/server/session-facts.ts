// What the pages of covering and of a virtual day say of a session alike: where, when, and how full.
type SessionRow = {
  readonly session_id: string;
  readonly group_id: string;
  readonly group_name: string;
  readonly clinic_id: string;
  readonly clinic_name: string;
  readonly time_zone: string;
  readonly held_on: string;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly mode: string;
  readonly seats: number;
  readonly seat_limit: number;
};

export function factsOfSession(session: SessionRow) {
  return {
    sessionId: session.session_id,
    groupId: session.group_id,
    groupName: session.group_name,
    clinicId: session.clinic_id,
    clinicName: session.clinic_name,
    timeZone: session.time_zone,
    heldOn: session.held_on,
    startsAt: session.starts_at,
    endsAt: session.ends_at,
    mode: session.mode,
    seats: session.seats,
    seatLimit: session.seat_limit,
  };
}
