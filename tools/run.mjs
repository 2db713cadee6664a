// `node tools/run.mjs some/script.ts args...`: installs what is missing, then
// runs the script on Node 24. Every npm script but `start` goes through here.
import { ensureInstalled } from './install.mjs';
import { runAsThisProcess } from './child.mjs';

const [script, ...args] = process.argv.slice(2);
if (script === undefined) {
  console.error('Usage: node tools/run.mjs <script> [arguments]');
  process.exit(2);
}
try {
  await ensureInstalled();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
runAsThisProcess(script, args);
