// Processor time that a world's database spent for the program, or for the bare server: of the processes that serve
// their connections. Read from /proc, so on Linux only; elsewhere it is not known.
import { readFileSync, readdirSync } from 'node:fs';

const served = / (?:evenkeel_runtime|bare) /;
const ticksASecond = 100;

/** Milliseconds so far of the database whose first process this is; NaN where it cannot be told. */
export function databaseCpuMilliseconds(postmaster: number): number {
  try {
    const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return processes.reduce((sum, process) => sum + ticksOf(process, postmaster), 0) * (1000 / ticksASecond);
  } catch {
    // No /proc here.
    return Number.NaN;
  }
}

function ticksOf(process: string, postmaster: number): number {
  try {
    const title = readFileSync(`/proc/${process}/cmdline`, 'utf8');
    if (!title.startsWith('postgres:') || !served.test(title)) return 0;
    const stat = readFileSync(`/proc/${process}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[1]) === postmaster ? Number(fields[11]) + Number(fields[12]) : 0;
  } catch {
    // It ended meanwhile.
    return 0;
  }
}
