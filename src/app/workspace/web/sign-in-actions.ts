// Locking and leaving, from the menu and from the finder.
import { ask } from '#ui/ask.ts';
import { tellSignIn } from '#ui/presence.ts';
import { eraseVault } from '#ui/vault.ts';
import { queries } from './queries.ts';

export async function lockNow(): Promise<void> {
  await ask({ method: 'POST', path: '/api/staff/lock' });
  tellSignIn('locked');
}

/** Signs out and forgets all that this tab knew; other tabs cover themselves at once. */
export async function signOut(): Promise<void> {
  await ask({ method: 'POST', path: '/api/staff/sign-out' });
  tellSignIn('signed-out');
  queries.clear();
  await eraseVault().catch(() => undefined);
  location.assign('/app');
}
