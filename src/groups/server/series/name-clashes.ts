// Says what is taken and by what. Where the asker may not look, it says only that it is not free.
import type { ActionContext } from '#platform/http/context.ts';
import { takenBy } from '../../../calendar/server/door.ts';
import type { Clash } from './align-series.ts';
import { findTakenBy } from './consequences.db.ts';

const shownAtMost = 20;

export async function nameClashes(
  ctx: ActionContext,
  clashes: readonly Clash[],
  names: ReadonlyMap<string, string>,
): Promise<{ startsAt: string; endsAt: string; what: string; takenBy: string | null }[]> {
  const shown = clashes
    .toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1))
    .slice(0, shownAtMost);
  const purposes = await takenBy(ctx.tx, shown);
  const groups = await findTakenBy(
    ctx.tx,
    ctx.organizationId,
    [...purposes.values()].map((one) => one.purposeId),
  );
  return shown.map((clash, place) => ({
    startsAt: clash.startsAt,
    endsAt: clash.endsAt,
    what: names.get(clash.resourceId) ?? '',
    takenBy: wordFor(purposes.get(place), groups),
  }));
}

function wordFor(
  one: { purpose: string; purposeId: string } | undefined,
  groups: ReadonlyMap<string, string>,
): string | null {
  if (one === undefined) return null;
  if (one.purpose === 'session') return groups.get(one.purposeId) ?? null;
  return one.purpose === 'absence' ? 'away' : 'an appointment';
}
