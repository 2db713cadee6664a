// Typed calls about a record as a whole: contacts, who is responsible, locks, duplicates and merges.
import { useQuery } from '@tanstack/react-query';
import { ask, pathOf } from '#ui/ask.ts';
import type { ContactInput } from '../rules/contact.ts';
import type { DuplicatesFound } from '../rules/patient-answers.ts';
import type { LockKind } from '../rules/lock-kinds.ts';
import type { LockOfRecord, Merges, Openings, PairsPage, StaffChoice } from '../rules/record-care-answers.ts';
import { chartKey } from './patients.api.ts';

type Described = {
  readonly givenName: string;
  readonly familyName: string;
  readonly preferredName: string;
  readonly birthOn: string;
  readonly phone: string;
};

export const findAlike = (person: Described) =>
  ask<DuplicatesFound>({ path: pathOf('/api/patients/likely-duplicates', person) });

export const findAlikeOf = (patientId: string) =>
  ask<DuplicatesFound>({ path: `/api/patients/${patientId}/likely-duplicates` });

export function addContact(patientId: string, contact: ContactInput, key: string) {
  return ask<{ contactId: string }>({
    method: 'POST',
    path: `/api/patients/${patientId}/contacts`,
    body: contact,
    key,
  });
}

export function changeContact(patientId: string, contactId: string, contact: ContactInput) {
  return ask({ method: 'PUT', path: `/api/patients/${patientId}/contacts/${contactId}`, body: contact });
}

export function endContact(patientId: string, contactId: string) {
  return ask({ method: 'POST', path: `/api/patients/${patientId}/contacts/${contactId}/end` });
}

export function useStaffChoices(clinicId: string, isAsked = true) {
  return useQuery({
    queryKey: ['staff', 'choices', clinicId],
    queryFn: () =>
      ask<{ staff: readonly StaffChoice[] }>({
        path: pathOf('/api/patients/staff-choices', { clinic: clinicId }),
      }),
    enabled: isAsked,
    staleTime: 60_000,
  });
}

export function assignCounselor(patientId: string, to: { clinicId: string; staffMemberId: string | null }) {
  return ask({ method: 'POST', path: `/api/patients/${patientId}/counselor`, body: to });
}

export function useLock(patientId: string, isAsked: boolean) {
  return useQuery({
    queryKey: [...chartKey(patientId), 'lock'],
    queryFn: () => ask<LockOfRecord>({ path: `/api/patients/${patientId}/lock` }),
    enabled: isAsked,
  });
}

export function lockRecord(patientId: string, lock: { kind: LockKind; because: string }) {
  return ask({ method: 'POST', path: `/api/patients/${patientId}/lock`, body: lock });
}

export function unlockRecord(patientId: string, because: string) {
  return ask({ method: 'POST', path: `/api/patients/${patientId}/unlock`, body: { because } });
}

export function changeLockList(patientId: string, staffMemberId: string, how: 'add' | 'end') {
  const path = `/api/patients/${patientId}/lock-list${how === 'end' ? '/end' : ''}`;
  return ask({ method: 'POST', path, body: { staffMemberId } });
}

export function openLocked(patientId: string, because: string, key: string) {
  return ask({ method: 'POST', path: `/api/patients/${patientId}/open-locked`, body: { because }, key });
}

export const listOpenings = () => ask<Openings>({ path: '/api/record-openings' });
export const seeOpening = (openingId: string) =>
  ask({ method: 'POST', path: `/api/record-openings/${openingId}/seen` });

export const listPairs = (from: number) => ask<PairsPage>({ path: pathOf('/api/duplicates', { from }) });
export const listMerges = () => ask<Merges>({ path: '/api/merges' });

/** What a later slice answers: two groups in which somebody of merged records sits at the same time. */
export type PlacesAtOnce = {
  readonly patientId: string;
  readonly group: { readonly id: string; readonly name: string } | null;
  readonly other: { readonly id: string; readonly name: string } | null;
  readonly on: string;
};
export const listPlaces = () => ask<{ places: readonly PlacesAtOnce[] }>({ path: '/api/places-at-once' });

type Two = { readonly mergedId: string; readonly keptId: string; readonly because: string };
export const mergeRecords = (two: Two) => ask({ method: 'POST', path: '/api/merges', body: two });
export const separateRecords = (two: Two) => ask({ method: 'POST', path: '/api/merges/undo', body: two });
export const dismissPair = (pair: { patientId: string; otherId: string; because: string }) =>
  ask({ method: 'POST', path: '/api/duplicates/dismiss', body: pair });
