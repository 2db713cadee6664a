// Who came. About one in five stays away (rules.md I3), more in the first week and before somebody stops coming.
import { instantText } from './almanac.ts';
import type { SeedRow } from './rows.ts';
import type { Away } from './pull-outs.ts';
import type { Block, Laying, SeatPlan, SessionPlan } from './world.ts';

export type Presence = {
  readonly seat: SeatPlan;
  readonly status: 'present' | 'late' | 'absent' | 'cancelled';
  readonly arrivedAt: number | null;
  readonly leftAt: number | null;
  readonly clockMinutes: number;
  readonly treatmentMinutes: number;
  /** When they were taken out of the group. */
  readonly away: Away | null;
};

const minute = 60_000;

/** The seats of a session's group that meet on its day, in the order they were given. */
export function seatsOn(laying: Laying, seats: readonly SeatPlan[], session: SessionPlan): SeatPlan[] {
  return seats.filter(
    (seat) =>
      seat.from <= session.day &&
      (seat.to === null || seat.to >= session.day) &&
      meets(laying, seat, session.day),
  );
}

// As the program's own seat_meets() says it: weeks are ISO weeks, every other one from the week of the first day.
function meets({ almanac }: Laying, seat: SeatPlan, day: number): boolean {
  if (seat.weekdays !== null && !seat.weekdays.includes(almanac.weekday(day))) return false;
  if (seat.alternateFrom === null) return true;
  const monday = (of: number): number => of - (almanac.weekday(of) - 1);
  return ((monday(day) - monday(seat.alternateFrom)) / 7) % 2 === 0;
}

/** What became of one person on one day; `takeOut` finds somebody free who takes them out of the group for a while. */
export function drawPresence(
  laying: Laying,
  of: { session: SessionPlan; seat: SeatPlan },
  takeOut: (session: SessionPlan) => Away | null,
): Presence {
  const { session, seat } = of;
  const { random } = laying;
  const status = drawStatus(laying, session, seat);
  const isThere = status === 'present' || status === 'late';
  const arrivedAt = isThere
    ? session.startsAt + (status === 'late' ? random.whole(8, 45) * minute : 0)
    : null;
  const leftAt = isThere && random.chance(0.03) ? session.endsAt - random.whole(10, 50) * minute : null;
  const away =
    isThere && status === 'present' && leftAt === null && random.chance(0.04) ? takeOut(session) : null;
  return { seat, status, arrivedAt, leftAt, away, ...minutesOf(session, { arrivedAt, leftAt, away }) };
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

type Times = Pick<Presence, 'arrivedAt' | 'leftAt' | 'away'>;

/** Minutes of the group: while they are taken out, none run. */
export function minutesOf(
  session: SessionPlan,
  { arrivedAt, leftAt, away }: Times,
): { clockMinutes: number; treatmentMinutes: number } {
  if (arrivedAt === null) return { clockMinutes: 0, treatmentMinutes: 0 };
  const at = (instant: number): number => (instant - session.startsAt) / minute;
  const to = at(leftAt ?? session.endsAt);
  const spans =
    away === null
      ? [{ from: at(arrivedAt), to }]
      : [
          { from: at(arrivedAt), to: at(away.from) },
          { from: at(away.to), to },
        ];
  const within = (block: Pick<Block, 'from' | 'to'>): number =>
    spans.reduce(
      (sum, span) => sum + Math.max(0, Math.min(span.to, block.to) - Math.max(span.from, block.from)),
      0,
    );
  return {
    clockMinutes: within({ from: 0, to: at(session.endsAt) }),
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
