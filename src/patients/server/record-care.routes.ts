// Routes of what is decided about a record: contacts, who is responsible, locks, duplicates and merges.
import { z } from 'zod';
import { routesFor } from '#platform/http/route.ts';
import { contactSchema } from '../rules/contact.ts';
import { duplicatesFoundSchema } from '../rules/patient-answers.ts';
import { describedPersonSchema } from '../rules/patient.ts';
import {
  assignCounselorSchema,
  dismissPairSchema,
  lockListSchema,
  lockRecordSchema,
  mergeRecordsSchema,
  unlockRecordSchema,
} from '../rules/record-care.ts';
import {
  contactWrittenSchema,
  lockReadSchema,
  mergesSchema,
  mergedSchema,
  pairsSchema,
  patientNamedSchema,
  staffChoicesSchema,
} from '../rules/record-care-answers.ts';
import { assignCounselor, listStaffChoices } from './assign-counselor.ts';
import { findDuplicates, findDuplicatesOf } from './find-duplicates.ts';
import { addToLockList, lockRecord, readLock, takeOffLockList, unlockRecord } from './lock-record.ts';
import { dismissDuplicates, mergeRecords, readMerges, readPairs, separateRecords } from './merge-records.ts';
import { patientsAccess } from './patients.access.ts';
import { addContact, changeContact, endContactOf } from './write-contact.ts';

const route = routesFor(patientsAccess);
const ofPatient = z.strictObject({ patientId: z.uuid() });
const ofContact = z.strictObject({ patientId: z.uuid(), contactId: z.uuid() });

const contactRoutes = [
  route({
    method: 'POST',
    path: '/api/patients/:patientId/contacts',
    summary: 'Add a way to reach a person, with what may be done and said there',
    needs: 'patients.change',
    care: 'clinics',
    audit: { kind: 'change', action: 'contact.added' },
    creates: true,
    input: { params: ofPatient, body: contactSchema },
    output: contactWrittenSchema,
    action: addContact,
  }),
  route({
    method: 'PUT',
    path: '/api/patients/:patientId/contacts/:contactId',
    summary: 'Change a contact: what stood is ended and kept',
    needs: 'patients.change',
    care: 'clinics',
    audit: { kind: 'change', action: 'contact.changed' },
    input: { params: ofContact, body: contactSchema },
    output: contactWrittenSchema,
    action: changeContact,
  }),
  route({
    method: 'POST',
    path: '/api/patients/:patientId/contacts/:contactId/end',
    summary: 'End a contact; it stays in the history',
    needs: 'patients.change',
    care: 'clinics',
    audit: { kind: 'change', action: 'contact.ended' },
    input: { params: ofContact, body: z.strictObject({}) },
    output: contactWrittenSchema,
    action: endContactOf,
  }),
];

const careTeamRoutes = [
  route({
    method: 'GET',
    path: '/api/patients/staff-choices',
    summary: 'Staff of a clinic, or of all in reach, to choose from',
    needs: 'patients.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'staff-choices.listed' },
    input: { query: z.strictObject({ clinic: z.uuid().optional() }) },
    output: staffChoicesSchema,
    action: listStaffChoices,
  }),
  route({
    method: 'POST',
    path: '/api/patients/:patientId/counselor',
    summary: 'Make somebody responsible for a person at a clinic; who was before stays in the history',
    needs: 'patients.assign',
    care: 'clinics',
    audit: { kind: 'change', action: 'counselor.assigned' },
    input: { params: ofPatient, body: assignCounselorSchema },
    output: patientNamedSchema,
    action: assignCounselor,
  }),
];

const lockRoutes = [
  route({
    method: 'GET',
    path: '/api/patients/:patientId/lock',
    summary: 'The lock of a record and who may open it',
    needs: 'patients.lock',
    care: 'clinics',
    audit: { kind: 'look', action: 'lock.read' },
    input: { params: ofPatient },
    output: lockReadSchema,
    action: readLock,
  }),
  route({
    method: 'POST',
    path: '/api/patients/:patientId/lock',
    summary: 'Lock a record: only those on its list and the privacy officer open it from now on',
    needs: 'patients.lock',
    care: 'clinics',
    audit: { kind: 'change', action: 'record.locked' },
    input: { params: ofPatient, body: lockRecordSchema },
    output: patientNamedSchema,
    action: lockRecord,
  }),
  route({
    method: 'POST',
    path: '/api/patients/:patientId/unlock',
    summary: 'Unlock a record',
    needs: 'patients.lock',
    care: 'clinics',
    audit: { kind: 'change', action: 'record.unlocked' },
    input: { params: ofPatient, body: unlockRecordSchema },
    output: patientNamedSchema,
    action: unlockRecord,
  }),
  route({
    method: 'POST',
    path: '/api/patients/:patientId/lock-list',
    summary: 'Let somebody open a locked record',
    needs: 'patients.lock',
    care: 'clinics',
    audit: { kind: 'change', action: 'lock.list-grew' },
    input: { params: ofPatient, body: lockListSchema },
    output: patientNamedSchema,
    action: addToLockList,
  }),
  route({
    method: 'POST',
    path: '/api/patients/:patientId/lock-list/end',
    summary: 'Take somebody off the list of a locked record',
    needs: 'patients.lock',
    care: 'clinics',
    audit: { kind: 'change', action: 'lock.list-shrank' },
    input: { params: ofPatient, body: lockListSchema },
    output: patientNamedSchema,
    action: takeOffLockList,
  }),
];

const duplicateRoutes = [
  route({
    method: 'GET',
    path: '/api/patients/likely-duplicates',
    summary: 'Records that a person described may have already; of those elsewhere only that there are any',
    needs: 'patients.register',
    care: 'clinics',
    audit: { kind: 'look', action: 'duplicates.looked-for' },
    input: { query: describedPersonSchema },
    output: duplicatesFoundSchema,
    action: findDuplicates,
  }),
  route({
    method: 'GET',
    path: '/api/patients/:patientId/likely-duplicates',
    summary: 'Other records that may be of the same person; of those elsewhere only that there are any',
    needs: 'patients.see',
    care: 'clinics',
    audit: { kind: 'look', action: 'duplicates.looked-for' },
    input: { params: ofPatient },
    output: duplicatesFoundSchema,
    action: findDuplicatesOf,
  }),
  route({
    method: 'GET',
    path: '/api/duplicates',
    summary: 'Pairs of records that may be of one person, the newest first',
    needs: 'patients.merge',
    care: 'organization',
    audit: { kind: 'look', action: 'duplicates.listed' },
    input: { query: z.strictObject({ from: z.coerce.number().int().min(0).max(100_000).default(0) }) },
    output: pairsSchema,
    action: readPairs,
  }),
  route({
    method: 'POST',
    path: '/api/duplicates/dismiss',
    summary: 'Say that two records are of two people',
    needs: 'patients.merge',
    care: 'organization',
    audit: { kind: 'change', action: 'duplicates.dismissed' },
    input: { body: dismissPairSchema },
    output: patientNamedSchema,
    action: dismissDuplicates,
  }),
  route({
    method: 'GET',
    path: '/api/merges',
    summary: 'Merges that stand, the newest first',
    needs: 'patients.merge',
    care: 'organization',
    audit: { kind: 'look', action: 'merges.listed' },
    input: {},
    output: mergesSchema,
    action: readMerges,
  }),
  route({
    method: 'POST',
    path: '/api/merges',
    summary: 'Merge two records: one points to the other, and nothing is moved',
    needs: 'patients.merge',
    care: 'organization',
    audit: { kind: 'change', action: 'records.merged' },
    input: { body: mergeRecordsSchema },
    output: mergedSchema,
    action: mergeRecords,
  }),
  route({
    method: 'POST',
    path: '/api/merges/undo',
    summary: 'Undo a merge: each record is again what it was, with all that was written since',
    needs: 'patients.merge',
    care: 'organization',
    audit: { kind: 'change', action: 'records.separated' },
    input: { body: mergeRecordsSchema },
    output: mergedSchema,
    action: separateRecords,
  }),
];

export const recordCareRoutes = [...contactRoutes, ...careTeamRoutes, ...lockRoutes, ...duplicateRoutes];
