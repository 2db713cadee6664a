// When the demonstration's staff work, when some of them are away, and who supervises whom.
import { instantText, wallTime } from './almanac.ts';
import type { SeedRow } from './rows.ts';
import type { ClinicPlan, GroupPlan, Laying, StaffPlan } from './world.ts';

type Hours = { readonly from: number; readonly to: number };
const at = (hour: number, minute = 0): number => hour * 60 + minute;
const officeDay: Hours = { from: at(8), to: at(17) };
const lastMinute = 24 * 60 - 1;

// Whoever leads no group works office hours; desks come in two shifts, so that somebody is there until the evening.
const shifts: readonly Hours[] = [
  { from: at(7, 30), to: at(15, 30) },
  { from: at(13), to: at(21, 30) },
];

/** Working hours of everybody, at their clinic or, for whoever serves all of them, at the first. */
export function workingHourRows(
  laying: Laying,
  world: { clinics: readonly ClinicPlan[]; staff: readonly StaffPlan[]; groups: readonly GroupPlan[] },
): SeedRow<'working_hours'>[] {
  const [home] = world.clinics;
  return world.staff.flatMap((member, position) =>
    [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => {
      const hours = hoursOf(member, { weekday, position, groups: world.groups });
      if (hours === null) return [];
      return {
        organization_id: laying.organizationId,
        id: laying.newId(),
        staff_member_id: member.id,
        clinic_id: member.clinic?.id ?? home?.id ?? '',
        weekday,
        starts_at: wallTime(hours.from),
        ends_at: wallTime(hours.to),
        starts_on: laying.almanac.day(member.worksFrom),
      };
    }),
  );
}

type Of = { weekday: number; position: number; groups: readonly GroupPlan[] };

function hoursOf(member: StaffPlan, { weekday, position, groups }: Of): Hours | null {
  const meetings = groups
    .filter((group) => group.leader === member)
    .flatMap((group) => group.meetings.filter((meeting) => meeting.weekday === weekday));
  if (meetings.length > 0)
    return {
      from: Math.max(0, Math.min(...meetings.map((one) => one.from)) - 60),
      to: Math.min(lastMinute, Math.max(...meetings.map((one) => one.to)) + 30),
    };
  if (weekday > 5) return null;
  if (member.role === 'front_desk') return shifts[position % 2] ?? officeDay;
  // A prescriber is at a clinic three days a week.
  return member.role === 'prescriber' && weekday % 2 === 0 ? null : officeDay;
}

type Away = { readonly kind: string; readonly from: number; readonly days: number };
const vacation: Away = { kind: 'vacation', from: 8, days: 7 };
// The first of a role at a clinic (counted from one) who is away; the persona of the first clinic never is.
const away: readonly (Away & { readonly role: StaffPlan['role']; readonly clinic: number })[] = [
  { role: 'counselor', clinic: 2, kind: 'sick', from: 0, days: 3 },
  { role: 'counselor', clinic: 6, ...vacation },
  { role: 'counselor', clinic: 9, kind: 'training', from: 15, days: 2 },
  { role: 'supervisor', clinic: 3, ...vacation },
  { role: 'prescriber', clinic: 2, ...vacation, from: 20 },
  { role: 'nurse', clinic: 4, kind: 'leave', from: -10, days: 60 },
  { role: 'front_desk', clinic: 5, kind: 'sick', from: -1, days: 2 },
  { role: 'front_desk', clinic: 8, ...vacation, from: -21 },
  { role: 'director', clinic: 7, kind: 'other', from: 4, days: 1 },
];

/** Who is away now, was lately, or will be: whole days. */
export function absenceRows(laying: Laying, staff: readonly StaffPlan[]): SeedRow<'absences'>[] {
  const { almanac } = laying;
  const planner = staff.find((member) => member.persona && member.role === 'director');
  return away.flatMap(({ role, clinic, kind, from, days }) => {
    const member = staff.find(
      (one) => one.role === role && one.clinic?.position === clinic - 1 && !one.persona,
    );
    if (member === undefined) return [];
    return {
      organization_id: laying.organizationId,
      id: laying.newId(),
      staff_member_id: member.id,
      during: `[${instantText(almanac.at(from, 0))},${instantText(almanac.at(from + days, 0))})`,
      kind,
      recorded_by: planner?.id ?? '',
      recorded_at: instantText(Math.min(almanac.at(from - 3, at(9)), almanac.nowMilliseconds)),
    };
  });
}

/** At each clinic the supervisor supervises its counselors; interns lead groups only so. */
export function supervisionRows(laying: Laying, staff: readonly StaffPlan[]): SeedRow<'supervisions'>[] {
  const { almanac } = laying;
  const administrator = staff.find((member) => member.role === 'administrator');
  return staff
    .filter((member) => member.role === 'counselor')
    .flatMap((member) => {
      const supervisor = staff.find((one) => one.role === 'supervisor' && one.clinic === member.clinic);
      if (supervisor === undefined) return [];
      return {
        organization_id: laying.organizationId,
        id: laying.newId(),
        staff_member_id: member.id,
        supervisor_id: supervisor.id,
        starts_on: almanac.day(member.worksFrom),
        made_by: administrator?.id ?? '',
        made_at: instantText(almanac.at(member.worksFrom, at(10))),
      };
    });
}
