// Ctrl Z on a page with many rooms: it takes back the newest mark made on this screen, in whichever room.
import { useEffect, useState } from 'react';

/** How the newest step of a room is taken back; the number counts the steps of all rooms, 0 where there is none. */
type UndoOfRoom = { readonly number: number; readonly undo: () => void };
export type Undos = Map<string, UndoOfRoom>;

/** The newest steps of all rooms of the page, and the key that takes the very newest back. */
export function useUndosOfDay(): Undos {
  const [undos] = useState(() => new Map<string, UndoOfRoom>());
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (!isUndo || event.key.toLowerCase() !== 'z' || event.defaultPrevented) return;
      if (isTextIn(event.target as HTMLElement)) return;
      const newest = [...undos.values()].toSorted((one, other) => other.number - one.number)[0];
      if (newest === undefined || newest.number === 0) return;
      event.preventDefault();
      newest.undo();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [undos]);
  return undos;
}

/** Says how the newest step of one room is taken back. */
export function useUndoOfRoom(undos: Undos, roomId: string, of: UndoOfRoom): void {
  useEffect(() => {
    undos.set(roomId, of);
    return () => {
      undos.delete(roomId);
    };
  });
}

// In a text of its own the browser takes back what was typed; an empty field and a tick box have nothing to take back.
function isTextIn(target: HTMLElement): boolean {
  if (target.closest('[role="dialog"]') !== null) return true;
  const field = target.closest<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
  return field !== null && field.type !== 'checkbox' && field.value !== '';
}
