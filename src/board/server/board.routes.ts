import { routesFor } from '#platform/http/route.ts';
import { weekAnswer } from '../rules/board-answers.ts';
import { weekFilterSchema } from '../rules/week-board.ts';
import { boardAccess } from './board.access.ts';
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
];
