// When the clinics are open: around their own groups, and not on holidays. On a holiday every group that meets in a room is cancelled,
// except around today, where the demonstration always has a group that is on.
import { instantText, wallTime, type Almanac } from './almanac.ts';
import type { SeedRow } from './rows.ts';
import {
  aheadDays,
  historyDays,
  type ClinicPlan,
  type GroupPlan,
  type Laying,
  type StaffPlan,
} from './world.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const before = 30;
const opens = 8 * 60;
const closes = 21 * 60 + 30;

/** Opening hours: Monday to Friday from eight until half past nine, else around the groups; wider where a group needs it. */
export function clinicHourRows(
  laying: Laying,
  clinics: readonly ClinicPlan[],
  groups: readonly GroupPlan[],
): SeedRow<'clinic_hours'>[] {
  return clinics.flatMap((clinic) =>
    weekdays.map((weekday) => {
      const meetings = groups
        .filter((group) => group.clinic === clinic && group.roomId !== null)
        .flatMap((group) => group.meetings.filter((meeting) => meeting.weekday === weekday));
      const froms = [
        ...(weekday <= 5 ? [opens] : []),
        ...meetings.map((one) => Math.max(0, one.from - before)),
      ];
      const tos = [
        ...(weekday <= 5 ? [closes] : []),
        ...meetings.map((one) => Math.min(1_439, one.to + before)),
      ];
      return {
        organization_id: laying.organizationId,
        clinic_id: clinic.id,
        weekday,
        opens_at: froms.length === 0 ? null : wallTime(Math.min(...froms)),
        closes_at: tos.length === 0 ? null : wallTime(Math.max(...tos)),
      };
    }),
  );
}

// Days of a month on which a holiday falls, and the weekday it needs where it moves.
const holidays: readonly { name: string; month: string; from: number; to: number; weekday?: number }[] = [
  { name: 'New Year’s Day', month: '01', from: 1, to: 1 },
  { name: 'Memorial Day', month: '05', from: 25, to: 31, weekday: 1 },
  { name: 'Independence Day', month: '07', from: 4, to: 4 },
  { name: 'Labor Day', month: '09', from: 1, to: 7, weekday: 1 },
  { name: 'Thanksgiving Day', month: '11', from: 22, to: 28, weekday: 4 },
  { name: 'Christmas Day', month: '12', from: 25, to: 25 },
];

/** The holiday a day is, or null. */
export function holidayOn(almanac: Almanac, offset: number): string | null {
  // Whoever starts the demonstration on a holiday still sees a group that is on.
  if (Math.abs(offset) <= 1) return null;
  const [, month, day] = almanac.day(offset).split('-');
  const found = holidays.find(
    (one) =>
      one.month === month &&
      one.from <= Number(day) &&
      Number(day) <= one.to &&
      (one.weekday ?? almanac.weekday(offset)) === almanac.weekday(offset),
  );
  return found?.name ?? null;
}

/** Holidays of all clinics within the time that is laid, and one clinic closed for repairs some weeks ahead. */
export function closureRows(
  laying: Laying,
  clinics: readonly ClinicPlan[],
  staff: readonly StaffPlan[],
): SeedRow<'closures'>[] {
  const { almanac } = laying;
  const director = staff.find((member) => member.persona && member.role === 'director');
  const closure = (clinicId: string | null, offset: number, reason: string): SeedRow<'closures'> => ({
    organization_id: laying.organizationId,
    id: laying.newId(),
    clinic_id: clinicId,
    starts_on: almanac.day(offset),
    ends_on: almanac.day(offset),
    reason,
    made_by: director?.id ?? '',
    made_at: instantText(almanac.at(-historyDays - 30, 9 * 60)),
  });
  const offsets = Array.from({ length: historyDays + aheadDays + 1 }, (_, each) => each - historyDays);
  const closed = offsets.flatMap((offset) => {
    const reason = holidayOn(almanac, offset);
    return reason === null ? [] : [closure(null, offset, reason)];
  });
  const last = clinics.at(-1);
  return last === undefined ? closed : [...closed, closure(last.id, repairsOn, repairs)];
}

const repairs = 'The heating is replaced';
const repairsOn = 24;

/** Why a clinic is closed on a day, or null. */
export function closedBecause(laying: Laying, at: { isLast: boolean; day: number }): string | null {
  if (at.isLast && at.day === repairsOn) return `Closed: ${repairs}`;
  const holiday = holidayOn(laying.almanac, at.day);
  return holiday === null ? null : `Closed: ${holiday}`;
}
