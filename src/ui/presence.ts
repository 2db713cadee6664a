// What the whole screen needs to know beside its data: who is there (signed in, locked, signed out) and whether
// the server can be reached. Other tabs of the same browser hear of it at once: when one locks, all lock.
import { useSyncExternalStore } from 'react';

export type SignInState = 'unknown' | 'open' | 'locked' | 'signed-out';
export type ConnectionState = 'online' | 'offline';
type Presence = { readonly signIn: SignInState; readonly connection: ConnectionState };

let presence: Presence = { signIn: 'unknown', connection: 'online' };
const listeners = new Set<() => void>();
const otherTabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('evenkeel-sign-in');
otherTabs?.addEventListener('message', (event: MessageEvent<SignInState>) => {
  change({ ...presence, signIn: event.data });
});

/** Says who is there now. Call it with 'open' after signing in or coming back from a lock. */
export function tellSignIn(signIn: SignInState): void {
  if (signIn === presence.signIn) return;
  change({ ...presence, signIn });
  otherTabs?.postMessage(signIn);
}

/** Says whether the server could be reached just now. */
export function tellConnection(connection: ConnectionState): void {
  if (connection !== presence.connection) change({ ...presence, connection });
}

/** Calls the listener at each change; answers how to stop. */
export function onPresence(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function presenceNow(): Presence {
  return presence;
}

export function usePresence(): Presence {
  return useSyncExternalStore(onPresence, presenceNow);
}

function change(next: Presence): void {
  presence = next;
  for (const listener of listeners) listener();
}

// Coming to the page is an act as well: it is the zero of this clock.
let lastActAt = 0;
if (typeof document !== 'undefined') {
  for (const act of ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const) {
    document.addEventListener(act, () => (lastActAt = performance.now()), { capture: true, passive: true });
  }
}

const recentMs = 60_000;

/** Whether somebody touched this screen within the last minute; what is asked without is no activity of a person. */
export function isSomebodyHere(): boolean {
  return performance.now() - lastActAt < recentMs;
}
