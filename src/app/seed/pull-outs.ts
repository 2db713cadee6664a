// Who was taken out of a group: visits to the prescriber, tests and one-to-ones inside the group's time. Whoever takes
// somebody is in one place only.
import { instantText } from './almanac.ts';
import type { SeedRow } from './rows.ts';
import type { Laying, SeatPlan, SessionPlan, StaffPlan } from './world.ts';

export type Away = {
  readonly kind: 'prescriber' | 'test' | 'one_to_one';
  readonly staff: StaffPlan;
  readonly from: number;
  readonly to: number;
  readonly plannedTo: number;
};

const minute = 60_000;
const kinds = [
  { kind: 'prescriber', role: 'prescriber', minutes: 20 },
  { kind: 'test', role: 'nurse', minutes: 10 },
  { kind: 'one_to_one', role: 'supervisor', minutes: 30 },
] as const;

/** Finds somebody at the clinic who is free to take a person out of a session; null when nobody is. */
export function takerOf(laying: Laying, staff: readonly StaffPlan[]): (session: SessionPlan) => Away | null {
  const taken = new Map<StaffPlan, { from: number; to: number }[]>();
  return (session) => {
    const { random } = laying;
    const { kind, role, minutes } = random.pick(kinds);
    const taker = staff.find((member) => member.role === role && member.clinic === session.group.clinic);
    const lasted = (session.endsAt - session.startsAt) / minute;
    const from = session.startsAt + random.whole(10, Math.max(10, lasted - 50)) * minute;
    const to = from + random.whole(minutes - 5, minutes + 8) * minute;
    const spans = (taker === undefined ? undefined : taken.get(taker)) ?? [];
    const until = Math.max(to, from + minutes * minute);
    if (taker === undefined || spans.some((span) => span.from < until && from < span.to)) return null;
    taken.set(taker, [...spans, { from, to: until }]);
    return { kind, staff: taker, from, to, plannedTo: from + minutes * minute };
  };
}

type Taken = { readonly session: SessionPlan; readonly seat: SeatPlan; readonly away: Away };

/** One pull-out: still open while it goes on. */
export function pullOutRow(laying: Laying, { session, seat, away }: Taken): SeedRow<'pull_outs'> {
  const isOver = away.to <= laying.almanac.nowMilliseconds;
  return {
    organization_id: laying.organizationId,
    id: laying.newId(),
    clinic_id: session.group.clinic.id,
    session_id: session.id,
    patient_id: seat.person.id,
    kind: away.kind,
    staff_member_id: away.staff.id,
    planned_from: instantText(away.from),
    planned_to: instantText(away.plannedTo),
    began_at: instantText(away.from),
    ended_at: isOver ? instantText(away.to) : null,
    cancelled_at: null,
    recorded_by: session.group.leader.id,
    recorded_at: instantText(away.from),
    changed_by: isOver ? session.group.leader.id : null,
  };
}

/** What it takes of whoever took them: to the end if it ended early, and never longer than planned. */
export function pullOutBookings(
  laying: Laying,
  pullOuts: readonly SeedRow<'pull_outs'>[],
): SeedRow<'bookings'>[] {
  return pullOuts.map((one) => {
    const planned = String(one.planned_to);
    const until = one.ended_at !== null && String(one.ended_at) < planned ? String(one.ended_at) : planned;
    return {
      organization_id: laying.organizationId,
      id: laying.newId(),
      resource_kind: 'staff_member',
      resource_id: one.staff_member_id,
      clinic_id: one.clinic_id,
      during: `[${String(one.planned_from)},${until})`,
      purpose: 'pull_out',
      purpose_id: one.id,
      cancelled: false,
    };
  });
}
