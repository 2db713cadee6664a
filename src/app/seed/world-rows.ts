// The planned world as rows, one function a table. Days and instants become texts here and nowhere else.
import { limitingChairs, seatLimitOf, type SeatLimit } from '../../groups/rules/size-limits.ts';
import { instantText, wallTime } from './almanac.ts';
import { organizationName, timeZone } from './places.ts';
import { forWhom } from './for-whom.ts';
import { particularsOf } from './person-facts.ts';
import type { SeedRow } from './rows.ts';
import type { ClinicPlan, GroupPlan, Laying, PersonPlan, SeatPlan, SessionPlan, StaffPlan } from './world.ts';

const groupsSince = -400;

export function organizationRows(laying: Laying): SeedRow<'organizations'>[] {
  return [
    {
      organization_id: laying.organizationId,
      name: organizationName,
      time_zone: timeZone,
      demonstration: true,
      created_at: laying.almanac.now,
    },
  ];
}

export function clinicRows(laying: Laying, clinics: readonly ClinicPlan[]): SeedRow<'clinics'>[] {
  return clinics.map((clinic) => ({
    organization_id: laying.organizationId,
    id: clinic.id,
    name: clinic.name,
    state: clinic.state,
    time_zone: timeZone,
    street: clinic.street,
    city: clinic.city,
    postal_code: clinic.postalCode,
    phone: `${clinic.areaCode}-555-01${String(clinic.position + 10)}`,
    adolescents: clinic.adolescents,
  }));
}

export function roomRows(laying: Laying, clinics: readonly ClinicPlan[]): SeedRow<'rooms'>[] {
  return clinics.flatMap((clinic) =>
    clinic.rooms.map((room) => ({
      organization_id: laying.organizationId,
      id: room.id,
      clinic_id: clinic.id,
      name: room.name,
      seats: room.seats,
      pets_welcome: room.petsWelcome,
      accessible: room.accessible,
    })),
  );
}

export function staffRows(laying: Laying, staff: readonly StaffPlan[]): SeedRow<'staff_members'>[] {
  return staff.map((member) => ({
    organization_id: laying.organizationId,
    id: member.id,
    given_name: member.given,
    family_name: member.family,
    works_from: laying.almanac.day(member.worksFrom),
  }));
}

export function roleRows(laying: Laying, staff: readonly StaffPlan[]): SeedRow<'role_assignments'>[] {
  return staff.map((member) => ({
    organization_id: laying.organizationId,
    id: laying.newId(),
    staff_member_id: member.id,
    role: member.role,
    clinic_id: member.clinic?.id ?? null,
    starts_on: laying.almanac.day(member.worksFrom),
  }));
}

export function credentialRows(laying: Laying, staff: readonly StaffPlan[]): SeedRow<'credentials'>[] {
  return staff.flatMap((member) =>
    member.credential === null
      ? []
      : member.states.map((state) => ({
          organization_id: laying.organizationId,
          id: laying.newId(),
          staff_member_id: member.id,
          state,
          title: member.credential ?? '',
          number: `${state}-${laying.random.whole(10_000, 99_999)}`,
          starts_on: laying.almanac.day(member.worksFrom - 200),
          expires_on: laying.almanac.day(expiryOf(laying, member)),
        })),
  );
}

// Past the half year for which dates stand, so that everybody who leads may be chosen for a series. Of those who lead
// none, some end soon, so that the list of ending credentials has something to warn of.
function expiryOf({ random }: Laying, { role, clinic }: StaffPlan): number {
  const endsSoon = role === 'nurse' || role === 'prescriber';
  return endsSoon && (clinic?.position ?? 0) % 4 === 1 ? random.whole(9, 55) : random.whole(200, 700);
}

function limitOf(group: GroupPlan): SeatLimit {
  const room = group.clinic.rooms.find((one) => one.id === group.roomId);
  const roomSeats = limitingChairs(group.mode, room?.seats ?? null);
  return seatLimitOf({ kind: group.kind, state: group.clinic.state, roomSeats });
}

export function groupRows(laying: Laying, groups: readonly GroupPlan[]): SeedRow<'groups'>[] {
  return groups.map((group) => {
    const limit = limitOf(group);
    const whom = forWhom(group);
    return {
      organization_id: laying.organizationId,
      id: group.id,
      clinic_id: group.clinic.id,
      name: group.name,
      program: group.program,
      kind: group.kind,
      mode: group.mode,
      room_id: group.roomId,
      starts_on: laying.almanac.day(groupsSince),
      seat_limit: limit.limit,
      seat_limit_rule: limit.rule,
      language: whom.language,
      audiences: whom.audiences,
      youngest: group.ages === 'adult' ? 18 : 12,
      oldest: group.ages === 'adult' ? null : 17,
      pets_welcome: whom.petsWelcome,
      virtual_link: whom.virtualLink,
    };
  });
}

/** The one timetable of each group, in force since the group's first day. */
export function timetableRows(laying: Laying, groups: readonly GroupPlan[]): SeedRow<'timetables'>[] {
  return groups.map((group) => ({
    organization_id: laying.organizationId,
    id: group.timetableId,
    clinic_id: group.clinic.id,
    group_id: group.id,
    sequence: 1,
    starts_on: laying.almanac.day(groupsSince),
    mode: group.mode,
    room_id: group.roomId,
    made_at: instantText(laying.almanac.at(groupsSince, 9 * 60)),
  }));
}

export function timetableDayRows(laying: Laying, groups: readonly GroupPlan[]): SeedRow<'timetable_days'>[] {
  return groups.flatMap((group) =>
    group.meetings.map((meeting) => ({
      organization_id: laying.organizationId,
      timetable_id: group.timetableId,
      weekday: meeting.weekday,
      starts_at: wallTime(meeting.from),
      ends_at: wallTime(meeting.to),
    })),
  );
}

export function timetableBlockRows(
  laying: Laying,
  groups: readonly GroupPlan[],
): SeedRow<'timetable_blocks'>[] {
  return groups.flatMap((group) =>
    group.meetings.flatMap((meeting) =>
      group.blocks.map((block, index) => ({
        organization_id: laying.organizationId,
        timetable_id: group.timetableId,
        weekday: meeting.weekday,
        position: index + 1,
        kind: block.kind,
        from_minute: block.from,
        to_minute: block.to,
      })),
    ),
  );
}

export function facilitationRows(laying: Laying, groups: readonly GroupPlan[]): SeedRow<'facilitations'>[] {
  return groups.map((group) => ({
    organization_id: laying.organizationId,
    id: laying.newId(),
    clinic_id: group.clinic.id,
    group_id: group.id,
    staff_member_id: group.leader.id,
    starts_on: laying.almanac.day(groupsSince),
  }));
}

export function patientRows(laying: Laying, people: readonly PersonPlan[]): SeedRow<'patients'>[] {
  return people.map((person) => ({
    organization_id: laying.organizationId,
    id: person.id,
    number: person.number,
    given_name: person.given,
    family_name: person.family,
    preferred_name: person.preferred,
    birth_on: person.birthOn,
    sex: person.sex,
    phone: person.phone,
    died_on: person.died === null ? null : laying.almanac.day(person.died),
    safety_flag: person.safetyFlag,
    ...particularsOf(laying, person),
    registered_at: instantText(
      Math.min(laying.almanac.at(person.registered, 11 * 60), laying.almanac.nowMilliseconds),
    ),
    registered_by: person.registeredBy.id,
  }));
}

/** Why a record may be opened: the clinic that registered the person, the group's counselor, and the seat. */
export function careRows(
  laying: Laying,
  people: readonly PersonPlan[],
  seats: readonly SeatPlan[],
): SeedRow<'care_relations'>[] {
  const { almanac, organizationId } = laying;
  const registered = people.map((person) => ({
    organization_id: organizationId,
    id: laying.newId(),
    patient_id: person.id,
    clinic_id: person.clinic.id,
    staff_member_id: null,
    kind: 'registration',
    starts_on: almanac.day(person.registered),
    ends_on: null,
  }));
  const seated = seats.flatMap((seat) =>
    ['caseload', 'seat'].map((kind) => ({
      organization_id: organizationId,
      id: laying.newId(),
      patient_id: seat.person.id,
      clinic_id: seat.group.clinic.id,
      staff_member_id: kind === 'caseload' ? seat.group.leader.id : null,
      kind,
      starts_on: almanac.day(seat.from),
      ends_on: seat.to === null ? null : almanac.day(seat.to),
    })),
  );
  return [...registered, ...seated];
}

export function seatRows(laying: Laying, seats: readonly SeatPlan[]): SeedRow<'seats'>[] {
  return seats.map((seat) => ({
    organization_id: laying.organizationId,
    id: seat.id,
    clinic_id: seat.group.clinic.id,
    group_id: seat.group.id,
    patient_id: seat.person.id,
    starts_on: laying.almanac.day(seat.from),
    ends_on: seat.to === null ? null : laying.almanac.day(seat.to),
    joined_because: seat.joined,
    joined_reason: seat.joinedReason,
    left_because: seat.left,
    left_reason: seat.leftReason,
    weekdays: seat.weekdays === null ? null : [...seat.weekdays],
    virtual_weekdays: [...seat.virtualWeekdays],
    alternate_from: seat.alternateFrom === null ? null : laying.almanac.day(seat.alternateFrom),
    level: seat.phase === null ? '2.1' : '1',
    phase: seat.phase,
    given_by: seat.person.registeredBy.id,
    given_at: instantText(
      Math.min(laying.almanac.at(seat.from - 2, 15 * 60), laying.almanac.nowMilliseconds),
    ),
  }));
}

export function sessionRows(laying: Laying, sessions: readonly SessionPlan[]): SeedRow<'sessions'>[] {
  return sessions.map((session) => ({
    organization_id: laying.organizationId,
    id: session.id,
    clinic_id: session.group.clinic.id,
    group_id: session.group.id,
    occurs_on: laying.almanac.day(session.day),
    held_on: laying.almanac.day(session.day),
    starts_at: instantText(session.startsAt),
    ends_at: instantText(session.endsAt),
    room_id: session.group.roomId,
    mode: session.group.mode,
    seat_limit: limitOf(session.group).limit,
    seat_limit_rule: limitOf(session.group).rule,
    status: session.cancelled ? 'cancelled' : 'planned',
    cancelled_because: session.cancelledBecause,
  }));
}

/** Room and leader of every session, past and to come. */
export function bookingRows(laying: Laying, sessions: readonly SessionPlan[]): SeedRow<'bookings'>[] {
  return sessions.flatMap((session) => {
    const { group } = session;
    const booking = (kind: 'room' | 'staff_member', resourceId: string): SeedRow<'bookings'> => ({
      organization_id: laying.organizationId,
      id: laying.newId(),
      resource_kind: kind,
      resource_id: resourceId,
      clinic_id: group.clinic.id,
      during: `[${instantText(session.startsAt)},${instantText(session.endsAt)})`,
      purpose: 'session',
      purpose_id: session.id,
      cancelled: session.cancelled,
    });
    const leader = booking('staff_member', group.leader.id);
    return group.roomId === null ? [leader] : [booking('room', group.roomId), leader];
  });
}
