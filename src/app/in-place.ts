// Commands work where the server works: on the running database, or on one they start and stop again.
import { loadConfig, type Config } from '#platform/config/config.ts';
import { migrate } from '#platform/database/migrate.ts';
import { openPlace, type Place } from '#platform/database/place.ts';
import type { Terminal } from './terminal.ts';

export type InPlace = { readonly config: Config; readonly place: Place };

/** `migrated: false` leaves the tables as they are: for what makes them itself. */
export async function inPlace<Answer>(
  terminal: Terminal,
  work: (at: InPlace) => Promise<Answer>,
  options?: { readonly migrated: boolean },
): Promise<Answer> {
  const config = loadConfig();
  const place = await openPlace(config, { say: (sentence) => terminal.say(sentence) });
  try {
    if (options?.migrated ?? true) await migrate(place.ownerUrl);
    return await work({ config, place });
  } finally {
    await place.stop();
  }
}
