import { z } from 'zod';
import { routesFor } from '#platform/http/route.ts';
import { weekAnswer } from '../rules/board-answers.ts';
import { groupTopics } from '../rules/group-topics-answers.ts';
import { printedRosters, rostersQuerySchema } from '../rules/roster-answers.ts';
import { weekFilterSchema } from '../rules/week-board.ts';
import { boardAccess } from './board.access.ts';
import { readGroupTopics } from './read-group-topics.ts';
import { readRosters } from './read-rosters.ts';
import { readWeek } from './read-week.ts';

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
    summary: 'What a group works through, who has had which topic, and what each still misses',
    needs: 'board.follow-topics',
    care: 'clinics',
    audit: { kind: 'look', action: 'group-topics.opened' },
    input: { params: z.strictObject({ groupId: z.uuid() }) },
    output: groupTopics,
    action: readGroupTopics,
  }),
];
