// The real server, as the bench runs it: as src/app/main.ts does, but without the limit of requests an address may
// send, and answering on its channel how much processor time and memory it has used.
import { loadConfig } from '#platform/config/config.ts';
import { migrate } from '#platform/database/migrate.ts';
import { openPlace } from '#platform/database/place.ts';
import { openRunning } from '../../src/app/running.ts';

const config = loadConfig();
const place = await openPlace(config, { server: true });
await migrate(place.ownerUrl);
const running = await openRunning(config, place, { requestsAMinute: 1_000_000_000 });
await running.listen();

const stop = async (): Promise<void> => {
  await running.stop();
  await place.stop();
  process.exit(0);
};
process.on('message', (asked) => {
  if (asked === 'usage') process.send?.({ usage: process.cpuUsage(), rss: process.memoryUsage.rss() });
  if (asked === 'stop') void stop();
});
process.on('disconnect', () => void stop());
process.send?.('ready');
