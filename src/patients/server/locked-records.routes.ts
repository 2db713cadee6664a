// Routes of locked records: breaking a lock for a day, and looking at who did.
import { z } from 'zod';
import { routesFor } from '#platform/http/route.ts';
import { openingNamedSchema, openingsSchema, patientNamedSchema } from '../rules/record-care-answers.ts';
import { openLockedSchema } from '../rules/record-care.ts';
import { listOpenings, openLocked, seeOpening } from './open-locked.ts';
import { patientsAccess } from './patients.access.ts';

const route = routesFor(patientsAccess);

export const lockedRecordRoutes = [
  route({
    method: 'POST',
    path: '/api/patients/:patientId/open-locked',
    summary:
      'Break the lock of a record for the rest of the day, with a reason that the privacy officer sees',
    needs: 'patients.open-locked',
    care: 'clinics',
    audit: { kind: 'change', action: 'lock.broken' },
    creates: true,
    input: { params: z.strictObject({ patientId: z.uuid() }), body: openLockedSchema },
    output: patientNamedSchema,
    action: openLocked,
  }),
  route({
    method: 'GET',
    path: '/api/record-openings',
    summary: 'Who broke the lock of a record, when and why; those nobody has looked at first',
    needs: 'patients.review-openings',
    care: 'organization',
    audit: { kind: 'look', action: 'record-openings.listed' },
    input: {},
    output: openingsSchema,
    action: listOpenings,
  }),
  route({
    method: 'POST',
    path: '/api/record-openings/:openingId/seen',
    summary: 'Say that somebody looked at an opening',
    needs: 'patients.review-openings',
    care: 'organization',
    audit: { kind: 'change', action: 'record-opening.seen' },
    input: { params: z.strictObject({ openingId: z.uuid() }), body: z.strictObject({}) },
    output: openingNamedSchema,
    action: seeOpening,
  }),
];
