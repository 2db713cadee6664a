import { z } from 'zod';
import { routesFor } from '#platform/http/route.ts';
import { freeForGood, weekAnswer } from '../rules/board-answers.ts';
import { coverAnswer, peopleToTell, virtualDayAnswer } from '../rules/cover-answers.ts';
import {
  assignSubstituteSchema,
  coverQuerySchema,
  takeDaysBackSchema,
  tellSchema,
  turnVirtualSchema,
  virtualDayQuerySchema,
} from '../rules/cover.ts';
import { groupTopics, groupTopicsQuery } from '../rules/group-topics-answers.ts';
import { houseDay, houseDayQuery } from '../rules/house-day.ts';
import { matters } from '../rules/matters.ts';
import { printedRosters, rostersQuerySchema } from '../rules/roster-answers.ts';
import { freeForGoodQuery, weekFilterSchema } from '../rules/week-board.ts';
import { assignSubstitute } from './assign-substitute.ts';
import { boardAccess } from './board.access.ts';
import { readCover } from './read-cover.ts';
import { readFreeForGood } from './read-free-for-good.ts';
import { readGroupTopics } from './read-group-topics.ts';
import { readHouseDay } from './read-house-day.ts';
import { readRosters } from './read-rosters.ts';
import { readWeek } from './read-week.ts';
import { readPeopleToTell, tellPerson } from './tell-people.ts';
import { readVirtualDay, takeVirtualDaysBack, turnDayVirtual } from './virtual-day.ts';

const route = routesFor(boardAccess);

export const boardRoutes = [
  route({
    method: 'GET',
    path: '/api/board/week',
    summary:
      'Sessions of a week with fill, mode, topic and who leads, in numbers, as far as they fit the filters',
    needs: 'board.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'week.opened' },
    input: { query: weekFilterSchema },
    output: weekAnswer,
    action: readWeek,
  }),
  route({
    method: 'GET',
    path: '/api/board/free-for-good',
    summary: 'How many seats each group of a week has free for good, on its fullest date from then on',
    needs: 'board.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'week.opened' },
    input: { query: freeForGoodQuery },
    output: freeForGood,
    action: readFreeForGood,
  }),
  route({
    method: 'GET',
    path: '/api/board/house-day',
    summary:
      'What a director decides first on a day: who is away and not covered, who starts, seats, waiting',
    needs: 'board.cover',
    care: 'clinics',
    audit: { kind: 'look', action: 'house-day.opened' },
    input: { query: houseDayQuery },
    output: houseDay,
    action: readHouseDay,
  }),
  route({
    method: 'GET',
    path: '/api/board/rosters',
    summary: 'Rosters of a clinic’s day for a day without power',
    needs: 'board.print-rosters',
    care: 'clinics',
    audit: { kind: 'look', action: 'rosters.printed' },
    input: { query: rostersQuerySchema },
    output: printedRosters,
    action: readRosters,
  }),
  route({
    method: 'GET',
    path: '/api/groups/:groupId/topics',
    summary: 'What a block of a group works through, who has had which topic, and what each still misses',
    needs: 'board.follow-topics',
    care: 'clinics',
    audit: { kind: 'look', action: 'group-topics.opened' },
    input: { params: z.strictObject({ groupId: z.uuid() }), query: groupTopicsQuery },
    output: groupTopics,
    action: readGroupTopics,
  }),
  route({
    method: 'GET',
    path: '/api/board/cover',
    summary: 'Sessions somebody leads between two days, and who could stand in for each',
    needs: 'board.cover',
    care: 'clinics',
    audit: { kind: 'look', action: 'cover.opened' },
    input: { query: coverQuerySchema },
    output: coverAnswer,
    action: readCover,
  }),
  route({
    method: 'POST',
    path: '/api/board/cover',
    summary: 'Assign who stands in for one session, also from another clinic',
    needs: 'board.cover',
    care: 'clinics',
    audit: { kind: 'change', action: 'substitute.assigned' },
    creates: true,
    input: { body: assignSubstituteSchema },
    output: z.object({ sessionId: z.string(), changeId: z.string() }),
    action: assignSubstitute,
  }),
  route({
    method: 'GET',
    path: '/api/board/sessions/:sessionId/people',
    summary: 'Whom to tell about a change of a date, or one of them, and how they may be reached',
    needs: 'board.tell',
    care: 'clinics',
    audit: { kind: 'look', action: 'people-to-tell.opened' },
    input: {
      params: z.strictObject({ sessionId: z.uuid() }),
      query: z.strictObject({ matter: z.enum(matters), patientId: z.uuid().optional() }),
    },
    output: peopleToTell,
    action: readPeopleToTell,
  }),
  route({
    method: 'POST',
    path: '/api/board/sessions/:sessionId/people/:patientId/told',
    summary: 'Tick that somebody was told, or take the tick away',
    needs: 'board.tell',
    care: 'clinics',
    audit: { kind: 'change', action: 'person.told' },
    creates: true,
    input: { params: z.strictObject({ sessionId: z.uuid(), patientId: z.uuid() }), body: tellSchema },
    output: z.object({ told: z.boolean(), sequence: z.number() }),
    action: tellPerson,
  }),
  route({
    method: 'GET',
    path: '/api/board/virtual-day',
    summary: 'What a day of some clinics lacks to be held virtually',
    needs: 'board.cover',
    care: 'clinics',
    audit: { kind: 'look', action: 'virtual-day.opened' },
    input: { query: virtualDayQuerySchema },
    output: virtualDayAnswer,
    action: readVirtualDay,
  }),
  route({
    method: 'POST',
    path: '/api/board/virtual-days',
    summary: 'Turn every session of a day virtual, at one clinic or at several',
    needs: 'board.cover',
    care: 'clinics',
    audit: { kind: 'change', action: 'day.turned-virtual' },
    creates: true,
    input: { body: turnVirtualSchema },
    output: z.object({ virtualDayIds: z.array(z.string()), turned: z.number() }),
    action: turnDayVirtual,
  }),
  route({
    method: 'POST',
    path: '/api/board/virtual-days/take-back',
    summary: 'Take back a day that was turned virtual, at one clinic or at several',
    needs: 'board.cover',
    care: 'clinics',
    audit: { kind: 'change', action: 'virtual-day.taken-back' },
    input: { body: takeDaysBackSchema },
    output: z.object({ takenBack: z.number() }),
    action: takeVirtualDaysBack,
  }),
];
