import type { AccessTable } from '#platform/access/roles.ts';

export const boardAccess = {
  'board.see': {
    roles: [
      'counselor',
      'supervisor',
      'prescriber',
      'nurse',
      'front_desk',
      'director',
      'biller',
      'utilization_reviewer',
      'privacy_officer',
      'administrator',
    ],
    why: 'Everybody who plans around groups sees the week in numbers; it opens nobody’s record.',
  },
  'board.cover': {
    roles: ['supervisor', 'director'],
    why: 'Who runs the day covers for people who are away and turns a day virtual.',
  },
  'board.tell': {
    roles: ['supervisor', 'front_desk', 'director'],
    why: 'Who runs the day and who answers the phone tell people what changed.',
  },
  'board.print-rosters': {
    roles: ['counselor', 'supervisor', 'nurse', 'front_desk', 'director'],
    why: 'Whoever meets the people of a session may need them on paper when the power is out.',
  },
  'board.follow-topics': {
    roles: ['counselor', 'supervisor', 'prescriber', 'nurse', 'director'],
    why: 'Who treats people sees which topics each has had and still misses.',
  },
} as const satisfies AccessTable;
