// Routes of checking in by oneself: two for the tablet, and one for staff who hand out a code.
import { z } from 'zod';
import { routesFor, tabletRoute, type Route } from '#platform/http/route.ts';
import {
  checkedInByCode,
  checkedInByName,
  checkInByCodeSchema,
  checkInByNameSchema,
  checkInCode,
} from '../rules/check-in-schema.ts';
import { attendanceAccess } from './attendance.access.ts';
import { showCheckInCode } from './check-in-code.ts';
import { checkInByCode, checkInByName } from './check-in.ts';

const route = routesFor(attendanceAccess);
// Longer than finding and marking somebody takes, so that time does not tell what the words keep to themselves.
const notBeforeMs = 400;

export const checkInRoutes: readonly Route[] = [
  tabletRoute({
    method: 'POST',
    path: '/api/tablet/arrivals',
    summary: 'Check in by name and birth date; the answer is the same whether anybody was found or not',
    audit: { kind: 'change', action: 'attendance.checked-in-at-tablet' },
    notBeforeMs,
    input: { body: checkInByNameSchema },
    output: checkedInByName,
    action: checkInByName,
  }),
  tabletRoute({
    method: 'POST',
    path: '/api/tablet/arrivals/code',
    summary: 'Check in by a code',
    audit: { kind: 'change', action: 'attendance.checked-in-by-code' },
    notBeforeMs,
    input: { body: checkInByCodeSchema },
    output: checkedInByCode,
    action: checkInByCode,
  }),
  route({
    method: 'GET',
    path: '/api/sessions/:sessionId/people/:patientId/check-in-code',
    summary: 'The code with which somebody checks in at the tablet, to be read out or shown',
    needs: 'attendance.record',
    care: 'clinics',
    audit: { kind: 'look', action: 'check-in-code.shown' },
    input: { params: z.strictObject({ sessionId: z.uuid(), patientId: z.uuid() }) },
    output: checkInCode,
    action: showCheckInCode,
  }),
];
