import { z } from 'zod';
import { routesFor, type Route } from '#platform/http/route.ts';
import * as rules from '../rules/working-times.ts';
import { calendarAccess } from './calendar.access.ts';
import * as plan from './plan-times.ts';

const route = routesFor(calendarAccess);
const ofMember = z.strictObject({ staffMemberId: z.uuid() });
const ofAbsence = z.strictObject({ staffMemberId: z.uuid(), absenceId: z.uuid() });
const planning = { needs: 'times.plan', care: 'clinics', method: 'POST' } as const;

export const calendarRoutes: readonly Route[] = [
  route({
    needs: 'times.see',
    care: 'clinics',
    method: 'GET',
    path: '/api/staff/members/:staffMemberId/times',
    summary: 'When a staff member works and is away',
    audit: { kind: 'look', action: 'times.opened' },
    input: { params: ofMember },
    output: rules.timesAnswer,
    action: plan.openTimes,
  }),
  route({
    ...planning,
    path: '/api/staff/members/:staffMemberId/working-hours',
    summary: 'Set the working hours of a week from a day on',
    audit: { kind: 'change', action: 'times.hours-set' },
    creates: true,
    input: { params: ofMember, body: rules.workingHoursInput },
    output: z.object({ days: z.number() }),
    action: plan.setWorkingHours,
  }),
  route({
    ...planning,
    path: '/api/staff/members/:staffMemberId/absences',
    summary: 'Record an absence; its free time is taken in the calendar',
    audit: { kind: 'change', action: 'absence.recorded' },
    creates: true,
    input: { params: ofMember, body: rules.absenceInput },
    output: rules.absenceRecorded,
    action: plan.recordAbsence,
  }),
  route({
    ...planning,
    path: '/api/staff/members/:staffMemberId/absences/:absenceId/withdraw',
    summary: 'Take an absence back; its time is free again',
    audit: { kind: 'change', action: 'absence.withdrawn' },
    input: { params: ofAbsence, body: z.strictObject({}) },
    output: z.object({ absenceId: z.string() }),
    action: plan.withdrawAbsence,
  }),
];
