import { ok } from '#kernel/outcome.ts';

export type Route = { path: string };
export const routed = ok;
