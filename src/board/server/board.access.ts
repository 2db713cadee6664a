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
} as const satisfies AccessTable;
