// What can be taken back of the marks made on this screen. A mark that somebody else changed meanwhile is theirs: taking
// back an earlier step must not undo it along.
import type { RosterPerson } from './attendance.api.ts';

/** What is marked of a person: the status, and for who was there the times, if other than usual. */
export type NewStatus = Pick<RosterPerson, 'patientId' | 'status' | 'arrivedAt' | 'leftAt'>;

export type Step = {
  readonly says: string;
  readonly before: readonly NewStatus[];
  /** Counts the steps of all rooms of a page, so that the newest of all can be taken back. */
  readonly number: number;
};

/** The newest mark of a person that was made on this screen. */
export type OwnMark = Pick<RosterPerson, 'status' | 'sequence'>;

type Heard = Pick<RosterPerson, 'patientId' | 'status' | 'sequence'>;

/** The steps without whoever was marked elsewhere after this screen had marked them; the same steps where nobody was. */
export function withoutOvertaken(
  steps: readonly Step[],
  own: ReadonlyMap<string, OwnMark>,
  heard: readonly Heard[],
): readonly Step[] {
  const overtaken = new Set(
    heard
      .filter((person) => isOvertaken(own.get(person.patientId), person))
      .map((person) => person.patientId),
  );
  if (!steps.some((step) => step.before.some(({ patientId }) => overtaken.has(patientId)))) return steps;
  return steps
    .map((step) => ({ ...step, before: step.before.filter(({ patientId }) => !overtaken.has(patientId)) }))
    .filter((step) => step.before.length > 0);
}

// Two who mark at once both say "next": the same place with another status is the other one's as well.
function isOvertaken(own: OwnMark | undefined, now: Heard): boolean {
  if (own === undefined || now.sequence < own.sequence) return false;
  return now.sequence > own.sequence || now.status !== own.status;
}
