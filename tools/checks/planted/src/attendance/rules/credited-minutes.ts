import { ok } from '#kernel/outcome.ts';
import { roles } from '#staff/rules/roles.ts';

export const credited = [ok, roles];
