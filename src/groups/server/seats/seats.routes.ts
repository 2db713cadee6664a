// Routes of seats and of single dates.
import { z } from 'zod';
import { routesFor } from '#platform/http/route.ts';

import { changesAnswer, dateRoster } from '../../rules/seat-answers.ts';
import * as asked from '../../rules/seat.ts';
import { groupsAccess } from '../groups.access.ts';
import { changeSeat, correctSeat, moveSeat } from './change-seat.ts';
import { endSeat } from './end-seat.ts';
import { giveSeat } from './give-seat.ts';

import {
  addGuest,
  giveVisit,
  recordAbsence,
  recordWalkIn,
  withdrawAbsence,
  withdrawGuest,
  withdrawVisit,
} from './one-date.ts';
import { readChanges, readDate } from './read-date.ts';
import { undoChange } from './undo-change.ts';

const route = routesFor(groupsAccess);
const ofGroup = z.strictObject({ groupId: z.uuid() });
const ofSeat = z.strictObject({ groupId: z.uuid(), seatId: z.uuid() });
const ofSession = z.strictObject({ sessionId: z.uuid() });
const seated = z.object({ seatId: z.string(), changeId: z.string() });
const given = z.object({ id: z.string(), changeId: z.string() });
const changed = z.object({ changeId: z.string() });
const why = z.strictObject({ because: z.string().trim().max(500).default('') });

export const seatRoutes = [
  route({
    method: 'POST',
    path: '/api/groups/:groupId/seats',
    summary: 'Give a person a seat',
    needs: 'groups.seat',
    care: 'clinics',
    audit: { kind: 'change', action: 'seat.given' },
    creates: true,
    input: { params: ofGroup, body: asked.giveSeatSchema },
    output: seated,
    action: giveSeat,
  }),
  route({
    method: 'POST',
    path: '/api/groups/:groupId/seats/:seatId/end',
    summary: 'End a seat on a day, with the reason',
    needs: 'groups.seat',
    care: 'clinics',
    audit: { kind: 'change', action: 'seat.ended' },
    input: { params: ofSeat, body: asked.endSeatSchema },
    output: seated,
    action: endSeat,
  }),
  route({
    method: 'POST',
    path: '/api/groups/:groupId/seats/:seatId/change',
    summary: 'Change weekdays, mode, level or phase of a seat from a day on',
    needs: 'groups.seat',
    care: 'clinics',
    audit: { kind: 'change', action: 'seat.changed' },
    creates: true,
    input: { params: ofSeat, body: asked.changeSeatSchema },
    output: seated,
    action: changeSeat,
  }),
  route({
    method: 'POST',
    path: '/api/groups/:groupId/seats/:seatId/move',
    summary: 'Move a person to another group from a day on',
    needs: 'groups.seat',
    care: 'clinics',
    audit: { kind: 'change', action: 'seat.moved' },
    creates: true,
    input: { params: ofSeat, body: asked.moveSeatSchema },
    output: seated,
    action: moveSeat,
  }),
  route({
    method: 'POST',
    path: '/api/groups/:groupId/seats/:seatId/correct',
    summary: 'Correct a seat that began or ended otherwise, or was somebody else’s',
    needs: 'groups.seat',
    care: 'clinics',
    audit: { kind: 'change', action: 'seat.corrected' },
    creates: true,
    input: { params: ofSeat, body: asked.correctSeatSchema },
    output: seated,
    action: correctSeat,
  }),
  route({
    method: 'GET',
    path: '/api/groups/:groupId/roster-changes',
    summary: 'The newest changes of a group’s people',
    needs: 'groups.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'roster-changes.listed' },
    input: { params: ofGroup },
    output: changesAnswer,
    action: readChanges,
  }),
  route({
    method: 'POST',
    path: '/api/roster-changes/:changeId/undo',
    summary: 'Take back the last change of somebody’s place',
    needs: 'groups.seat',
    care: 'clinics',
    audit: { kind: 'change', action: 'roster-change.undone' },
    creates: true,
    input: { params: z.strictObject({ changeId: z.uuid() }), body: z.strictObject({}) },
    output: changed,
    action: undoChange,
  }),
  route({
    method: 'GET',
    path: '/api/sessions/:sessionId/expected',
    summary: 'Who is expected on one date, who visits, who is away, guests, and how full it is',
    needs: 'groups.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'date.opened' },
    input: { params: ofSession },
    output: dateRoster,
    action: readDate,
  }),
  route({
    method: 'POST',
    path: '/api/sessions/:sessionId/visits',
    summary: 'Plan somebody’s visit on one date',
    needs: 'groups.seat',
    care: 'clinics',
    audit: { kind: 'change', action: 'visit.given' },
    creates: true,
    input: { params: ofSession, body: asked.giveVisitSchema },
    output: given,
    action: giveVisit,
  }),
  route({
    method: 'POST',
    path: '/api/sessions/:sessionId/walk-ins',
    summary: 'Record somebody who came without a plan',
    needs: 'groups.day',
    care: 'clinics',
    audit: { kind: 'change', action: 'walk-in.recorded' },
    creates: true,
    input: { params: ofSession, body: asked.walkInSchema },
    output: given.extend({ toDo: z.array(z.string()) }),
    action: recordWalkIn,
  }),
  route({
    method: 'POST',
    path: '/api/visits/:visitId/withdraw',
    summary: 'Withdraw a visit; it stays on record',
    needs: 'groups.seat',
    care: 'clinics',
    audit: { kind: 'change', action: 'visit.withdrawn' },
    input: { params: z.strictObject({ visitId: z.uuid() }), body: why },
    output: changed,
    action: withdrawVisit,
  }),
  route({
    method: 'POST',
    path: '/api/sessions/:sessionId/absences',
    summary: 'Record that somebody will not come, on one date or until a day',
    needs: 'groups.day',
    care: 'clinics',
    audit: { kind: 'change', action: 'absence.recorded' },
    creates: true,
    input: { params: ofSession, body: asked.absenceSchema },
    output: z.object({ dates: z.number(), changeId: z.string() }),
    action: recordAbsence,
  }),
  route({
    method: 'POST',
    path: '/api/absences/:absenceId/withdraw',
    summary: 'They come after all',
    needs: 'groups.day',
    care: 'clinics',
    audit: { kind: 'change', action: 'absence.withdrawn' },
    input: { params: z.strictObject({ absenceId: z.uuid() }), body: why },
    output: changed,
    action: withdrawAbsence,
  }),
  route({
    method: 'POST',
    path: '/api/sessions/:sessionId/guests',
    summary: 'Let a guest sit in on one date',
    needs: 'groups.day',
    care: 'clinics',
    audit: { kind: 'change', action: 'guest.added' },
    creates: true,
    input: { params: ofSession, body: asked.guestSchema },
    output: given,
    action: addGuest,
  }),
  route({
    method: 'POST',
    path: '/api/guests/:guestId/withdraw',
    summary: 'Take a guest from a date',
    needs: 'groups.day',
    care: 'clinics',
    audit: { kind: 'change', action: 'guest.withdrawn' },
    input: { params: z.strictObject({ guestId: z.uuid() }), body: why },
    output: changed,
    action: withdrawGuest,
  }),
];
