// Every part somebody typed in since this page was loaded. The browser asks before the tab closes while one is unsaved.
import { DraftPart, type PartPlace } from './draft-part.ts';
import { keepPart } from './keep-part.ts';
import type { DraftAsSaved } from './notes.api.ts';

const shelf = new Map<string, DraftPart>();
const listeners = new Set<() => void>();
let changes = 0;

/** The part as it stands on this screen, or as the server holds it. */
export function partAt(place: PartPlace, draft: DraftAsSaved): DraftPart {
  const of = [place.writer, place.sessionId, place.patientId ?? 'shared'];
  const key = (place.block === 0 ? of : [...of, place.block]).join(' ');
  const found = shelf.get(key);
  if (found !== undefined) return found;
  const made = new DraftPart(place, draft);
  shelf.set(key, made);
  made.subscribe(() => {
    changes += 1;
    for (const listener of listeners) listener();
  });
  keepPart(key, made);
  return made;
}

/** Calls the listener at every change of any part. */
export function onAnyPart(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A number that is another one after each change of any part. */
export function changesOfParts(): number {
  return changes;
}

addEventListener('beforeunload', (event) => {
  if ([...shelf.values()].some((part) => part.isUnsaved())) event.preventDefault();
});
// Phones close a hidden page without asking: what is typed is sent when the page is put away.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'hidden') return;
  for (const part of shelf.values()) if (part.isUnsaved()) void part.flush();
});
