// A route that lacks one of its promises does not compile. Each but the first is missing one, or names a permission that
// no access table holds; planted.test.ts expects exactly one error in each.
import { z } from 'zod';
import { ok } from '#kernel/outcome.ts';
import { routesFor } from '#platform/http/route.ts';

const route = routesFor({
  'attendance.record': { roles: ['counselor'], why: 'Counselors take attendance.' },
});

const method = 'GET';
const path = '/api/planted';
const summary = 'A planted route';
const care = 'none';
const audit = { kind: 'look', action: 'planted.looked' } as const;
const input = {};
const output = z.object({ seen: z.boolean() });
const needs = 'attendance.record';
const action = async () => Promise.resolve(ok({ seen: true }));

export const complete = route({ method, path, summary, care, audit, input, output, needs, action });
export const withoutNeeds = route({ method, path, summary, care, audit, input, output, action });
export const withoutCare = route({ method, path, summary, audit, input, output, needs, action });
export const withoutAudit = route({ method, path, summary, care, input, output, needs, action });
export const withoutInput = route({ method, path, summary, care, audit, output, needs, action });
export const withoutOutput = route({ method, path, summary, care, audit, input, needs, action });
export const unknownNeeds = route({ method, path, summary, care, audit, input, output, needs: 'nobody.knows', action });
