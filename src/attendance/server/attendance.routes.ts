import { z } from 'zod';
import { routesFor } from '#platform/http/route.ts';
import { boardAnswer, marksAnswer, sessionAnswer } from '../rules/attendance-answers.ts';
import { recordAttendanceSchema } from '../rules/attendance.ts';
import { changePullOutSchema, pullOutChoices, startPullOutSchema } from '../rules/pull-out.ts';
import { attendanceAccess } from './attendance.access.ts';
import { changePullOut } from './change-pull-out.ts';
import { readBoard, readSession } from './read-session.ts';
import { markEveryonePresent, recordAttendance } from './record-attendance.ts';
import { listPullOutChoices, startPullOut } from './start-pull-out.ts';

const route = routesFor(attendanceAccess);
const ofSession = z.strictObject({ sessionId: z.uuid() });

export const attendanceRoutes = [
  route({
    method: 'GET',
    path: '/api/sessions',
    summary: 'Sessions of a day with who is there, late and absent, in numbers',
    needs: 'attendance.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'board.opened' },
    input: { query: z.strictObject({ day: z.iso.date().optional(), clinicId: z.uuid().optional() }) },
    output: boardAnswer,
    action: readBoard,
  }),
  route({
    method: 'GET',
    path: '/api/sessions/:sessionId',
    summary: 'One session with its people, their marks and credited minutes',
    needs: 'attendance.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'session.opened' },
    input: { params: ofSession },
    output: sessionAnswer,
    action: readSession,
  }),
  route({
    method: 'POST',
    path: '/api/sessions/:sessionId/attendance',
    summary: 'Mark people present, late, absent or cancelled',
    needs: 'attendance.record',
    care: 'clinics',
    audit: { kind: 'change', action: 'attendance.recorded' },
    creates: true,
    input: { params: ofSession, body: recordAttendanceSchema },
    output: marksAnswer,
    action: recordAttendance,
  }),
  route({
    method: 'POST',
    path: '/api/sessions/:sessionId/attendance/everyone',
    summary: 'Mark everybody present who is not marked yet',
    needs: 'attendance.record',
    care: 'clinics',
    audit: { kind: 'change', action: 'attendance.recorded-for-everyone' },
    creates: true,
    input: { params: ofSession, body: z.strictObject({}) },
    output: marksAnswer,
    action: markEveryonePresent,
  }),
  route({
    method: 'GET',
    path: '/api/sessions/:sessionId/pull-outs',
    summary: 'Who may take somebody out of this group, and whether they are free',
    needs: 'attendance.pull-out',
    care: 'clinics',
    audit: { kind: 'look', action: 'pull-out-choices.listed' },
    input: { params: ofSession },
    output: pullOutChoices,
    action: listPullOutChoices,
  }),
  route({
    method: 'POST',
    path: '/api/sessions/:sessionId/pull-outs',
    summary: 'Take somebody out of the group for a while, now or at a planned time',
    needs: 'attendance.pull-out',
    care: 'clinics',
    audit: { kind: 'change', action: 'pull-out.recorded' },
    creates: true,
    input: { params: ofSession, body: startPullOutSchema },
    output: z.object({ pullOutId: z.string() }),
    action: startPullOut,
  }),
  route({
    method: 'POST',
    path: '/api/sessions/:sessionId/pull-outs/:pullOutId',
    summary: 'Begin, end or call off a pull-out',
    needs: 'attendance.pull-out',
    care: 'clinics',
    audit: { kind: 'change', action: 'pull-out.changed' },
    creates: true,
    input: {
      params: z.strictObject({ sessionId: z.uuid(), pullOutId: z.uuid() }),
      body: changePullOutSchema,
    },
    output: z.object({ pullOutId: z.string() }),
    action: changePullOut,
  }),
];
