// The server without what it is for: configuration, database, one address, and
// stopping. Tests of starting and being killed run it as a process of its own.
import { createServer } from 'node:http';
import { loadConfig } from '#platform/config/config.ts';
import { StartRefused } from '#platform/config/start-refused.ts';
import { openPlace } from '#platform/database/place.ts';
import { stopOnRequest } from '../stopping.ts';

async function main(): Promise<void> {
  const config = loadConfig();
  const server = createServer((_request, response) => response.end('alive'));
  const opening = openPlace(config, { server: true });
  stopOnRequest(async () => {
    server.close();
    await (await opening).stop();
  });
  await opening;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  console.log(`Evenkeel is ready: ${config.publicUrl}`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof StartRefused ? error.message : error);
  process.exit(1);
}
