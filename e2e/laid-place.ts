// The demonstration, laid once for all journeys of a run: each journey that asks for nothing else begins from a copy.
import { rm } from 'node:fs/promises';
import { laidPlaceName, startProgram } from './program.ts';

/** Lays it and stops the program again; answers how to remove it. Vitest calls this before the first journey. */
export async function setup(): Promise<() => Promise<void>> {
  if (process.env['EVENKEEL_JOURNEY_URL'] !== undefined) return () => Promise.resolve();
  const program = await startProgram();
  await program.rest();
  process.env[laidPlaceName] = program.dataFolder;
  return () => rm(program.dataFolder, { recursive: true, force: true });
}
