// Ties a part to the vault of the browser: what is typed is kept there until the server has acknowledged it, and what
// an earlier tab could not send any more comes back into the part.
import { forgetInVault, keepInVault, leftInVault } from '#ui/vault.ts';
import type { DraftPart, Unsaved } from './draft-part.ts';

// Typing fast, a text is sealed a few times a second and not with every key.
const pauseMs = 150;

/** Keeps a part under a name from now on. */
export function keepPart(name: string, part: DraftPart): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isKept = false;
  const keep = () => {
    timer = undefined;
    if (part.isUnsaved()) {
      isKept = true;
      keepInVault(name, part.unsaved()).catch(() => undefined);
    } else if (isKept) {
      isKept = false;
      forgetInVault(name).catch(() => undefined);
    }
  };
  part.subscribe(() => {
    timer ??= setTimeout(keep, pauseMs);
  });
  bringBack(name, part).catch(() => undefined);
}

async function bringBack(name: string, part: DraftPart): Promise<void> {
  const { values, forget } = await leftInVault<Unsaved>(name);
  for (const left of values) part.bringBack(left);
  // Kept by this tab before the other's is let go.
  if (part.isUnsaved()) await keepInVault(name, part.unsaved());
  await forget();
}
