// Says what is taken and by what. Where the asker may not look, it says only that it is not free.
import { dayIn, type Instant } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { takenBy, type TakenBy } from '../../../calendar/server/door.ts';
import { whenOn } from '../../rules/series/when-on.ts';
import type { WantedBooking } from '../../rules/series/bookings-of.ts';
import { findNames, findTakenBy } from './consequences.db.ts';

const shownAtMost = 20;

type Taken = {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly what: string;
  /** By what, and from when to when; null where the asker may not look. */
  readonly takenBy: string | null;
  readonly taken: { readonly startsAt: string; readonly endsAt: string } | null;
};

export async function nameClashes(
  ctx: Pick<ActionContext, 'tx' | 'organizationId'>,
  clashes: readonly WantedBooking[],
  names: ReadonlyMap<string, string>,
): Promise<Taken[]> {
  const shown = clashes
    .toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1))
    .slice(0, shownAtMost);
  const purposes = await takenBy(ctx.tx, shown);
  const groups = await findTakenBy(
    ctx.tx,
    ctx.organizationId,
    [...purposes.values()].map((one) => one.purposeId),
  );
  return shown.map((clash, place) => {
    const one = purposes.get(place);
    const by = one === undefined ? null : wordFor(one, groups);
    return {
      startsAt: clash.startsAt,
      endsAt: clash.endsAt,
      what: names.get(clash.resourceId) ?? '',
      takenBy: by,
      taken: one === undefined || by === null ? null : { startsAt: one.startsAt, endsAt: one.endsAt },
    };
  });
}

function wordFor(one: TakenBy, groups: ReadonlyMap<string, string>): string | null {
  if (one.purpose === 'session') return groups.get(one.purposeId) ?? null;
  return one.purpose === 'absence' ? 'away' : 'an appointment';
}

/** Refuses with the first time that is taken: whose, on which day, by what where the asker may look, and how many more. */
export async function refuseClashes(
  ctx: Pick<ActionContext, 'tx' | 'organizationId'>,
  { timeZone, roomIds }: { timeZone: string; roomIds: readonly string[] },
  clashes: readonly WantedBooking[],
): Promise<Outcome<true>> {
  const ids = clashes.map((clash) => clash.resourceId);
  const names = await findNames(ctx.tx, ctx.organizationId, ids);
  const [first] = await nameClashes(ctx, clashes, names);
  if (first === undefined) return ok(true);
  const others = new Set(clashes.map((clash) => clash.startsAt)).size - 1;
  const isRoom = roomIds.includes(firstOf(clashes)?.resourceId ?? '');
  return refuse('not-free-then', {
    ...takenFacts(first, { others, timeZone }),
    field: isRoom ? 'roomId' : 'facilitatorId',
  });
}

/** What the refusal of a taken time says. */
export function takenFacts(
  { what, startsAt, takenBy: by, taken }: Taken,
  { others, timeZone }: { others: number; timeZone: string },
) {
  const day = dayIn(timeZone, startsAt as Instant);
  return {
    what,
    day,
    more: others === 0 ? '' : `, nor at ${others === 1 ? '1 more time' : `${others} more times`}`,
    by:
      by === null || taken === null
        ? ''
        : ` ${byWords[by] ?? `${by} takes place`} ${whenOn(day, taken, timeZone)}.`,
  };
}

const byWords: Readonly<Record<string, string>> = {
  away: 'They are away',
  'an appointment': 'There is an appointment',
};

function firstOf(clashes: readonly WantedBooking[]): WantedBooking | undefined {
  return clashes.toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1))[0];
}
