// The minutes of a session in which somebody was in the group, and how many of them count. Hours of a day, of a week and
// of a chart are all counted by these functions, so that no page says another figure than the next.
// While somebody is taken out (a visit to the prescriber, a test, a one-to-one), their minutes pause.
import { minutesBetween, type Instant } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import { countedMinutes, type Counting, type MinuteSpan } from './counted-minutes.ts';
import type { SessionTimes } from './session-times.ts';

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
export type CreditRefusal = 'left-before-arriving' | 'not-there-during-session';

/** Spans of the session in which they were in the group, in order, none touching another. */
export function presentSpans(
  session: SessionTimes,
  presence: Presence,
): Outcome<MinuteSpan[], CreditRefusal> {
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

/** The session from its start to its end, in minutes. */
export function wholeSession(session: SessionTimes): MinuteSpan {
  return { fromMinute: 0, toMinute: minutesBetween(session.startsAt, session.endsAt) };
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
