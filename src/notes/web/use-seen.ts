// Which notes the signer has seen on this screen, and up to which revision: what somebody else wrote since is not seen.
// Kept for the tab, so that loading the page anew asks for nothing twice. Ids and numbers only.
import { useEffect, useSyncExternalStore } from 'react';
import type { DraftPart } from './draft-part.ts';
import type { Parts } from './use-parts.ts';

type UpTo = Readonly<Record<string, number>>;

const known = new Map<string, UpTo>();
const listeners = new Set<() => void>();

function placeOf(sessionId: string): string {
  return `evenkeel-seen-${sessionId}`;
}

function seenIn(sessionId: string): UpTo {
  const here = known.get(sessionId);
  if (here !== undefined) return here;
  const kept = JSON.parse(sessionStorage.getItem(placeOf(sessionId)) ?? '{}') as UpTo;
  known.set(sessionId, kept);
  return kept;
}

function keepSeen(sessionId: string, patientId: string, revision: number): void {
  const before = seenIn(sessionId);
  if ((before[patientId] ?? -1) >= revision) return;
  const after = { ...before, [patientId]: revision };
  known.set(sessionId, after);
  sessionStorage.setItem(placeOf(sessionId), JSON.stringify(after));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export type Seen = {
  readonly has: (patientId: string) => boolean;
  readonly see: (patientId: string) => void;
};

/** What was seen of a session; whoever stands on the screen now is seen as it stands there. */
export function useSeen(sessionId: string, parts: Parts, onScreenId: string | null): Seen {
  const upTo = useSyncExternalStore(subscribe, () => seenIn(sessionId));
  const isSeen = (patientId: string, part: DraftPart | undefined) =>
    patientId === onScreenId || (part !== undefined && (upTo[patientId] ?? -1) >= part.fromElsewhere());
  // What one saves oneself is seen as it is saved, also when the next person stands on the screen already.
  useEffect(() => {
    const ids = new Set([...Object.keys(upTo), ...(onScreenId === null ? [] : [onScreenId])]);
    for (const patientId of ids) {
      const part = parts.of(patientId);
      if (part !== undefined && isSeen(patientId, part)) keepSeen(sessionId, patientId, part.now().revision);
    }
  });
  return {
    has: (patientId) => isSeen(patientId, parts.of(patientId)),
    see: (patientId) => keepSeen(sessionId, patientId, parts.of(patientId)?.now().revision ?? 0),
  };
}
