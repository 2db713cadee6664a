// Hashing of passwords and PINs: argon2id with 64 MiB and three passes, at most two at once, since each takes a core
// for an eighth of a second. Few may wait; more than that are refused at once, so that a flood of tries to sign in
// never holds the connections that everybody else works with.
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { refuse, type Outcome } from '#kernel/outcome.ts';

const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;
const atOnce = 2;
const waitingAtMost = 4;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs work that hashes; refused when too many wait already. */
export async function whileHashing<Value, Code extends string>(
  work: () => Promise<Outcome<Value, Code>>,
): Promise<Outcome<Value, Code | 'sign-in-busy'>> {
  if (running >= atOnce) {
    if (waiting.length >= waitingAtMost) return refuse('sign-in-busy');
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
    });
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    // The place goes straight to whoever waits longest.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

export function hashOf(secret: string): Promise<string> {
  return hash(secret, cost);
}

// What an unknown name is compared with, so that it takes as long as a known one.
let nobodysHash: Promise<string> | undefined;

/** Whether a secret matches its hash; without a hash the same work is done and the answer is no. */
export async function matchesHash(kept: string | null, secret: string): Promise<boolean> {
  nobodysHash ??= hashOf('nobody has this password');
  const matches = await verify(kept ?? (await nobodysHash), secret);
  return matches && kept !== null;
}

/** Whether a hash was made with another cost than today's. */
export function isOutdated(kept: string): boolean {
  const made = parseOptions(kept);
  return (
    made.memoryCost !== cost.memoryCost ||
    made.timeCost !== cost.timeCost ||
    made.parallelism !== cost.parallelism
  );
}
