// Who came. About one in five stays away (rules.md I3), more in the first week and before somebody stops coming.
import { instantText } from './almanac.ts';
import type { SeedRow } from './rows.ts';
import type { Block, Laying, SeatPlan, SessionPlan } from './world.ts';

export type Presence = {
  readonly seat: SeatPlan;
  readonly status: 'present' | 'late' | 'absent' | 'cancelled';
  readonly arrivedAt: number | null;
  readonly leftAt: number | null;
  readonly clockMinutes: number;
  readonly treatmentMinutes: number;
};

const minute = 60_000;

/** The seats of a session's group that stand on its day, in the order they were given. */
export function seatsOn(seats: readonly SeatPlan[], session: SessionPlan): SeatPlan[] {
  return seats.filter((seat) => seat.from <= session.day && (seat.to === null || seat.to >= session.day));
}

/** What became of one person on one day. */
export function drawPresence(laying: Laying, session: SessionPlan, seat: SeatPlan): Presence {
  const { random } = laying;
  const status = drawStatus(laying, session, seat);
  const isThere = status === 'present' || status === 'late';
  const arrivedAt = isThere
    ? session.startsAt + (status === 'late' ? random.whole(8, 45) * minute : 0)
    : null;
  const leftAt = isThere && random.chance(0.03) ? session.endsAt - random.whole(10, 50) * minute : null;
  return { seat, status, arrivedAt, leftAt, ...minutesOf(session, arrivedAt, leftAt) };
}

function drawStatus({ random }: Laying, session: SessionPlan, seat: SeatPlan): Presence['status'] {
  const firstWeek = session.day - seat.from < 7 ? 1.3 : 1;
  // Whoever stopped coming was away on the last days already.
  const isLeaving =
    seat.left !== null && /Stopped|absences/.test(seat.left) && seat.to !== null && seat.to - session.day < 7;
  if (random.chance(isLeaving ? 0.85 : Math.min(0.9, seat.person.absence * firstWeek + 0.02)))
    return 'absent';
  if (random.chance(0.03)) return 'cancelled';
  return random.chance(0.08) ? 'late' : 'present';
}

function minutesOf(
  session: SessionPlan,
  arrivedAt: number | null,
  leftAt: number | null,
): { clockMinutes: number; treatmentMinutes: number } {
  if (arrivedAt === null) return { clockMinutes: 0, treatmentMinutes: 0 };
  const from = (arrivedAt - session.startsAt) / minute;
  const to = ((leftAt ?? session.endsAt) - session.startsAt) / minute;
  const within = (block: Block): number => Math.max(0, Math.min(to, block.to) - Math.max(from, block.from));
  return {
    clockMinutes: to - from,
    treatmentMinutes: session.group.blocks.reduce((sum, block) => sum + within(block), 0),
  };
}

/** The marks that say it; now and then the first one was wrong and a second one stands beside it. */
export function marksOf(
  laying: Laying,
  session: SessionPlan,
  presence: Presence,
): SeedRow<'attendance_marks'>[] {
  const { random } = laying;
  const mark = (sequence: number, status: Presence['status'], at: number): SeedRow<'attendance_marks'> => ({
    organization_id: laying.organizationId,
    id: laying.newId(),
    clinic_id: session.group.clinic.id,
    session_id: session.id,
    patient_id: presence.seat.person.id,
    sequence,
    status,
    arrived_at:
      status === presence.status && presence.arrivedAt !== null ? instantText(presence.arrivedAt) : null,
    left_at: status === presence.status && presence.leftAt !== null ? instantText(presence.leftAt) : null,
    recorded_by: session.group.leader.id,
    recorded_at: instantText(Math.min(at, laying.almanac.nowMilliseconds)),
  });
  const soon = session.startsAt + random.whole(2, 12) * minute;
  const settled = Math.max(soon, presence.arrivedAt ?? 0, presence.leftAt ?? 0) + minute;
  if (presence.status === 'late') return [mark(1, 'absent', soon), mark(2, 'late', settled)];
  return [mark(1, presence.status, settled)];
}
