// People found by a few letters, for the finder.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ask, pathOf } from '#ui/ask.ts';
import { fullDay } from '#ui/format.ts';
import type { PersonInList } from '#patients/rules/patient-answers.ts';
import { displayName } from '#patients/rules/display-name.ts';
import type { FoundPerson } from './finder-options.ts';

const fewestLetters = 2;

export function useFoundPeople(
  words: string,
  permissions: readonly string[],
): { readonly found: readonly FoundPerson[]; readonly isLooking: boolean } {
  const isWorthAsking = words.length >= fewestLetters && permissions.includes('patients.see');
  const query = useQuery({
    queryKey: ['patients', 'search', words],
    queryFn: ({ signal }) =>
      ask<{ people: readonly PersonInList[] }>({ path: pathOf('/api/patients/search', { words }), signal }),
    enabled: isWorthAsking,
    placeholderData: keepPreviousData,
  });
  return {
    found: isWorthAsking ? (query.data?.people ?? []).map(foundPerson) : [],
    isLooking: query.isFetching,
  };
}

function foundPerson(person: PersonInList): FoundPerson {
  return {
    id: person.id,
    name: displayName(person),
    beside: `${person.number} · born ${fullDay(person.birthOn)}`,
  };
}
