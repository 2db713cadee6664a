// How many minutes of a session are credited to a person: on the clock, and of treatment.
// A break is not treatment: payers audit minutes, and a break counted as treatment is the usual finding
// (days.md, pain 21). Whether a payer counts short breaks is its own dated policy; both figures are kept.
// While somebody is taken out (a visit to the prescriber, a test, a one-to-one), their minutes pause.
import { minutesBetween, type Instant } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import {
  countedMinutes,
  minutesWithin,
  type Counting,
  type MinuteSpan,
} from '../../groups/rules/counted-minutes.ts';
import type { SessionTimes } from './session-times.ts';
import { wasThere } from './was-there.ts';

/**
 * Taken out of the group, or stepped out by themselves; whoever is not back yet is out until the session ends. A step-out
 * shorter than the house counts loses nothing; being taken out always does.
 */
export type Away = { readonly from: Instant; readonly to: Instant | null; readonly byThemselves?: boolean };
export type Presence = {
  readonly arrivedAt: Instant;
  readonly leftAt: Instant | null;
  readonly away?: readonly Away[];
};
export type CreditedMinutes = { readonly clockMinutes: number; readonly treatmentMinutes: number };
export type CreditRefusal = 'left-before-arriving' | 'not-there-during-session';

/** Minutes credited for a presence: never more than the session lasted, never a minute of break as treatment. */
export function creditedMinutes(
  session: SessionTimes,
  presence: Presence,
): Outcome<CreditedMinutes, CreditRefusal> {
  const present = presentSpans(session, presence);
  if (!present.ok) return present;
  return ok({
    clockMinutes: minutesWithin(present.value, [wholeSession(session)]),
    treatmentMinutes: minutesWithin(present.value, session.blocks),
  });
}

/** Spans of the session in which they were in the group, in order, none touching another. */
function presentSpans(session: SessionTimes, presence: Presence): Outcome<MinuteSpan[], CreditRefusal> {
  const { toMinute: lasted } = wholeSession(session);
  const arrived = minutesBetween(session.startsAt, presence.arrivedAt);
  const left = presence.leftAt === null ? lasted : minutesBetween(session.startsAt, presence.leftAt);
  if (left < arrived) return refuse('left-before-arriving');
  const to = Math.min(lasted, left);
  let from = Math.max(0, arrived);
  if (to <= from) return refuse('not-there-during-session');
  const spans: MinuteSpan[] = [];
  // Two that overlap take their common minutes once: what is cut away only ever moves forward.
  const away = (presence.away ?? [])
    .filter((one) => countsAsAway(session, one))
    .map((one) => awayMinutes(session, one));
  for (const gap of away.toSorted((one, other) => one.fromMinute - other.fromMinute)) {
    if (gap.fromMinute > from) spans.push({ fromMinute: from, toMinute: Math.min(to, gap.fromMinute) });
    from = Math.max(from, gap.toMinute);
    if (from >= to) break;
  }
  if (from < to) spans.push({ fromMinute: from, toMinute: to });
  return ok(spans.filter((span) => span.fromMinute < span.toMinute));
}

// A begun minute is away: from rounded down, to rounded up.
function awayMinutes(session: SessionTimes, away: Away): MinuteSpan {
  const toMinute =
    away.to === null ? wholeSession(session).toMinute : -minutesBetween(away.to, session.startsAt);
  return { fromMinute: minutesBetween(session.startsAt, away.from), toMinute };
}

function countsAsAway(session: SessionTimes, away: Away): boolean {
  if (away.byThemselves !== true || away.to === null) return true;
  return minutesBetween(away.from, away.to) >= (session.shortestStepOut ?? 0);
}

function wholeSession(session: SessionTimes): MinuteSpan {
  return { fromMinute: 0, toMinute: minutesBetween(session.startsAt, session.endsAt) };
}

export type MarkRow = {
  readonly status: string | null;
  readonly arrived_at: string | null;
  readonly left_at: string | null;
  readonly pull_outs: readonly { readonly began_at: string | null; readonly ended_at: string | null }[];
  readonly step_outs: readonly { readonly out_at: string; readonly back_at: string | null }[];
};

/** Minutes a newest mark stands for, pull-outs taken out: none for who was not there. */
export function minutesOfMark(times: SessionTimes, mark: MarkRow): CreditedMinutes {
  const presence = presenceOf(mark);
  const credit = presence === null ? null : creditedMinutes(times, presence);
  return credit?.ok === true ? credit.value : { clockMinutes: 0, treatmentMinutes: 0 };
}

/** Of these, the minutes that count by the policy in force. */
export function countedOfMark(times: SessionTimes, mark: MarkRow, counting: Counting): number {
  const presence = presenceOf(mark);
  return presence === null ? 0 : countedOfPresence(times, presence, counting);
}

/** Minutes of a presence that count by the policy in force: none of one that has no minute. */
export function countedOfPresence(times: SessionTimes, presence: Presence, counting: Counting): number {
  const present = presentSpans(times, presence);
  if (!present.ok) return 0;
  const day = { minutes: wholeSession(times).toMinute, blocks: times.blocks };
  return countedMinutes(counting, day, present.value);
}

/** Minutes of a whole session that count by the policy in force. */
export function countedOfSession(times: SessionTimes, counting: Counting): number {
  return countedMinutes(counting, { minutes: wholeSession(times).toMinute, blocks: times.blocks });
}

/** The presence a newest mark stands for; null for who was not there. */
export function presenceOf(mark: MarkRow): Presence | null {
  if (!wasThere(mark.status) || mark.arrived_at === null) return null;
  return {
    arrivedAt: mark.arrived_at as Instant,
    leftAt: mark.left_at as Instant | null,
    away: [
      ...mark.pull_outs.flatMap((one) =>
        one.began_at === null ? [] : [{ from: one.began_at as Instant, to: one.ended_at as Instant | null }],
      ),
      ...mark.step_outs.map((one) => ({
        from: one.out_at as Instant,
        to: one.back_at as Instant | null,
        byThemselves: true,
      })),
    ],
  };
}
