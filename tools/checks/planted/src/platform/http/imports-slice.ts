import { roles } from '#staff/rules/roles.ts';

export const known = roles;
