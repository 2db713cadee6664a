// Routes of who pays for a person.
import { z } from 'zod';
import { routesFor } from '#platform/http/route.ts';
import { payersOfPerson, setPayerSchema } from '../rules/payer-of-person.ts';
import { patientNamedSchema } from '../rules/record-care-answers.ts';
import { patientsAccess } from './patients.access.ts';
import { readPayers, setPayer } from './set-payer.ts';

const route = routesFor(patientsAccess);
const ofPatient = z.strictObject({ patientId: z.uuid() });

export const payerRoutes = [
  route({
    method: 'GET',
    path: '/api/patients/:patientId/payers',
    summary: 'Who pays for a person, and who did',
    needs: 'patients.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'payers.read' },
    input: { params: ofPatient },
    output: payersOfPerson,
    action: readPayers,
  }),
  route({
    method: 'POST',
    path: '/api/patients/:patientId/payers',
    summary: 'Say who pays for a person from a day on',
    needs: 'patients.set-payer',
    care: 'clinics',
    audit: { kind: 'change', action: 'payer.set' },
    input: { params: ofPatient, body: setPayerSchema },
    output: patientNamedSchema,
    action: setPayer,
  }),
];
