// What was confirmed of whoever took part by video and was there: as a rule they are at home, known to who leads the group,
// and by themselves. The newest answers are those that the form offers the next time.
import { instantText } from './almanac.ts';
import type { SeedRow } from './rows.ts';
import type { Laying, SeatPlan, SessionPlan } from './world.ts';

type Patient = SeedRow<'patients'>;
type Mark = SeedRow<'attendance_marks'>;
type World = {
  readonly sessions: readonly SessionPlan[];
  readonly seats: readonly SeatPlan[];
  readonly marks: readonly Mark[];
  readonly patients: readonly Patient[];
};

/** A confirmation for each mark that says somebody by video was there. */
export function virtualArrivalRows(laying: Laying, world: World): SeedRow<'virtual_arrivals'>[] {
  const sessions = new Map(world.sessions.map((session) => [session.id, session]));
  const patients = new Map(world.patients.map((patient) => [patient.id, patient]));
  const byVideo = videoSeats(world.seats);
  return world.marks.flatMap((mark) => {
    const session = sessions.get(mark.session_id);
    const patient = patients.get(mark.patient_id);
    const isThere = mark.status === 'present' || mark.status === 'late';
    if (session === undefined || patient === undefined || !isThere) return [];
    const isByVideo =
      session.group.mode === 'virtual' ||
      byVideo.has(videoKey(session.group.id, patient.id, laying.almanac.weekday(session.day)));
    return isByVideo ? [rowOf(laying, session, { mark, patient })] : [];
  });
}

// Weekdays on which people of hybrid groups take part by video.
function videoSeats(seats: readonly SeatPlan[]): ReadonlySet<string> {
  return new Set(
    seats.flatMap((seat) =>
      seat.virtualWeekdays.map((weekday) => videoKey(seat.group.id, seat.person.id, weekday)),
    ),
  );
}

function videoKey(groupId: string, patientId: string, weekday: number): string {
  return `${groupId} ${patientId} ${weekday}`;
}

function rowOf(
  laying: Laying,
  session: SessionPlan,
  { mark, patient }: { mark: Mark; patient: Patient },
): SeedRow<'virtual_arrivals'> {
  const { clinic, leader } = session.group;
  const home = `${patient.street ?? 'With relatives'}, ${clinic.city}`;
  return {
    organization_id: laying.organizationId,
    id: laying.newId(),
    clinic_id: clinic.id,
    session_id: session.id,
    patient_id: patient.id,
    sequence: 1,
    identity_by: laying.random.chance(0.9) ? 'known' : 'birth_date',
    state: clinic.state,
    address: home,
    call_back: patient.phone ?? '',
    is_private: true,
    outcome: 'joins',
    confirmed_by: leader.id,
    confirmed_at: mark.recorded_at ?? instantText(session.startsAt),
  };
}
