// Changes of single dates in the next two weeks: somebody is away and has said so, somebody of another group makes a
// missed day up, a relative sits in. And who must not share a room.
import { seatsOn } from './attendance.ts';
import { instantText } from './almanac.ts';
import type { SeedRow } from './rows.ts';
import type { GroupPlan, Laying, PersonPlan, SeatPlan, SessionPlan, StaffPlan } from './world.ts';

export type Dates = {
  readonly changes: SeedRow<'roster_changes'>[];
  readonly absences: SeedRow<'known_absences'>[];
  readonly visits: SeedRow<'visits'>[];
  readonly guests: SeedRow<'guests'>[];
  readonly apart: SeedRow<'keep_aparts'>[];
};

type World = {
  readonly sessions: readonly SessionPlan[];
  readonly seats: readonly SeatPlan[];
  readonly staff: readonly StaffPlan[];
};

const away = [
  ['work', 'Has to cover a shift; will make it up'],
  ['court', 'Court date in the morning'],
  ['appointment', 'Sees the dentist'],
  ['family', 'A child has the day off school'],
  ['travel', 'Visits the family, back the day after'],
] as const;
const sitIn = [
  ['family', 'Sister of a member, family evening'],
  ['family', 'Partner of a member'],
  ['interpreter', 'Interpreter for Polish'],
  ['observer', 'Trainee of the university'],
] as const;

/** Plans them; every one is a change of a roster with its reason. */
export function planDates(laying: Laying, world: World): Dates {
  const apart = apartRows(laying, world);
  const dates: Dates = { changes: [], absences: [], visits: [], guests: [], apart };
  const byGroup = Map.groupBy(world.seats, (seat) => seat.group);
  const sequences = new Map<GroupPlan, number>();
  const coming = world.sessions.filter((one) => one.day > 0 && one.day <= 14 && !one.cancelled);
  for (const session of coming) {
    const seats = seatsOn(laying, byGroup.get(session.group) ?? [], session);
    const add: Add = (kind, person, because) => {
      const sequence = (sequences.get(session.group) ?? 0) + 1;
      sequences.set(session.group, sequence);
      const by = deskOf(world, session);
      const change = changeRow(laying, { session, kind, person, because, sequence, by });
      dates.changes.push(change);
      return onDate(laying, session, change);
    };
    const free = session.group.seatLimit - seats.length;
    addAbsences(laying, dates, { seats, add });
    if (free > 0 && laying.random.chance(0.12))
      addVisit(dates, { visitor: visitorOf(laying, world, { session, dates }), add });
    if (free > 1 && session.group.roomId !== null && laying.random.chance(0.06)) addGuest(laying, dates, add);
  }
  return dates;
}

type Add = (kind: string, person: PersonPlan | null, because: string) => Added;

function addAbsences(laying: Laying, dates: Dates, of: { seats: readonly SeatPlan[]; add: Add }): void {
  for (const { from, person } of of.seats) {
    if (from > 0 || !laying.random.chance(0.03)) continue;
    const [reason, because] = laying.random.pick(away);
    const added = of.add('absence_given', person, because);
    dates.absences.push({ ...added, patient_id: person.id, reason, because });
  }
}

function addVisit(dates: Dates, of: { visitor: PersonPlan | undefined; add: Add }): void {
  const { visitor } = of;
  if (visitor === undefined) return;
  const because = 'Makes up the day missed last week';
  const added = of.add('visit_given', visitor, because);
  dates.visits.push({ ...added, patient_id: visitor.id, kind: 'make_up', mode: null, because });
}

function addGuest(laying: Laying, dates: Dates, add: Add): void {
  const [kind, name] = laying.random.pick(sitIn);
  dates.guests.push({ ...add('guest_given', null, 'Agreed with the group'), kind, name, virtual: false });
}

type Added = ReturnType<typeof onDate>;

function onDate(laying: Laying, session: SessionPlan, change: SeedRow<'roster_changes'>) {
  return {
    organization_id: laying.organizationId,
    id: laying.newId(),
    clinic_id: session.group.clinic.id,
    group_id: session.group.id,
    session_id: session.id,
    change_id: change.id,
    given_by: change.made_by,
    given_at: change.made_at,
  };
}

type Change = {
  session: SessionPlan;
  kind: string;
  person: PersonPlan | null;
  because: string;
  sequence: number;
  by: StaffPlan;
};

function changeRow(laying: Laying, of: Change): SeedRow<'roster_changes'> {
  return {
    organization_id: laying.organizationId,
    id: laying.newId(),
    clinic_id: of.session.group.clinic.id,
    group_id: of.session.group.id,
    patient_id: of.person?.id ?? null,
    kind: of.kind,
    session_id: of.session.id,
    because: of.because,
    made_by: of.by.id,
    made_at: instantText(laying.almanac.nowMilliseconds - laying.random.whole(60, 2_800) * 60_000),
    sequence: of.sequence,
  };
}

function deskOf({ staff }: World, session: SessionPlan): StaffPlan {
  const desk = staff.find((one) => one.role === 'front_desk' && one.clinic === session.group.clinic);
  if (desk === undefined) throw new Error(`nobody is at the desk of ${session.group.clinic.name}`);
  return desk;
}

// Somebody of the same clinic who is nowhere else on that day, and who visits nowhere yet.
function visitorOf(
  laying: Laying,
  { seats, sessions }: World,
  { session, dates }: { session: SessionPlan; dates: Dates },
): PersonPlan | undefined {
  const thatDay = new Set(sessions.filter((one) => one.day === session.day).map((one) => one.group));
  const taken = new Set([
    ...seats.filter((seat) => thatDay.has(seat.group)).map((seat) => seat.person.id),
    ...dates.visits.map((visit) => visit.patient_id),
  ]);
  const weekday = laying.almanac.weekday(session.day);
  const others = seats.filter(
    (seat) =>
      seat.group !== session.group &&
      seat.group.clinic === session.group.clinic &&
      seat.group.ages === session.group.ages &&
      seat.from < -10 &&
      seat.to === null &&
      !taken.has(seat.person.id) &&
      !seat.group.meetings.some((meeting) => meeting.weekday === weekday),
  );
  return others.length === 0 ? undefined : laying.random.pick(others).person;
}

// Two pairs at the first clinics, who sit in different groups: what the desk must never see the reason of.
function apartRows(laying: Laying, { seats, staff }: World): SeedRow<'keep_aparts'>[] {
  const supervisors = staff.filter((one) => one.role === 'supervisor').slice(0, 2);
  return supervisors.flatMap((supervisor) => {
    const there = seats.filter(
      (seat) => seat.group.clinic === supervisor.clinic && seat.to === null && seat.from < -14,
    );
    const first = there[0];
    const other = there.find((seat) => seat.group !== first?.group);
    if (first === undefined || other === undefined) return [];
    const [one, two] = [first.person.id, other.person.id].toSorted();
    return {
      organization_id: laying.organizationId,
      id: laying.newId(),
      patient_id: one ?? '',
      other_patient_id: two ?? '',
      because: 'They lived together until the spring; a court order keeps them apart',
      starts_on: laying.almanac.day(-20),
      decided_by: supervisor.id,
      decided_at: instantText(laying.almanac.at(-20, 11 * 60)),
    };
  });
}
