// Starts the server: configuration, database, migrations, checks, then everything that runs (running.ts).
import type { Instant } from '#kernel/local-date.ts';
import { clockFrom } from '#platform/clock/clock.ts';
import { loadConfig, type Config } from '#platform/config/config.ts';
import { StartRefused } from '#platform/config/start-refused.ts';
import { bootCheck } from '#platform/database/boot-check.ts';
import { migrate } from '#platform/database/migrate.ts';
import { openPlace, type Place } from '#platform/database/place.ts';
import type { Running } from './running.ts';
import { stopOnRequest } from './stopping.ts';

async function main(): Promise<void> {
  const config = loadConfig();
  const opening = openPlace(config, { server: true });
  let running: Running | undefined;
  const stop = async () => {
    await running?.stop();
    await (await opening).stop();
  };
  // Listens for Ctrl C from the beginning: the first start takes a while.
  const isStopping = stopOnRequest(stop);
  try {
    // Most of a start is reading the program: that goes on while the database starts.
    const [place, { openRunning }] = await Promise.all([opening, import('./running.ts')]);
    await prepare(config, place);
    running = await openRunning(config, place);
    await running.listen();
    console.log(`Evenkeel is ready: ${config.publicUrl}`);
  } catch (error) {
    // Whatever breaks because the program is being stopped is no news.
    if (isStopping()) return;
    await stop().catch(() => undefined);
    throw error;
  }
}

async function prepare(config: Config, place: Place): Promise<void> {
  const ran = await migrate(place.ownerUrl);
  if (ran.length > 0) console.log(`Migrated the database: ${ran.length} files.`);
  if (config.demo) await layDemonstrationAtFirst(config, place);
  const found = await bootCheck(place.runtimeUrl, {
    lasting: !config.isTest,
    from: clockFrom(config.now).now(),
  });
  for (const warning of found.warnings) console.warn(`Warning: ${warning}`);
  if (found.refusals.length > 0) throw new StartRefused(found.refusals);
}

async function layDemonstrationAtFirst(config: Config, place: Place): Promise<void> {
  const { layDemonstrationOnce } = await import('./seed/lay-demonstration.ts');
  const laid = await layDemonstrationOnce(place.ownerUrl, clockFrom(config.now).now() as Instant);
  if (laid !== null)
    console.log(
      `Laid the demonstration: ${laid.clinics} clinics, ${laid.peopleInTreatment} fictional people in treatment.`,
    );
}

try {
  await main();
} catch (error) {
  // What a person can put right is told in a sentence; anything else with its trace.
  console.error(error instanceof StartRefused ? error.message : error);
  process.exit(1);
}
