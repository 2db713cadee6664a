// Marks as they are made: shown at once, sent one after the other, taken back when the server refuses. What waits for
// the network stays on the screen and is sent when it is back.
import { newKey } from '#ui/ask.ts';
import { problemIn, type Problem } from '#ui/problem.ts';
import type { RosterPerson, Session } from './attendance.api.ts';
import { sendUntilHeard, type Waiting } from './send-until-heard.ts';

/** What is marked of a person: the status, and for who was there the times, if other than usual. */
export type NewStatus = Pick<RosterPerson, 'patientId' | 'status' | 'arrivedAt' | 'leftAt'>;
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
type Step = { readonly says: string; readonly before: readonly NewStatus[] };
type Job = { readonly path: string; readonly body: unknown; readonly people: readonly ShownPerson[] };

export type MarkQueue = ReturnType<typeof openMarkQueue>;

/** The marks of one session, made by one person on this screen. `refetch` asks for the roster anew. */
export function openMarkQueue(at: { sessionId: string; writer: string; refetch: () => Promise<unknown> }) {
  let now: MarksNow = { made: new Map(), steps: [], refusal: null, waiting: null };
  const listeners = new Set<() => void>();
  const jobs: Job[] = [];
  let isRunning = false;
  const path = `/api/sessions/${at.sessionId}/attendance`;

  const show = (next: Partial<MarksNow>) => {
    now = { ...now, ...next };
    for (const listener of listeners) listener();
  };

  const lay = (marks: readonly Made[]) => {
    show({
      made: new Map([...now.made, ...marks.map((mark) => [mark.patientId, mark] as const)]),
      refusal: null,
    });
  };

  const drop = (patientIds: readonly string[]) => {
    show({ made: new Map([...now.made].filter(([patientId]) => !patientIds.includes(patientId))) });
  };

  const run = async () => {
    if (isRunning) return;
    isRunning = true;
    for (let job = jobs[0]; job !== undefined; job = jobs[0]) {
      await send(job);
      jobs.shift();
    }
    isRunning = false;
  };

  const send = async (job: Job) => {
    try {
      await sendUntilHeard({
        method: 'POST',
        path: job.path,
        body: job.body,
        key: newKey(),
        writer: at.writer,
        onWait: (waiting) => show({ waiting }),
      });
      show({ waiting: null });
    } catch (error) {
      refused(job, problemIn(error));
    }
    await at.refetch();
  };

  // Later marks of the same people were made on what is now known to be wrong: they go too.
  const refused = (job: Job, problem: Problem | null) => {
    const gone = job.people.map((person) => person.patientId);
    const kept = jobs.filter(
      (each) => each === job || !each.people.some((person) => gone.includes(person.patientId)),
    );
    jobs.splice(0, jobs.length, ...kept);
    drop(gone);
    const names = job.people.map(calledName).join(', ');
    show({ refusal: problem && { problem, names }, steps: [], waiting: null });
  };

  const mark = (people: readonly ShownPerson[], marks: readonly NewStatus[]) => {
    lay(marks.map((each) => ({ ...each, sequence: sequenceOf(people, each.patientId) + 1 })));
    const body = { marks: marks.map((each) => ({ ...each, after: sequenceOf(people, each.patientId) })) };
    jobs.push({ path, body, people });
    void run();
  };

  const remember = (people: readonly ShownPerson[], says: string) => {
    const before = people.map(({ patientId, status, arrivedAt, leftAt }) => ({
      patientId,
      status,
      arrivedAt,
      leftAt,
    }));
    show({ steps: [...now.steps, { says, before }].slice(-50) });
  };

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: () => now,
    /** Marks one person. */
    mark(person: ShownPerson, change: Omit<NewStatus, 'patientId'>) {
      remember([person], `${calledName(person)} is marked ${change.status}.`);
      mark([person], [{ ...change, patientId: person.patientId }]);
    },
    /** Marks everybody present who is not marked yet; answers how many that are. */
    everyone(people: readonly ShownPerson[], session: Session): number {
      const expected = people.filter((person) => person.status === 'expected');
      if (expected.length === 0) return 0;
      remember(
        expected,
        expected.length === 1
          ? '1 person is marked present.'
          : `${expected.length} people are marked present.`,
      );
      lay(
        expected.map(({ patientId, sequence }) => ({
          patientId,
          status: 'present',
          arrivedAt: session.startsAt,
          leftAt: null,
          sequence: sequence + 1,
        })),
      );
      jobs.push({ path: `${path}/everyone`, body: {}, people: expected });
      void run();
      return expected.length;
    },
    /** Takes the newest step back by adding the earlier marks again. */
    undo(people: readonly ShownPerson[]) {
      const step = now.steps.at(-1);
      if (step === undefined) return;
      show({ steps: now.steps.slice(0, -1) });
      const ids = new Set(step.before.map((each) => each.patientId));
      mark(
        people.filter((person) => ids.has(person.patientId)),
        step.before,
      );
    },
    /** Forgets marks that the roster as answered holds already. */
    heard(people: readonly RosterPerson[]) {
      const there = people.filter(
        (person) => (now.made.get(person.patientId)?.sequence ?? Infinity) <= person.sequence,
      );
      if (there.length > 0) drop(there.map((person) => person.patientId));
    },
    forgetRefusal: () => show({ refusal: null }),
  };
}

/** The roster with what was marked on this screen laid over it. */
export function shownPeople(people: readonly RosterPerson[], now: MarksNow, session: Session): ShownPerson[] {
  return people.map((person) => {
    const made = now.made.get(person.patientId);
    if (made === undefined || made.sequence <= person.sequence) return { ...person, isOnItsWay: false };
    const whole = made.status === 'present' && made.arrivedAt === session.startsAt;
    return {
      ...person,
      ...made,
      clockMinutes: whole ? session.clockMinutes : 0,
      treatmentMinutes: whole ? session.treatmentMinutes : 0,
      isOnItsWay: true,
    };
  });
}

/** What somebody is called: the preferred name, else the given one. */
export function calledName(person: Pick<RosterPerson, 'preferredName' | 'givenName'>): string {
  return person.preferredName ?? person.givenName;
}

function sequenceOf(people: readonly ShownPerson[], patientId: string): number {
  return people.find((person) => person.patientId === patientId)?.sequence ?? 0;
}
