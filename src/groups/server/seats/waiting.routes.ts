// Routes of waiting lists, of limits and of people who are kept apart.
import { z } from 'zod';
import { daySchema } from '../../../organization/rules/day.ts';
import { routesFor } from '#platform/http/route.ts';
import { keepApartList, keptApart, limitsAnswer, waitingList } from '../../rules/seat-answers.ts';
import * as asked from '../../rules/seat.ts';
import { groupsAccess } from '../groups.access.ts';

import { endKeepApart, keepApart, listPairs } from './keep-apart.ts';
import { exemptDate, passUnconfirmed, raiseLimit, readLimits, withdrawDecision } from './limits.ts';

import {
  acceptWaiting,
  closeWaiting,
  joinWaiting,
  moveWaiting,
  offerWaiting,
  readWaitingList,
} from './waiting-list.ts';

const route = routesFor(groupsAccess);
const ofGroup = z.strictObject({ groupId: z.uuid() });
const ofEntry = z.strictObject({ entryId: z.uuid() });
const entered = z.object({ entryId: z.string() });
const decided = z.object({ decisionId: z.string() });
const day = z.strictObject({
  endsOn: daySchema,
  because: z.string().trim().min(1, 'Say in a few words why.').max(500),
});

export const waitingRoutes = [
  route({
    method: 'GET',
    path: '/api/groups/:groupId/waiting',
    summary: 'The waiting list of a group, and whom a free chair fits first',
    needs: 'groups.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'waiting-list.opened' },
    input: { params: ofGroup },
    output: waitingList,
    action: readWaitingList,
  }),
  route({
    method: 'POST',
    path: '/api/groups/:groupId/waiting',
    summary: 'Put somebody on the waiting list',
    needs: 'groups.seat',
    care: 'clinics',
    audit: { kind: 'change', action: 'waiting.joined' },
    creates: true,
    input: { params: ofGroup, body: asked.joinWaitingSchema },
    output: entered.extend({ place: z.number() }),
    action: joinWaiting,
  }),
  route({
    method: 'POST',
    path: '/api/waiting/:entryId/move',
    summary: 'Give somebody another place on the list, with a reason',
    needs: 'groups.seat',
    care: 'clinics',
    audit: { kind: 'change', action: 'waiting.moved' },
    input: { params: ofEntry, body: asked.moveWaitingSchema },
    output: entered,
    action: moveWaiting,
  }),
  route({
    method: 'POST',
    path: '/api/waiting/:entryId/offer',
    summary: 'Offer a free chair until a day',
    needs: 'groups.seat',
    care: 'clinics',
    audit: { kind: 'change', action: 'waiting.offered' },
    input: { params: ofEntry, body: asked.offerWaitingSchema },
    output: entered,
    action: offerWaiting,
  }),
  route({
    method: 'POST',
    path: '/api/waiting/:entryId/accept',
    summary: 'They take it: the seat is given',
    needs: 'groups.seat',
    care: 'clinics',
    audit: { kind: 'change', action: 'waiting.accepted' },
    creates: true,
    input: { params: ofEntry, body: asked.acceptWaitingSchema },
    output: entered.extend({ seatId: z.string(), changeId: z.string() }),
    action: acceptWaiting,
  }),
  route({
    method: 'POST',
    path: '/api/waiting/:entryId/close',
    summary: 'They declined, the offer lapsed, they left the list, or wait again',
    needs: 'groups.seat',
    care: 'clinics',
    audit: { kind: 'change', action: 'waiting.closed' },
    input: { params: ofEntry, body: asked.closeWaitingSchema },
    output: entered,
    action: closeWaiting,
  }),
  route({
    method: 'GET',
    path: '/api/groups/:groupId/limits',
    summary: 'The limits of a group with their sources, and decisions above them',
    needs: 'groups.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'limits.opened' },
    input: { params: ofGroup },
    output: limitsAnswer,
    action: readLimits,
  }),
  route({
    method: 'POST',
    path: '/api/groups/:groupId/limit-decisions',
    summary: 'Let more people in than the house rule says, with a reason',
    needs: 'groups.raise-limit',
    care: 'clinics',
    audit: { kind: 'change', action: 'limit.raised' },
    creates: true,
    input: { params: ofGroup, body: asked.raiseLimitSchema },
    output: decided,
    action: raiseLimit,
  }),
  route({
    method: 'POST',
    path: '/api/groups/:groupId/limit-decisions/unconfirmed',
    summary: 'Let more people in than a setting nobody has confirmed',
    needs: 'groups.pass-unconfirmed',
    care: 'clinics',
    audit: { kind: 'change', action: 'limit.raised' },
    creates: true,
    input: { params: ofGroup, body: asked.raiseLimitSchema },
    output: decided,
    action: passUnconfirmed,
  }),
  route({
    method: 'POST',
    path: '/api/groups/:groupId/limit-decisions/exempt',
    summary: 'Mark one date as one the state exempts',
    needs: 'groups.raise-limit',
    care: 'clinics',
    audit: { kind: 'change', action: 'date.exempted' },
    creates: true,
    input: { params: ofGroup, body: asked.exemptDateSchema },
    output: decided,
    action: exemptDate,
  }),
  route({
    method: 'POST',
    path: '/api/limit-decisions/:decisionId/withdraw',
    summary: 'Withdraw a decision about a limit',
    needs: 'groups.raise-limit',
    care: 'clinics',
    audit: { kind: 'change', action: 'limit-decision.withdrawn' },
    input: { params: z.strictObject({ decisionId: z.uuid() }), body: z.strictObject({}) },
    output: decided,
    action: withdrawDecision,
  }),
  route({
    method: 'GET',
    path: '/api/keep-apart',
    summary: 'People who must not share a room',
    needs: 'groups.keep-apart',
    care: 'clinics',
    audit: { kind: 'look', action: 'keep-apart.listed' },
    input: {},
    output: keepApartList,
    action: listPairs,
  }),
  route({
    method: 'POST',
    path: '/api/keep-apart',
    summary: 'Decide that two people must not share a room',
    needs: 'groups.keep-apart',
    care: 'clinics',
    audit: { kind: 'change', action: 'keep-apart.decided' },
    creates: true,
    input: { body: asked.keepApartSchema },
    output: keptApart,
    action: keepApart,
  }),
  route({
    method: 'POST',
    path: '/api/keep-apart/:keepApartId/end',
    summary: 'End such a decision on a day',
    needs: 'groups.keep-apart',
    care: 'clinics',
    audit: { kind: 'change', action: 'keep-apart.ended' },
    input: { params: z.strictObject({ keepApartId: z.uuid() }), body: day },
    output: z.object({ keepApartId: z.string() }),
    action: endKeepApart,
  }),
];
