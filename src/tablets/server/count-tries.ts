// Tries to check in at a tablet are counted, one after the other: a tablet that is tried more often than people arrive
// rests, and the front desk is told of misses, which the tablet itself never is.
import type { TabletContext } from '#platform/http/context.ts';
import { afterTry, isResting, missesToTell } from '../rules/tablet-life.ts';
import { keepTries, lockTries } from './tablets.db.ts';

export type CountedTry = {
  /** Whether the tablet takes nobody in for a while. */
  readonly isResting: boolean;
  /** Counts the try, found or not. */
  readonly end: (found: boolean) => Promise<void>;
};

export async function beginTry(ctx: TabletContext): Promise<CountedTry> {
  const kept = await lockTries(ctx.tx, ctx);
  return {
    isResting: isResting(kept, ctx.now),
    async end(found) {
      const tries = afterTry(kept, { found, now: ctx.now });
      await keepTries(ctx.tx, ctx, tries);
      if (!found && tries.misses >= missesToTell) ctx.announce('tablets', ctx.clinic.id);
    },
  };
}
