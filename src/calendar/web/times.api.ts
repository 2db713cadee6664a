// Typed calls of working times. Keys begin with the topic the server announces.
import { useQuery } from '@tanstack/react-query';
import { ask } from '#ui/ask.ts';
import type { AbsenceInput, Times, WorkingHoursInput } from '../rules/working-times.ts';

const memberPath = (staffMemberId: string) => `/api/staff/members/${staffMemberId}`;

export function useTimes(staffMemberId: string) {
  return useQuery({
    queryKey: ['times', staffMemberId],
    queryFn: () => ask<Times>({ path: `${memberPath(staffMemberId)}/times` }),
  });
}
export const setWorkingHours = (staffMemberId: string, input: WorkingHoursInput, key: string) =>
  ask<unknown>({ method: 'POST', path: `${memberPath(staffMemberId)}/working-hours`, body: input, key });
export const recordAbsence = (staffMemberId: string, input: AbsenceInput, key: string) =>
  ask<{ absenceId: string; toCover: number }>({
    method: 'POST',
    path: `${memberPath(staffMemberId)}/absences`,
    body: input,
    key,
  });
export const withdrawAbsence = (staffMemberId: string, absenceId: string) =>
  ask<unknown>({ method: 'POST', path: `${memberPath(staffMemberId)}/absences/${absenceId}/withdraw` });
