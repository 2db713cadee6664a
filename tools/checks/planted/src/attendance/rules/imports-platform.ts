import { routed } from '#platform/http/route.ts';

export const route = routed;
