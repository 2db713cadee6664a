// Random numbers for tests: from one seed that is printed, so that a run can be repeated.

/** The seed of this run; EVENKEEL_TEST_SEED repeats one. */
export const testSeed = Number(process.env['EVENKEEL_TEST_SEED'] ?? 1);

/** A source of numbers from 0 up to 1 that always gives the same ones for a seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
