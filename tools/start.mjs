// `npm start`: install, build the screens if they changed, run the server.
// Runs on bare Node 20; the server itself runs on the Node 24 of the packages.
import { checkout, ensureInstalled } from './install.mjs';
import { buildWeb } from './build-web.mjs';
import { runAsThisProcess } from './child.mjs';
import { serverFlags } from './server-flags.mjs';

let flags = [];
try {
  flags = serverFlags();
  process.chdir(checkout);
  await ensureInstalled();
  await buildWeb();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
runAsThisProcess('src/app/main.ts', process.argv.slice(2), { apart: true, flags });
