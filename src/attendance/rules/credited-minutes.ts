// How many minutes of a session are credited to a person: on the clock, and of treatment.
// A break is not treatment: payers audit minutes, and a break counted as treatment is the usual finding
// (days.md, pain 21). Whether a payer counts short breaks is its own dated policy; both figures are kept.
// While somebody is taken out (a visit to the prescriber, a test, a one-to-one), their minutes pause.
import type { Instant } from '#kernel/local-date.ts';
import { ok, type Outcome } from '#kernel/outcome.ts';
import { minutesWithin, type Counting } from '../../groups/rules/counted-minutes.ts';
import {
  countedOfPresence,
  presentSpans,
  wholeSession,
  type CreditRefusal,
  type Presence,
} from '../../groups/rules/presence.ts';
import type { SessionTimes } from '../../groups/rules/session-times.ts';
import { wasThere } from './was-there.ts';

export type CreditedMinutes = { readonly clockMinutes: number; readonly treatmentMinutes: number };

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
