// Marks as they are made: shown at once, sent one after the other, taken back when the server refuses. What waits for
// the network stays on the screen and is sent when it is back.
import { newKey } from '#ui/ask.ts';
import { problemIn, type Problem } from '#ui/problem.ts';
import { isToConfirm } from '../rules/virtual-arrival.ts';
import type { RosterPerson, Session } from './attendance.api.ts';
import { sendUntilHeard, type Waiting } from './send-until-heard.ts';
import { withoutOvertaken, type NewStatus, type OwnMark, type Step } from './undo-steps.ts';

export type { NewStatus } from './undo-steps.ts';
type Made = NewStatus & { readonly sequence: number };
/** A person as shown: with marks that the server has not confirmed yet. */
export type ShownPerson = RosterPerson & { readonly isOnItsWay: boolean };

export type MarksNow = {
  readonly made: ReadonlyMap<string, Made>;
  /** What can be taken back, newest last. */
  readonly steps: readonly Step[];
  readonly refusal: { readonly problem: Problem; readonly names: string } | null;
  readonly waiting: Waiting | null;
};
let stepsMade = 0;

type Job = { readonly path: string; readonly body: unknown; readonly people: readonly ShownPerson[] };

type QueuePlace = {
  readonly sessionId: string;
  readonly writer: string;
  /** Asks for the lines of these people anew. */
  readonly askAgain: (patientIds: readonly string[]) => void;
};

/** The marks of one session, made by one person on this screen. */
export class MarkQueue {
  readonly #at: QueuePlace;
  readonly #path: string;
  readonly #listeners = new Set<() => void>();
  readonly #jobs: Job[] = [];
  readonly #own = new Map<string, OwnMark>();
  #now: MarksNow = { made: new Map(), steps: [], refusal: null, waiting: null };
  #isRunning = false;

  constructor(at: QueuePlace) {
    this.#at = at;
    this.#path = `/api/sessions/${at.sessionId}/attendance`;
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly now = () => this.#now;

  /** Marks one person. */
  readonly mark = (person: ShownPerson, change: Omit<NewStatus, 'patientId'>) => {
    this.#remember([person], `${calledName(person)} is marked ${change.status}.`);
    this.#add([person], [{ ...change, patientId: person.patientId }]);
  };

  /** Marks everybody present who is not marked yet; where only some are in view, of those. */
  everyone(people: readonly ShownPerson[], session: Session, reach: 'all' | 'in-view'): void {
    const expected = people.filter(isMarkedWithEverybody);
    if (expected.length === 0) return;
    const count = expected.length === 1 ? '1 person is' : `${expected.length} people are`;
    this.#remember(expected, `${count} marked present.`);
    this.#lay(
      expected.map(({ patientId, sequence }) => ({
        patientId,
        status: 'present',
        arrivedAt: session.startsAt,
        leftAt: null,
        sequence: sequence + 1,
      })),
    );
    const body = reach === 'all' ? {} : { patientIds: expected.map(({ patientId }) => patientId) };
    this.#jobs.push({ path: `${this.#path}/everyone`, body, people: expected });
    void this.#run();
  }

  /** Takes the newest step back by adding the earlier marks again. */
  undo(people: readonly ShownPerson[]): void {
    const step = this.#now.steps.at(-1);
    if (step === undefined) return;
    this.#show({ steps: this.#now.steps.slice(0, -1) });
    const ids = new Set(step.before.map((each) => each.patientId));
    this.#add(
      people.filter((person) => ids.has(person.patientId)),
      step.before,
    );
  }

  /** Forgets marks that the roster as answered holds already, and what is no longer this screen's to take back. */
  heard(people: readonly RosterPerson[]): void {
    const { made } = this.#now;
    const steps = withoutOvertaken(this.#now.steps, this.#own, people);
    if (steps !== this.#now.steps) this.#show({ steps });
    const there = people.filter(
      (person) => (made.get(person.patientId)?.sequence ?? Infinity) <= person.sequence,
    );
    if (there.length > 0) this.#drop(there.map((person) => person.patientId));
  }

  readonly forgetRefusal = () => this.#show({ refusal: null });

  #show(next: Partial<MarksNow>): void {
    this.#now = { ...this.#now, ...next };
    for (const listener of this.#listeners) listener();
  }

  #lay(marks: readonly Made[]): void {
    for (const { patientId, status, sequence } of marks) this.#own.set(patientId, { status, sequence });
    const added = marks.map((mark) => [mark.patientId, mark] as const);
    this.#show({ made: new Map([...this.#now.made, ...added]), refusal: null });
  }

  #drop(patientIds: readonly string[]): void {
    this.#show({
      made: new Map([...this.#now.made].filter(([patientId]) => !patientIds.includes(patientId))),
    });
  }

  #remember(people: readonly ShownPerson[], says: string): void {
    const before = people.map(({ patientId, status, arrivedAt, leftAt }) => ({
      patientId,
      status,
      arrivedAt,
      leftAt,
    }));
    stepsMade += 1;
    this.#show({ steps: [...this.#now.steps, { says, before, number: stepsMade }].slice(-50) });
  }

  #add(people: readonly ShownPerson[], marks: readonly NewStatus[]): void {
    this.#lay(marks.map((each) => ({ ...each, sequence: sequenceOf(people, each.patientId) + 1 })));
    const body = { marks: marks.map((each) => ({ ...each, after: sequenceOf(people, each.patientId) })) };
    this.#jobs.push({ path: this.#path, body, people });
    void this.#run();
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    for (let job = this.#jobs[0]; job !== undefined; job = this.#jobs[0]) {
      await this.#send(job);
      this.#jobs.shift();
    }
    this.#isRunning = false;
  }

  async #send(job: Job): Promise<void> {
    try {
      await sendUntilHeard({
        method: 'POST',
        path: job.path,
        body: job.body,
        key: newKey(),
        writer: this.#at.writer,
        onWait: (waiting) => this.#show({ waiting }),
      });
      this.#show({ waiting: null });
    } catch (error) {
      this.#refused(job, problemIn(error));
    }
    this.#at.askAgain(job.people.map((person) => person.patientId));
  }

  // Later marks of the same people were made on what is now known to be wrong: they go too.
  #refused(job: Job, problem: Problem | null): void {
    const gone = job.people.map((person) => person.patientId);
    const kept = this.#jobs.filter(
      (each) => each === job || !each.people.some((person) => gone.includes(person.patientId)),
    );
    this.#jobs.splice(0, this.#jobs.length, ...kept);
    this.#drop(gone);
    for (const patientId of gone) this.#own.delete(patientId);
    const names = job.people.map(calledName).join(', ');
    this.#show({ refusal: problem && { problem, names }, steps: [], waiting: null });
  }
}

/** The roster with what was marked on this screen laid over it. */
export function shownPeople(people: readonly RosterPerson[], now: MarksNow, session: Session): ShownPerson[] {
  return people.map((person) => {
    const made = now.made.get(person.patientId);
    if (made === undefined || made.sequence <= person.sequence) return { ...person, isOnItsWay: false };
    const whole = made.status === 'present' && (made.arrivedAt ?? '') <= session.startsAt;
    return {
      ...person,
      ...made,
      clockMinutes: whole ? session.clockMinutes : 0,
      treatmentMinutes: whole ? session.treatmentMinutes : 0,
      countedMinutes: whole ? session.countedMinutes : 0,
      isOnItsWay: true,
    };
  });
}

/**
 * Whether the key for everybody means them. Who said beforehand that they will not come is marked by hand, and who is by
 * video is confirmed first.
 */
export function isMarkedWithEverybody(person: ShownPerson): boolean {
  return (
    person.status === 'expected' &&
    person.knownAbsence === null &&
    !person.takenBack &&
    !isToConfirm({ isVirtual: person.virtual, isConfirmed: person.isConfirmed })
  );
}

/** What somebody is called: the preferred name, else the given one. */
export function calledName(person: Pick<RosterPerson, 'preferredName' | 'givenName'>): string {
  return person.preferredName ?? person.givenName;
}

function sequenceOf(people: readonly ShownPerson[], patientId: string): number {
  return people.find((person) => person.patientId === patientId)?.sequence ?? 0;
}
