import { z } from 'zod';
import { daySchema } from '../../organization/rules/day.ts';
import { routesFor } from '#platform/http/route.ts';
import { boardAnswer, marksAnswer, sessionAnswer, todayAnswer } from '../rules/attendance-answers.ts';
import { couldNotStaySchema, everyoneSchema, recordAttendanceSchema } from '../rules/attendance.ts';
import { bookMakeUpSchema, makeUpsAnswer } from '../rules/make-ups.ts';
import { attemptSchema, emptyChairsAnswer } from '../rules/outreach-answers.ts';
import { changePullOutSchema, pullOutChoices, startPullOutSchema } from '../rules/pull-out.ts';
import {
  changeStepOutSchema,
  closeDaySchema,
  setRoomTimesSchema,
  stepOutSchema,
} from '../rules/room-times.ts';
import {
  lastArrivalsAnswer,
  virtualArrivalAnswer,
  virtualArrivalSchema,
} from '../rules/virtual-arrival-schema.ts';
import { attendanceAccess } from './attendance.access.ts';
import { changePullOut } from './change-pull-out.ts';
import { closeDay } from './close-day.ts';
import { listEmptyChairs, recordAttempt } from './empty-chairs.ts';
import { bookMakeUp, listMakeUps, takeBackMakeUp } from './make-ups.ts';
import { readBoard } from './read-board.ts';
import { readSession, readToday } from './read-session.ts';
import {
  listWhoSeesToThem,
  markEveryonePresent,
  recordAttendance,
  recordCouldNotStay,
} from './record-attendance.ts';
import { setRoomTimes } from './set-room-times.ts';
import { listPullOutChoices, startPullOut } from './start-pull-out.ts';
import { changeStepOut, stepOut } from './step-out.ts';
import { takeBackAttempt } from './take-back-attempt.ts';
import { arriveVirtually, listArrivals } from './virtual-arrival.ts';

const route = routesFor(attendanceAccess);
const ofSession = z.strictObject({ sessionId: z.uuid() });

const stepOutKept = z.object({ stepOutId: z.string() });
const attemptKept = z.object({ attemptId: z.string() });

const outreachRoutes = [
  route({
    method: 'GET',
    path: '/api/empty-chairs',
    summary: 'Who is expected today and not there, how they may be reached, and what was tried',
    needs: 'attendance.reach-out',
    care: 'clinics',
    audit: { kind: 'look', action: 'empty-chairs.opened' },
    input: { query: z.strictObject({ clinicId: z.uuid().optional() }) },
    output: emptyChairsAnswer,
    action: listEmptyChairs,
  }),
  route({
    method: 'POST',
    path: '/api/sessions/:sessionId/outreach',
    summary: 'Write down a try to reach somebody whose chair stayed empty, and what came of it',
    needs: 'attendance.reach-out',
    care: 'clinics',
    audit: { kind: 'change', action: 'outreach.recorded' },
    creates: true,
    input: { params: ofSession, body: attemptSchema },
    output: attemptKept,
    action: recordAttempt,
  }),
  route({
    method: 'POST',
    path: '/api/sessions/:sessionId/outreach/:attemptId/take-back',
    summary: 'Take back a try to reach somebody that the asker wrote down by mistake today',
    needs: 'attendance.reach-out',
    care: 'clinics',
    audit: { kind: 'change', action: 'outreach.taken-back' },
    input: {
      params: z.strictObject({ sessionId: z.uuid(), attemptId: z.uuid() }),
      body: z.strictObject({}),
    },
    output: attemptKept,
    action: takeBackAttempt,
  }),
];

const virtualRoutes = [
  route({
    method: 'GET',
    path: '/api/sessions/:sessionId/virtual-arrivals',
    summary: 'Of everybody by video what was confirmed today, and their last answers',
    needs: 'attendance.record',
    care: 'clinics',
    audit: { kind: 'look', action: 'virtual-arrivals.opened' },
    input: { params: ofSession },
    output: lastArrivalsAnswer,
    action: listArrivals,
  }),
  route({
    method: 'POST',
    path: '/api/sessions/:sessionId/virtual-arrivals',
    summary: 'Confirm who arrives by video and where they are; they join, or are called instead',
    needs: 'attendance.record',
    care: 'clinics',
    audit: { kind: 'change', action: 'virtual-arrival.confirmed' },
    creates: true,
    input: { params: ofSession, body: virtualArrivalSchema },
    output: virtualArrivalAnswer,
    action: arriveVirtually,
  }),
];

const oneId = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const someIds = new RegExp(`^${oneId}(?:,${oneId}){0,5}$`);

const roomRoutes = [
  route({
    method: 'GET',
    path: '/api/today',
    summary: 'Everybody expected at a clinic on a day, by session, with their marks and hours',
    needs: 'attendance.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'today.opened' },
    input: {
      query: z.strictObject({
        clinicId: z.uuid().optional(),
        day: daySchema.optional(),
        /** Only this session of the day, when only it has changed. */
        sessionId: z.uuid().optional(),
        /** Only these people of it, by their ids with commas, when only they have changed; then nobody is hidden. */
        people: z.string().regex(someIds, 'Name at most six people by their ids.').optional(),
      }),
    },
    output: todayAnswer,
    action: readToday,
  }),
  route({
    method: 'POST',
    path: '/api/clinics/:clinicId/days/:day/closing',
    summary: 'Close a clinic’s day once everybody expected has a status, or reopen it with a reason',
    needs: 'attendance.close-day',
    care: 'clinics',
    audit: { kind: 'change', action: 'day.closed-or-reopened' },
    creates: true,
    input: { params: z.strictObject({ clinicId: z.uuid(), day: daySchema }), body: closeDaySchema },
    output: z.object({ sequence: z.number() }),
    action: closeDay,
  }),
  route({
    method: 'POST',
    path: '/api/sessions/:sessionId/room-times',
    summary: 'Say when a session really began and ended and when its break was',
    needs: 'attendance.record',
    care: 'clinics',
    audit: { kind: 'change', action: 'room-times.recorded' },
    creates: true,
    input: { params: ofSession, body: setRoomTimesSchema },
    output: z.object({ sequence: z.number() }),
    action: setRoomTimes,
  }),
  route({
    method: 'GET',
    path: '/api/sessions/:sessionId/could-not-stay',
    summary: 'Who may see to somebody who cannot stay today',
    needs: 'attendance.record',
    care: 'clinics',
    audit: { kind: 'look', action: 'nurses.listed' },
    input: { params: ofSession },
    output: z.object({
      staff: z.array(z.object({ staffMemberId: z.string(), name: z.string(), role: z.string() })),
    }),
    action: listWhoSeesToThem,
  }),
  route({
    method: 'POST',
    path: '/api/sessions/:sessionId/could-not-stay',
    summary: 'Record that somebody came and was not fit to stay: who saw to them, how they get home',
    needs: 'attendance.record',
    care: 'clinics',
    audit: { kind: 'change', action: 'attendance.could-not-stay' },
    creates: true,
    input: { params: ofSession, body: couldNotStaySchema },
    output: marksAnswer,
    action: recordCouldNotStay,
  }),
  route({
    method: 'POST',
    path: '/api/sessions/:sessionId/step-outs',
    summary: 'Record that somebody stepped out of the group by themselves',
    needs: 'attendance.record',
    care: 'clinics',
    audit: { kind: 'change', action: 'step-out.recorded' },
    creates: true,
    input: { params: ofSession, body: stepOutSchema },
    output: stepOutKept,
    action: stepOut,
  }),
  route({
    method: 'POST',
    path: '/api/sessions/:sessionId/step-outs/:stepOutId',
    summary: 'Record that they are back, or take the step-out back',
    needs: 'attendance.record',
    care: 'clinics',
    audit: { kind: 'change', action: 'step-out.changed' },
    creates: true,
    input: {
      params: z.strictObject({ sessionId: z.uuid(), stepOutId: z.uuid() }),
      body: changeStepOutSchema,
    },
    output: stepOutKept,
    action: changeStepOut,
  }),
  route({
    method: 'GET',
    path: '/api/sessions/:sessionId/people/:patientId/make-ups',
    summary: 'Sessions with a free chair this week that would make up what somebody lacks',
    needs: 'attendance.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'make-ups.listed' },
    input: { params: z.strictObject({ sessionId: z.uuid(), patientId: z.uuid() }) },
    output: makeUpsAnswer,
    action: listMakeUps,
  }),
  route({
    method: 'POST',
    path: '/api/sessions/:sessionId/make-ups',
    summary: 'Book a free chair of this session to make up for missed hours',
    needs: 'attendance.make-up',
    care: 'clinics',
    audit: { kind: 'change', action: 'make-up.booked' },
    creates: true,
    input: { params: ofSession, body: bookMakeUpSchema },
    output: z.object({ visitId: z.string() }),
    action: bookMakeUp,
  }),
  route({
    method: 'POST',
    path: '/api/sessions/:sessionId/make-ups/:visitId/take-back',
    summary: 'Take back a make-up that the asker booked and that has not begun',
    needs: 'attendance.make-up',
    care: 'clinics',
    audit: { kind: 'change', action: 'make-up.taken-back' },
    input: {
      params: z.strictObject({ sessionId: z.uuid(), visitId: z.uuid() }),
      body: z.strictObject({}),
    },
    output: z.object({ visitId: z.string() }),
    action: takeBackMakeUp,
  }),
];

export const attendanceRoutes = [
  ...roomRoutes,
  ...outreachRoutes,
  ...virtualRoutes,
  route({
    method: 'GET',
    path: '/api/sessions',
    summary: 'Sessions of a day with who is there, late and absent, in numbers',
    needs: 'attendance.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'board.opened' },
    input: { query: z.strictObject({ day: daySchema.optional(), clinicId: z.uuid().optional() }) },
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
    input: { params: ofSession, body: everyoneSchema },
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
