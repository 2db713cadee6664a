// `npm run -s drill -- NAME [options]`: what is too long for the tests, run by hand or every night. Ends with 0 when the
// drill held, 1 when it did not, 2 when it was typed wrongly. A new drill is a file in drills/ and a line here.
import { parseArgs } from 'node:util';
import type { Drill } from './drills/drill.ts';

const drills: Readonly<Record<string, () => Promise<Drill>>> = {
  cap: async () => (await import('./drills/cap.ts')).capDrill,
  audit: async () => (await import('./drills/audit.ts')).auditDrill,
  crash: async () => (await import('./drills/crash.ts')).crashDrill,
  edits: async () => (await import('./drills/edits.ts')).editsDrill,
  import: async () => (await import('./drills/import.ts')).importDrill,
  live: async () => (await import('./drills/live.ts')).liveDrill,
  drafts: async () => (await import('./drills/drafts.ts')).draftsDrill,
  tablet: async () => (await import('./drills/tablet.ts')).tabletDrill,
  'own-database': async () => (await import('./drills/own-database.ts')).ownDatabaseDrill,
  recurrence: async () => (await import('./drills/recurrence.ts')).recurrenceDrill,
};

const { values, positionals } = parseArgs({ options: { times: { type: 'string' } }, allowPositionals: true });
const load = drills[positionals[0] ?? ''];
const times = values.times === undefined ? undefined : Number(values.times);

if (
  load === undefined ||
  positionals.length > 1 ||
  (times !== undefined && (!Number.isInteger(times) || times < 1))
) {
  console.error('Usage: npm run -s drill -- NAME [--times N]');
  for (const [name, find] of Object.entries(drills)) console.error(`  ${name}  ${(await find()).summary}`);
  process.exitCode = 2;
} else {
  const drill = await load();
  const held = await drill.run({ times: times ?? drill.times, say: (sentence) => console.log(sentence) });
  console.log(held ? 'The drill held.' : 'THE DRILL DID NOT HOLD.');
  process.exitCode = held ? 0 : 1;
}
