// Typed calls of curricula. Keys begin with the topic the server announces.
import { useQuery } from '@tanstack/react-query';
import { ask } from '#ui/ask.ts';
import type { CurriculumAnswer, CurriculumList, SessionTopics } from '../rules/curriculum-answers.ts';

export type Topic = CurriculumAnswer['topics'][number];

export function useCurricula() {
  return useQuery({
    queryKey: ['curricula', 'list'],
    queryFn: () => ask<CurriculumList>({ path: '/api/curricula' }),
  });
}

export function useCurriculum(curriculumId: string) {
  return useQuery({
    queryKey: ['curricula', curriculumId],
    queryFn: () => ask<CurriculumAnswer>({ path: `/api/curricula/${curriculumId}` }),
    enabled: curriculumId !== '',
  });
}

export function sessionTopicsKey(sessionId: string) {
  return ['topics', 'session', sessionId] as const;
}

export function useSessionTopics(sessionId: string) {
  return useQuery({
    queryKey: sessionTopicsKey(sessionId),
    queryFn: () => ask<SessionTopics>({ path: `/api/sessions/${sessionId}/topics` }),
  });
}
