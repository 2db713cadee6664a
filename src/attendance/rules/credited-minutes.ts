// How many minutes of a session are credited to a person: on the clock, and of treatment.
// A break is not treatment: payers audit minutes, and a break counted as treatment is the usual finding
// (days.md, pain 21). Whether a payer counts short breaks is its own dated policy; both figures are kept.
import { minutesBetween, type Instant } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import { wasThere } from './was-there.ts';

export type SessionTimes = {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** Treatment blocks in minutes from the start; what lies between is break. */
  readonly blocks: readonly { readonly fromMinute: number; readonly toMinute: number }[];
};
export type Presence = { readonly arrivedAt: Instant; readonly leftAt: Instant | null };
export type CreditedMinutes = { readonly clockMinutes: number; readonly treatmentMinutes: number };
export type CreditRefusal = 'left-before-arriving' | 'not-there-during-session';

/** Minutes credited for a presence: never more than the session lasted, never a minute of break as treatment. */
export function creditedMinutes(
  session: SessionTimes,
  presence: Presence,
): Outcome<CreditedMinutes, CreditRefusal> {
  const lasted = minutesBetween(session.startsAt, session.endsAt);
  const arrived = minutesBetween(session.startsAt, presence.arrivedAt);
  const left = presence.leftAt === null ? lasted : minutesBetween(session.startsAt, presence.leftAt);
  if (left < arrived) return refuse('left-before-arriving');
  const from = Math.max(0, arrived);
  const to = Math.min(lasted, left);
  if (to <= from) return refuse('not-there-during-session');
  const treatment = session.blocks.map((block) =>
    Math.max(0, Math.min(to, block.toMinute) - Math.max(from, block.fromMinute)),
  );
  return ok({
    clockMinutes: to - from,
    treatmentMinutes: treatment.reduce((sum, minutes) => sum + minutes, 0),
  });
}

type SessionRow = { readonly starts_at: string; readonly ends_at: string };
type BlockRow = { readonly from_minute: number; readonly to_minute: number };

/** The times of a session as its rows say them. */
export function sessionTimes(session: SessionRow, blocks: readonly BlockRow[]): SessionTimes {
  return {
    startsAt: session.starts_at as Instant,
    endsAt: session.ends_at as Instant,
    blocks: blocks.map((block) => ({ fromMinute: block.from_minute, toMinute: block.to_minute })),
  };
}

type MarkRow = {
  readonly status: string | null;
  readonly arrived_at: string | null;
  readonly left_at: string | null;
};

/** Minutes a newest mark stands for: none for who was not there. */
export function minutesOfMark(times: SessionTimes, mark: MarkRow): CreditedMinutes {
  const nothing = { clockMinutes: 0, treatmentMinutes: 0 };
  if (!wasThere(mark.status) || mark.arrived_at === null) return nothing;
  const credit = creditedMinutes(times, {
    arrivedAt: mark.arrived_at as Instant,
    leftAt: mark.left_at as Instant | null,
  });
  return credit.ok ? credit.value : nothing;
}
