// Typed calls of covering, telling and turning a day virtual. Keys begin with the topic the server announces.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, pathOf } from '#ui/ask.ts';
import type { CoverAnswer, PeopleToTell, VirtualDayAnswer } from '../rules/cover-answers.ts';
import type { Matter } from '../rules/matters.ts';

export type CoverSession = CoverAnswer['sessions'][number];
export type PersonToTell = PeopleToTell['people'][number];
export type Asked = { readonly staffMemberId: string; readonly fromOn: string; readonly untilOn: string };

export function useCover(asked: Asked) {
  return useQuery({
    queryKey: ['groups', 'cover', asked],
    queryFn: () => ask<CoverAnswer>({ path: pathOf('/api/board/cover', asked) }),
    placeholderData: keepPreviousData,
  });
}

export function usePeopleToTell(sessionId: string, matter: Matter) {
  return useQuery({
    queryKey: ['tellings', sessionId, matter],
    queryFn: () => ask<PeopleToTell>({ path: pathOf(`/api/board/sessions/${sessionId}/people`, { matter }) }),
    enabled: sessionId !== '',
  });
}

export function useTell(sessionId: string, matter: Matter) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (person: PersonToTell) =>
      ask({
        method: 'POST',
        path: `/api/board/sessions/${sessionId}/people/${person.patientId}/told`,
        body: { matter, told: !person.told, afterSequence: person.sequence },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ['tellings', sessionId, matter] }),
  });
}

export function useVirtualDay(asked: { readonly clinics: string; readonly day: string }) {
  return useQuery({
    queryKey: ['groups', 'virtual-day', asked],
    queryFn: () => ask<VirtualDayAnswer>({ path: pathOf('/api/board/virtual-day', asked) }),
    placeholderData: keepPreviousData,
  });
}
