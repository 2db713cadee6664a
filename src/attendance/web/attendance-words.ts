// How statuses, minutes and times of a session read.
import type { AttendanceStatus } from '../rules/attendance.ts';
import type { PullOutKind } from '../rules/pull-out.ts';

export const statusWords: Readonly<Record<AttendanceStatus, string>> = {
  expected: 'Expected',
  present: 'Present',
  late: 'Late',
  absent: 'Absent',
  cancelled: 'Cancelled',
};

/** Statuses in the order of their keys: 1 present, 2 late, 3 absent, 4 cancelled. */
export const statusKeys = ['present', 'late', 'absent', 'cancelled'] as const;

/** '2 h 30' of 150 minutes, '45 min' of 45. */
export function durationText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`;
}

export const pullOutWords: Readonly<Record<PullOutKind, string>> = {
  prescriber: 'Prescriber visit',
  test: 'Test',
  one_to_one: 'One-to-one',
};

/** What each kind lasts as a rule. */
export const pullOutMinutes: Readonly<Record<PullOutKind, number>> = {
  prescriber: 20,
  test: 10,
  one_to_one: 30,
};
