// The small generator behind the demonstration: the same seed gives the same world, on every machine.
// It decides fictional people and nothing else; whatever must be unguessable comes from node:crypto.

export type Random = {
  /** A number from 0, inclusive, to 1, exclusive. */
  next(): number;
  /** A whole number from the first to the second, both inclusive. */
  whole(from: number, to: number): number;
  /** True this share of times. */
  chance(share: number): boolean;
  /** One of them. */
  pick<Item>(items: readonly Item[]): Item;
  /** Around a median, skewed to the right as stays and waits are. */
  logNormal(median: number, sigma: number): number;
  /** An identity in the form of version 7, with this time at its head. */
  id(milliseconds: number): string;
};

/** Makes a generator (mulberry32) from a seed number. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    whole,
    chance: (share) => next() < share,
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error('there is nothing to pick from');
      return item;
    },
    logNormal: (median, sigma) => median * Math.exp(sigma * bell(next)),
    id: (milliseconds) => {
      const hex = (digits: number): string =>
        Math.floor(next() * 16 ** digits)
          .toString(16)
          .padStart(digits, '0');
      const time = milliseconds.toString(16).padStart(12, '0');
      const variant = (8 + whole(0, 3)).toString(16);
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(6)}${hex(6)}`;
    },
  };
}

// Box and Muller: two even draws make one from the bell curve.
function bell(next: () => number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - next()));
  return radius * Math.cos(2 * Math.PI * next());
}
