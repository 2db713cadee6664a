import { z } from 'zod';
import { publicRoute, routesFor, tabletRoute, type Route } from '#platform/http/route.ts';
import {
  newTabletSchema,
  setUpTabletSchema,
  tabletMade,
  tabletsAnswer,
  thisTablet,
} from '../rules/tablet.ts';
import { listTablets, makeTablet, stopTablet } from './keep-tablets.ts';
import { setUpTablet, whichTablet } from './set-up-tablet.ts';
import { tabletsAccess } from './tablets.access.ts';

const route = routesFor(tabletsAccess);

export const tabletsRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/tablets',
    summary: 'Tablets at the doors of the clinics in reach, and which of them found nobody lately',
    needs: 'tablets.keep',
    care: 'clinics',
    audit: { kind: 'look', action: 'tablets.listed' },
    input: {},
    output: tabletsAnswer,
    action: listTablets,
  }),
  route({
    method: 'POST',
    path: '/api/clinics/:clinicId/tablets',
    summary: 'A one-time code that makes a browser a tablet of this clinic, shown once',
    needs: 'tablets.keep',
    care: 'clinics',
    audit: { kind: 'change', action: 'tablet.code-made' },
    input: { params: z.strictObject({ clinicId: z.uuid() }), body: newTabletSchema },
    output: tabletMade,
    action: makeTablet,
  }),
  route({
    method: 'POST',
    path: '/api/tablets/:tabletId/end',
    summary: 'End a tablet at once, or take back a code nobody used',
    needs: 'tablets.keep',
    care: 'clinics',
    audit: { kind: 'change', action: 'tablet.ended' },
    input: { params: z.strictObject({ tabletId: z.uuid() }), body: z.strictObject({}) },
    output: z.object({ tabletId: z.string() }),
    action: stopTablet,
  }),
  publicRoute({
    needs: 'public',
    care: 'none',
    method: 'POST',
    path: '/api/tablet/set-up',
    summary:
      'Makes this browser a tablet of a clinic, by a one-time code; whoever is signed in in it is signed out',
    audit: { kind: 'access', action: 'tablet.set-up' },
    input: { body: setUpTabletSchema },
    output: z.object({ done: z.literal(true) }),
    action: setUpTablet,
  }),
  tabletRoute({
    method: 'GET',
    path: '/api/tablet',
    summary: 'At whose door this tablet stands',
    audit: { kind: 'none', because: 'It tells a tablet the name of its clinic.' },
    activity: 'background',
    input: {},
    output: thisTablet,
    action: whichTablet,
  }),
];
