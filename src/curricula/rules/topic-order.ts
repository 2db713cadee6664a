// Which topic a session has by the order of its group's curriculum: round after round, so that whoever joins late
// still meets every topic within one round. A cancelled date shifts its topic to the next date, or leaves it out this
// round, as the curriculum says. What was kept on its day stays, whatever happens to the order later.
// The database says the same on its own (topics_of_sessions, db/migrations/0140-curricula-topics.sql).
import type { WhenCancelled } from './library-entry.ts';

/** A session of a group; they come in the order of their start. */
export type OrderedSession = {
  readonly id: string;
  readonly heldOn: string;
  readonly isCancelled: boolean;
  /** What was kept on its day, and under which choice of curriculum. */
  readonly kept: { readonly planId: string; readonly turn: number; readonly position: number } | null;
};
/** A group's choice of a curriculum. */
export type TopicPlan = {
  readonly id: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly firstPosition: number;
};
export type OrderVersion = {
  readonly number: number;
  readonly startsOn: string;
  readonly topicCount: number;
  readonly whenCancelled: WhenCancelled;
};
export type Turn = {
  readonly sessionId: string;
  readonly turn: number;
  readonly position: number;
  readonly versionNumber: number;
};

/** The turn and topic of every session within a plan, cancelled ones too: they show the topic they would have had. */
export function turnsOf(
  sessions: readonly OrderedSession[],
  plan: TopicPlan,
  versions: readonly OrderVersion[],
): Turn[] {
  return sessions
    .map((session, place) => turnOf(session, { before: sessions.slice(0, place), plan, versions }))
    .filter((turn) => turn !== null);
}

type Order = {
  readonly before: readonly OrderedSession[];
  readonly plan: TopicPlan;
  readonly versions: readonly OrderVersion[];
};

function turnOf(session: OrderedSession, { before, plan, versions }: Order): Turn | null {
  if (session.heldOn < plan.startsOn || (plan.endsOn !== null && session.heldOn > plan.endsOn)) return null;
  const version = versionOn(versions, session.heldOn);
  if (version === null) return null;
  const told = { sessionId: session.id, versionNumber: version.number };
  if (session.kept !== null) return { ...told, turn: session.kept.turn, position: session.kept.position };
  const met = before.filter((one) => !one.isCancelled || version.whenCancelled === 'skip');
  const last = met.findLastIndex((one) => one.kept?.planId === plan.id);
  const since = met
    .slice(last + 1)
    .filter((one) => one.heldOn >= plan.startsOn && (one.kept === null || one.kept.planId === plan.id));
  const from = (met[last]?.kept?.turn ?? plan.firstPosition - 2) + 1;
  const turn = from + since.length;
  return { ...told, turn, position: (turn % version.topicCount) + 1 };
}

/** The version in force on a day: of those that have begun the newest. */
export function versionOn<Version extends Pick<OrderVersion, 'number' | 'startsOn'>>(
  versions: readonly Version[],
  on: string,
): Version | null {
  return versions
    .filter((version) => version.startsOn <= on)
    .reduce<Version | null>(
      (newest, version) => (newest === null || version.number > newest.number ? version : newest),
      null,
    );
}
