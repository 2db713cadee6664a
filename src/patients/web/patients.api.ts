// Typed calls of patients. Keys begin with the topic the server announces. Words of a search never stand in the
// page's address: an address is seen by others and kept by the browser.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ask, pathOf } from '#ui/ask.ts';
import type { Person, PersonInList, PersonListed } from '../rules/patient-answers.ts';
import type { ChangePatient, RegisterPatient } from '../rules/patient.ts';

/** What the page shows of the chart; later slices hand over their parts of it. */
export type Chart = {
  readonly person: Person;
  /** Groups with pets where they have an allergy or a fear and were not told. */
  readonly petsToTell: readonly { readonly groupId: string; readonly groupName: string }[];
  readonly seats: readonly {
    readonly id: string;
    readonly groupId: string;
    readonly groupName: string;
    readonly startsOn: string;
    readonly endsOn: string | null;
    readonly joinedBecause: string;
    readonly leftBecause: string | null;
    readonly weekdays: readonly number[] | null;
    readonly virtualWeekdays: readonly number[];
    readonly alternateFrom: string | null;
    readonly level: string | null;
    readonly phase: number | null;
  }[];
  readonly visits: readonly {
    readonly id: string;
    readonly sessionId: string;
    readonly groupName: string;
    readonly heldOn: string;
    readonly kind: string;
    readonly because: string;
  }[];
  readonly notes:
    | readonly {
        id: string;
        sessionId: string;
        heldOn: string;
        groupName: string;
        attendance: string;
        treatmentMinutes: number;
        ownWords: string;
        risks: string;
        signerName: string;
        signerCredential: string | null;
        amendments: number;
      }[]
    | null;
  readonly goals:
    | readonly {
        id: string;
        words: string;
        startsOn: string;
        endsOn: string | null;
        endedBecause: string | null;
      }[]
    | null;
  readonly kept: readonly { resourceType: string; kept: number }[];
};

type Page = { readonly people: readonly PersonListed[]; readonly after: string | null };

export const fewestLetters = 2;

export function useFound(words: string) {
  return useQuery({
    queryKey: ['patients', 'search', words],
    queryFn: ({ signal }) =>
      ask<{ people: readonly PersonInList[] }>({ path: pathOf('/api/patients/search', { words }), signal }),
    enabled: words.length >= fewestLetters,
    placeholderData: keepPreviousData,
  });
}

export function useEverybody({ clinicId, counselorId }: { clinicId: string; counselorId: string }) {
  return useInfiniteQuery({
    queryKey: ['patients', 'list', clinicId, counselorId],
    queryFn: ({ pageParam }) =>
      ask<Page>({
        path: pathOf('/api/patients', { clinic: clinicId, counselor: counselorId, after: pageParam }),
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.after,
  });
}

export function chartKey(patientId: string) {
  return ['patients', patientId] as const;
}

export function useChart(patientId: string) {
  return useQuery({
    queryKey: chartKey(patientId),
    queryFn: () => ask<Chart>({ path: `/api/patients/${patientId}/chart` }),
  });
}

export function register(person: RegisterPatient, key: string) {
  return ask<{ patientId: string; number: string }>({
    method: 'POST',
    path: '/api/patients',
    body: person,
    key,
  });
}

export function change(patientId: string, changes: ChangePatient) {
  return ask<{ version: number }>({ method: 'PATCH', path: `/api/patients/${patientId}`, body: changes });
}
