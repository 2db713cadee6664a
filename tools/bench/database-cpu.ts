// Processor time that the database spent for the program: of the processes that serve its runtime role. Read from
// /proc, so on Linux only; elsewhere it is not known.
import { readFileSync, readdirSync } from 'node:fs';

const role = 'evenkeel_runtime';
const ticksASecond = 100;

/** Milliseconds so far, over all databases of this machine that the program runs on; NaN where it cannot be told. */
export function databaseCpuMilliseconds(): number {
  try {
    const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return processes.reduce((sum, process) => sum + ticksOf(process), 0) * (1000 / ticksASecond);
  } catch {
    // No /proc here.
    return Number.NaN;
  }
}

function ticksOf(process: string): number {
  try {
    const title = readFileSync(`/proc/${process}/cmdline`, 'utf8');
    if (!title.startsWith('postgres:') || !title.includes(role)) return 0;
    const stat = readFileSync(`/proc/${process}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    // It ended meanwhile.
    return 0;
  }
}
