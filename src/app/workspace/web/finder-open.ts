// Whether the finder is open; anything on the screen may open it.
import { useSyncExternalStore } from 'react';

let isOpen = false;
const listeners = new Set<() => void>();

export function setFinderOpen(next: boolean): void {
  isOpen = next;
  for (const listener of listeners) listener();
}

export function useFinderOpen(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isOpen,
  );
}
