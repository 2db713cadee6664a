/** The only source of "now" in the program: rules and actions get it passed in. */
export type Clock = {
  /** The present instant, ISO 8601 in UTC, ending in Z. */
  now(): string;
};

export const systemClock: Clock = { now: () => new Date().toISOString() };

/**
 * A clock that was set runs on from the instant it was set to (EVENKEEL_NOW, in
 * the demonstration and in tests only). Without one: the system's clock.
 */
export function clockFrom(setTo: string | undefined): Clock {
  if (setTo === undefined) return systemClock;
  const from = Date.parse(setTo);
  if (Number.isNaN(from)) throw new Error(`Not an instant: ${setTo}`);
  // The monotonic counter, so that a correction of the machine's clock cannot move a set one.
  const startedAtMs = performance.now();
  return { now: () => new Date(from + Math.floor(performance.now() - startedAtMs)).toISOString() };
}

/** A clock for tests: it stands still until it is moved. */
export function standingClock(at: string): Clock & { moveTo(instant: string): void } {
  let present = new Date(at).toISOString();
  return {
    now: () => present,
    moveTo: (instant) => {
      present = new Date(instant).toISOString();
    },
  };
}
