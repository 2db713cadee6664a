// What types cannot say of a route stops the start: a table of planted faults, each named in the one error.
import { expect, it } from 'vitest';
import { z } from 'zod';
import { checkRoutes } from './registry.ts';
import type { Route } from './route.ts';

const right: Route = {
  method: 'POST',
  path: '/api/things/:thingId',
  summary: 'A thing.',
  needs: 'things.change',
  roles: ['director'],
  care: 'clinics',
  audit: { kind: 'change', action: 'thing.change' },
  input: { params: z.strictObject({ thingId: z.uuid() }), body: z.strictObject({ after: z.int().max(9) }) },
  output: z.object({}),
  action: () => Promise.reject(new Error('Nobody calls it.')),
};
const taking = (body: z.ZodObject): Partial<Route> => ({ input: { ...right.input, body } });

it('takes a route that is whole', () => {
  expect(checkRoutes([right])).toEqual([right]);
});

it.each<{ fault: string; route: Partial<Route> }>([
  { fault: 'says nothing about what it needs', route: { needs: '' } },
  { fault: 'which no role holds', route: { roles: [] } },
  { fault: 'has no audit class', route: { audit: { kind: 'unknown' } as unknown as Route['audit'] } },
  { fault: 'is a GET and must not change anything', route: { method: 'GET' } },
  { fault: 'opens records and must be audited', route: { audit: { kind: 'none', because: 'it is small' } } },
  { fault: 'path and params schema differ', route: { path: '/api/things/:otherId' } },
  { fault: 'share a name', route: taking(z.strictObject({ thingId: z.uuid() })) },
  { fault: 'lets unknown keys in', route: taking(z.object({})) },
  { fault: 'takes a number without a largest', route: taking(z.strictObject({ after: z.int().min(0) })) },
  {
    fault: 'takes a number without a largest',
    route: taking(z.strictObject({ list: z.array(z.strictObject({ share: z.number().nullable() })) })),
  },
  { fault: 'takes any day', route: taking(z.strictObject({ heldOn: z.iso.date().optional() })) },
])('refuses one that $fault', ({ fault, route }) => {
  expect(() => checkRoutes([{ ...right, ...route }])).toThrow(fault);
});

it('refuses one that stands twice', () => {
  expect(() => checkRoutes([right, { ...right, path: '/api/things/:thing' }])).toThrow('stands twice');
});
