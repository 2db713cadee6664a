import { z } from 'zod';
import { routesFor } from '#platform/http/route.ts';
import {
  changedSchema,
  peopleFoundSchema,
  peoplePageSchema,
  personSchema,
  registeredSchema,
} from '../rules/patient-answers.ts';
import { changePatientSchema, registerPatientSchema, searchWordsSchema } from '../rules/patient.ts';
import { changePatient } from './change-patient.ts';
import { findCandidates, listPatients, searchPatients } from './find-patients.ts';
import { openPatient } from './open-patient.ts';
import { patientsAccess } from './patients.access.ts';
import { registerPatient } from './register-patient.ts';

const route = routesFor(patientsAccess);
const ofPatient = z.strictObject({ patientId: z.uuid() });

export const patientsRoutes = [
  route({
    method: 'GET',
    path: '/api/patients',
    summary: 'People in scope by name, fifty at a time',
    needs: 'patients.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'patients.listed' },
    input: {
      query: z.strictObject({
        clinic: z.uuid().optional(),
        counselor: z.uuid().optional(),
        after: z.uuid().optional(),
      }),
    },
    output: peoplePageSchema,
    action: listPatients,
  }),
  route({
    method: 'GET',
    path: '/api/patients/search',
    summary: 'People by any part of a name, number, date of birth or phone; typing mistakes are forgiven',
    needs: 'patients.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'patients.searched' },
    input: { query: z.strictObject({ words: searchWordsSchema }) },
    output: peopleFoundSchema,
    action: searchPatients,
  }),
  route({
    method: 'GET',
    path: '/api/patients/candidates',
    summary: 'People who may be offered a seat in a group',
    needs: 'patients.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'patients.searched' },
    input: { query: z.strictObject({ words: searchWordsSchema, groupId: z.uuid() }) },
    output: peopleFoundSchema,
    action: findCandidates,
  }),
  route({
    method: 'GET',
    path: '/api/patients/:patientId',
    summary: 'One person',
    needs: 'patients.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'patient.opened' },
    input: { params: ofPatient },
    output: personSchema,
    action: openPatient,
  }),
  route({
    method: 'POST',
    path: '/api/patients',
    summary: 'Register a person at a clinic',
    needs: 'patients.register',
    care: 'clinics',
    audit: { kind: 'change', action: 'patient.registered' },
    creates: true,
    input: { body: registerPatientSchema },
    output: registeredSchema,
    action: registerPatient,
  }),
  route({
    method: 'PATCH',
    path: '/api/patients/:patientId',
    summary: 'Change a person’s particulars',
    needs: 'patients.change',
    care: 'clinics',
    audit: { kind: 'change', action: 'patient.changed' },
    input: { params: ofPatient, body: changePatientSchema },
    output: changedSchema,
    action: changePatient,
  }),
];
