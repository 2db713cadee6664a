// The parts of a session's notes on this screen.
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { SessionNotesAnswer } from '../rules/notes-answers.ts';
import type { DraftPart } from './draft-part.ts';
import { changesOfParts, onAnyPart, partAt } from './draft-shelf.ts';

export type Parts = { readonly shared: DraftPart; readonly of: (patientId: string) => DraftPart | undefined };

export function useParts(sessionId: string, writer: string, notes: SessionNotesAnswer): Parts {
  const parts = useMemo(() => {
    const { block } = notes;
    const shared = partAt({ sessionId, patientId: null, block, writer }, notes.shared);
    const own = new Map(
      notes.people.map(({ patientId, draft }) => [
        patientId,
        partAt({ sessionId, patientId, block, writer }, draft),
      ]),
    );
    return { shared, of: (patientId: string) => own.get(patientId) };
  }, [sessionId, writer, notes]);
  // What somebody else saved meanwhile comes in where nothing of one's own waits.
  useEffect(() => {
    parts.shared.receive(notes.shared);
    for (const { patientId, draft } of notes.people) parts.of(patientId)?.receive(draft);
  }, [parts, notes]);
  useSyncExternalStore(onAnyPart, changesOfParts);
  return parts;
}
