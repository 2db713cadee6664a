import { ok } from '#kernel/outcome.ts';

export const roles = [ok];
