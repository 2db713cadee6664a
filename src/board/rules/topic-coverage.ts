// Who of a group has had which topic, what each person still misses, and the next date on which they can meet it.
// A topic was had by being there when it was held, also in another group that follows the same curriculum.
import { healthTopicsDue, type HealthTopicRule } from '../../curricula/rules/health-topics.ts';

export type HeldTopic = {
  readonly patientId: string;
  readonly heldOn: string;
  /** Code of the topic, when it was of this group's curriculum; null of another. */
  readonly code: string | null;
  readonly healthTopics: readonly string[];
};
/** A session ahead, in the order of time, with who is expected. */
export type TopicAhead = {
  readonly heldOn: string;
  readonly code: string;
  readonly patientIds: ReadonlySet<string>;
};
export type Coverage = {
  readonly patientId: string;
  /** Topics they had, each with the newest date. */
  readonly had: ReadonlyMap<string, string>;
  /** Topics they miss, each with the next date they can meet it, or null when none is planned yet. */
  readonly missing: ReadonlyMap<string, string | null>;
  readonly due: readonly HealthTopicRule[];
};

type Group = {
  readonly state: string;
  readonly codes: readonly string[];
  readonly people: readonly string[];
  readonly held: readonly HeldTopic[];
  readonly ahead: readonly TopicAhead[];
};

export function topicCoverage({ state, codes, people, held, ahead }: Group): readonly Coverage[] {
  const byPerson = Map.groupBy(held, (one) => one.patientId);
  return people.map((patientId) => {
    const own = (byPerson.get(patientId) ?? []).toSorted((one, other) =>
      one.heldOn < other.heldOn ? -1 : 1,
    );
    const had = new Map(own.flatMap((one) => (one.code === null ? [] : [[one.code, one.heldOn] as const])));
    const missing = new Map(
      codes
        .filter((code) => !had.has(code))
        .map((code) => {
          const next = ahead.find((one) => one.code === code && one.patientIds.has(patientId));
          return [code, next?.heldOn ?? null] as const;
        }),
    );
    const due = healthTopicsDue(
      state,
      own.flatMap((one) => one.healthTopics),
    );
    return { patientId, had, missing, due };
  });
}
