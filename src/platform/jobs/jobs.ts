// Work that the program does by itself, by the clock: pg-boss over a schema of our own migration.
//
// Queues deliver at least once, so a job may run twice and everything it does must come out the same: effects have
// keys of their own in the database. Each run is for one organization and works in its context, in one transaction.
import { createHash } from 'node:crypto';
import { PgBoss, type Job } from 'pg-boss';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database, Tx } from '../database/database.ts';
import { enterJob, organizationsWithJobs } from './jobs.db.ts';

export type JobContext = {
  readonly tx: Tx;
  readonly organizationId: string;
  readonly now: Instant;
  /** Today in the organization's time zone. */
  readonly today: LocalDate;
};

/** For work too long for one transaction: it opens its own, and enters its organization in each (jobs.db.ts). */
export type AloneContext = {
  readonly database: Database;
  readonly clock: Clock;
  readonly organizationId: string;
};

/** A kind of job. `cron` is read in UTC; the job then runs once for each organization. */
export type JobKind = {
  readonly name: string;
  readonly summary: string;
  readonly cron: string;
  /** How often the queue is looked at, where somebody waits for it. */
  readonly everySeconds?: number;
} & (
  | { readonly run: (ctx: JobContext) => Promise<void> }
  | { readonly runAlone: (at: AloneContext) => Promise<void> }
);

export type JobsParts = {
  readonly address: string;
  readonly database: Database;
  readonly clock: Clock;
  readonly kinds: readonly JobKind[];
  readonly report: (error: unknown, during: string) => void;
  /** How often the queue is looked at. */
  readonly everySeconds?: number;
};

export type Jobs = {
  /** Whether the queue answers: for /readyz. */
  readonly isReady: () => Promise<boolean>;
  /** Queues a job now, whatever the clock says: for one organization, or for each. */
  runSoon(name: string, organizationId?: string): Promise<void>;
  /** Lets running jobs end, then leaves. */
  stop(): Promise<void>;
};

/** What stands in the queue: for one organization, or, from the clock, a wish to queue one job for each. */
type Payload = { readonly organizationId?: string };

export async function startJobs(parts: JobsParts): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: parts.address,
    application_name: 'evenkeel-jobs',
    max: 2,
    schema: 'pgboss',
    migrate: false,
    createSchema: false,
    // These need an owner's rights, which the runtime role has not.
    reindex: false,
    persistWarnings: false,
    monitorVacuum: false,
  });
  boss.on('error', (error) => parts.report(error, 'jobs'));
  await boss.start();
  for (const kind of parts.kinds) await begin(boss, parts, kind);
  return {
    isReady: () =>
      boss.schemaVersion().then(
        (version) => version !== null,
        () => false,
      ),
    runSoon: async (name, organizationId) => {
      await boss.send(name, (organizationId === undefined ? {} : { organizationId }) satisfies Payload);
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
}

async function begin(boss: PgBoss, parts: JobsParts, kind: JobKind): Promise<void> {
  await boss.createQueue(kind.name, { retryLimit: 5, retryDelay: 30, retryBackoff: true });
  await boss.schedule(kind.name, kind.cron, {}, { tz: 'UTC' });
  await boss.work<Payload>(
    kind.name,
    { pollingIntervalSeconds: parts.everySeconds ?? kind.everySeconds ?? 5 },
    async (jobs) => {
      for (const job of jobs) await runOne(boss, parts, { kind, job });
    },
  );
}

async function runOne(
  boss: PgBoss,
  parts: JobsParts,
  at: { kind: JobKind; job: Job<Payload> },
): Promise<void> {
  const { kind, job } = at;
  const { organizationId } = job.data ?? {};
  const work =
    organizationId === undefined
      ? queueForEach(boss, parts, { kind, clockJobId: job.id })
      : runFor(parts, kind, organizationId);
  const broken = await work.then(
    () => false,
    (error: unknown) => {
      parts.report(error, kind.name);
      return true;
    },
  );
  // The queue keeps what is thrown, and then tries again: not a word of the real error may stand there.
  if (broken) throw new Error(`${kind.name} broke`);
}

async function queueForEach(
  boss: PgBoss,
  parts: JobsParts,
  at: { kind: JobKind; clockJobId: string },
): Promise<void> {
  const ids = await parts.database.transaction(organizationsWithJobs);
  const jobs = ids.map((id) => ({ id: derivedId(at.clockJobId, id), data: { organizationId: id } }));
  if (jobs.length > 0) await boss.insert(at.kind.name, jobs);
}

// The same wish queued twice gives the same ids, and the queue keeps an id only once.
function derivedId(clockJobId: string, organizationId: string): string {
  const hex = createHash('sha256').update(`${clockJobId} ${organizationId}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

async function runFor(parts: JobsParts, kind: JobKind, organizationId: string): Promise<void> {
  if ('runAlone' in kind) {
    await kind.runAlone({ database: parts.database, clock: parts.clock, organizationId });
    return;
  }
  await parts.database.transaction(async (tx) => {
    const now = parts.clock.now() as Instant;
    const today = await enterJob(tx, organizationId, now);
    // The organization is gone: nothing is left to do for it.
    if (today === null) return;
    await kind.run({ tx, organizationId, now, today });
  });
}
