// Where the program's rows are: the embedded database, or one's own server.
import type { Config } from '#platform/config/config.ts';
import type { Say } from './cluster-account.ts';
import { lastingSettings } from './cluster-settings.ts';
import { embeddedUrl, openEmbedded } from './embedded.ts';

export type Place = {
  kind: 'embedded' | 'own';
  /** As evenkeel_runtime: what the server works with. */
  runtimeUrl: string;
  /** As evenkeel_migrator: migrations, backup and restore. */
  ownerUrl: string;
  /** As evenkeel_runtime, past any pooler: what LISTEN needs. */
  directUrl: string;
  /** Leaves the place. An embedded database stops when the last process has left it. */
  stop: () => Promise<void>;
};

const database = 'evenkeel';

const sayOnErrorOutput: Say = (sentence) => process.stderr.write(`${sentence}\n`);

/** Commands and the server alike: uses the running database, or starts it. */
export async function openPlace(
  config: Config,
  options: { server?: boolean; say?: Say } = {},
): Promise<Place> {
  if (config.database.kind === 'own') return { ...config.database, stop: () => Promise.resolve() };
  const embedded = await openEmbedded({
    dataFolder: config.dataFolder,
    keysFolder: config.keysFolder,
    settings: lastingSettings,
    database,
    safe: !config.isTest,
    server: options.server ?? false,
    say: options.say ?? sayOnErrorOutput,
  });
  const runtimeUrl = embeddedUrl(embedded, 'runtime', database);
  return {
    kind: 'embedded',
    runtimeUrl,
    ownerUrl: embeddedUrl(embedded, 'migrator', database),
    directUrl: runtimeUrl,
    stop: embedded.stop,
  };
}
