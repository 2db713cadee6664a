// Typed calls of notes. Keys begin with the topic the server announces.
import { useQuery } from '@tanstack/react-query';
import { ask } from '#ui/ask.ts';
import type { SessionNotesAnswer } from '../rules/notes-answers.ts';

export type DraftAsSaved = SessionNotesAnswer['shared'];

export function notesKey(sessionId: string) {
  return ['notes', sessionId] as const;
}

/** Drafts and signed notes of a session. */
export function useSessionNotes(sessionId: string) {
  return useQuery({
    queryKey: notesKey(sessionId),
    queryFn: () => ask<SessionNotesAnswer>({ path: `/api/sessions/${sessionId}/notes` }),
  });
}
