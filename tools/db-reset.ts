// `npm run db:reset`: removes the embedded database; the next `npm start` makes a new one.
import { systemClock } from '#platform/clock/clock.ts';
import { loadConfig } from '#platform/config/config.ts';
import { StartRefused } from '#platform/config/start-refused.ts';
import { erasePlace } from '#platform/database/erase-place.ts';

try {
  const config = loadConfig();
  const keys = await erasePlace(config, systemClock.now());
  console.log(
    keys === undefined
      ? `There is no database in ${config.dataFolder}.`
      : `Removed the database of ${config.dataFolder}. Its keys are kept in ${keys}: backups made before open with them.`,
  );
} catch (error) {
  if (!(error instanceof StartRefused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
