// People found by a few letters, for the finder.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ask, pathOf } from '#ui/ask.ts';
import type { FoundPerson } from './finder-options.ts';

const fewestLetters = 2;

export function useFoundPeople(words: string, permissions: readonly string[]): { readonly found: readonly FoundPerson[]; readonly isLooking: boolean } {
  const isWorthAsking = words.length >= fewestLetters && permissions.includes('patients.find');
  const query = useQuery({
    queryKey: ['patient', 'search', words],
    queryFn: ({ signal }) => ask<{ patients: readonly FoundPerson[] }>({ path: pathOf('/api/patients/search', { words }), signal }),
    enabled: isWorthAsking,
    placeholderData: keepPreviousData,
  });
  return { found: isWorthAsking ? (query.data?.patients ?? []) : [], isLooking: query.isFetching };
}
