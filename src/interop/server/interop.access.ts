import type { AccessTable } from '#platform/access/roles.ts';

export const interopAccess = {
  'imports.bring-in': {
    roles: ['privacy_officer', 'administrator'],
    why: 'A file may hold people of every clinic, so only those who reach the whole organization bring one in, look at what came, give it back or undo it.',
  },
} as const satisfies AccessTable;
