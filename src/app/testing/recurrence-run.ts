// The check of random series in processes whose machine stands in four different zones, two at a time.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { RecurrenceReport } from './recurrence-check.ts';

const script = fileURLToPath(new URL('recurrence-check.ts', import.meta.url));

/** The zones in which the processes stand. */
const processZones = ['UTC', 'America/Chicago', 'Asia/Kolkata', 'Pacific/Apia'] as const;

/** Checks the same series in each zone. */
export async function checkInFourZones(seed: number, count: number): Promise<RecurrenceReport[]> {
  const waiting = [...processZones];
  const reports: RecurrenceReport[] = [];
  const work = async (): Promise<void> => {
    for (let zone = waiting.shift(); zone !== undefined; zone = waiting.shift())
      reports.push(await checkIn(zone, seed, count));
  };
  await Promise.all([work(), work()]);
  return reports;
}

async function checkIn(zone: string, seed: number, count: number): Promise<RecurrenceReport> {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [script, String(seed), String(count)], {
    env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
  });
  return JSON.parse(stdout) as RecurrenceReport;
}
