// Typed calls of notes. Keys begin with the topic the server announces.
import { useQuery } from '@tanstack/react-query';
import { ask, pathOf } from '#ui/ask.ts';
import type { SessionNotesAnswer } from '../rules/notes-answers.ts';

export type DraftAsSaved = SessionNotesAnswer['shared'];

export function notesKey(sessionId: string) {
  return ['notes', sessionId] as const;
}

/** Drafts and signed notes of a session; of one of its blocks where each has a note, the first when none is named. */
export function useSessionNotes(sessionId: string, block?: number) {
  return useQuery({
    queryKey: [...notesKey(sessionId), block ?? 'first'],
    queryFn: () => ask<SessionNotesAnswer>({ path: pathOf(`/api/sessions/${sessionId}/notes`, { block }) }),
  });
}
