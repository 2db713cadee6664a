// The running program: database pool, HTTP server, sealer and jobs, opened in order and closed in the reverse order.
import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { openAuditKey } from '#platform/audit/audit-key.ts';
import { chainHeadIn, startSealer } from '#platform/audit/sealer.ts';
import { clockFrom } from '#platform/clock/clock.ts';
import type { Config } from '#platform/config/config.ts';
import { StartRefused } from '#platform/config/start-refused.ts';
import { openDatabase, type Database } from '#platform/database/database.ts';
import type { Place } from '#platform/database/place.ts';
import type { Route } from '#platform/http/route.ts';
import { openLive, type Live } from '#platform/live/live-pages.ts';
import { startJobs, type Jobs } from '#platform/jobs/jobs.ts';
import { openSecrets } from '#platform/secrets/secrets.ts';
import { logRequests } from '#platform/log/log-requests.ts';
import { openLog, type Log } from '#platform/log/log.ts';
import { idleMinutes } from '../staff/rules/sign-in-limits.ts';
import { demonstrationRoutes } from '../staff/server/demonstration.routes.ts';
import { openFirstSetUp } from '../staff/server/set-up-organization.routes.ts';
import { importFilesJob, importWorkTopic } from '../interop/server/work-on-files.ts';
import { healthPages } from './health.ts';
import { jobKinds } from './job-kinds.ts';
import { openMeasurements } from './measurements.ts';
import { webPages } from './pages.ts';
import { buildProgram } from './program.ts';

export type Running = {
  listen(): Promise<void>;
  stop(): Promise<void>;
};

const closingPatienceMilliseconds = 5000;

/** `requestsAMinute` replaces the limit for one address, for measuring. */
export async function openRunning(
  config: Config,
  place: Place,
  more: { requestsAMinute?: number } = {},
): Promise<Running> {
  const log = openLog({ level: config.demo ? 'warn' : 'info' });
  const clock = clockFrom(config.now);
  const database = openDatabase(place.runtimeUrl);
  const stops: (() => Promise<void>)[] = [() => database.close()];
  const stop = () => stopAll(stops);
  try {
    const key = openAuditKey(config.keysFolder, (await chainHeadIn(database)) !== null);
    const sealer = startSealer({
      database,
      clock,
      key,
      headFile: config.auditHeadFile,
      report: log.broken,
      alarm: log.warning,
    });
    stops.push(() => sealer.stop());
    const jobs = await startJobs({
      address: place.runtimeUrl,
      database,
      clock,
      kinds: jobKinds,
      report: log.broken,
    });
    stops.push(() => jobs.stop());
    const live = openLive({
      database,
      clock,
      idleMinutes,
      secure: config.publicUrl.startsWith('https:'),
      directUrl: place.directUrl,
      report: (error) => log.broken(error, 'live'),
      overhear: ({ topic, organizationId }) => {
        if (topic === importWorkTopic) runSoon(jobs, log, organizationId);
      },
    });
    stops.push(() => live.stop());
    // What a server that was killed left waiting.
    runSoon(jobs, log);
    const server = await serverOf(config, { log, database, clock, jobs, live, more });
    stops.push(() => closeServer(server));
    return { listen: () => listen(server, config), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function runSoon(jobs: Jobs, log: Log, organizationId?: string): void {
  jobs
    .runSoon(importFilesJob.name, organizationId)
    .catch((error: unknown) => log.broken(error, importFilesJob.name));
}

type Opened = {
  log: Log;
  database: Database;
  clock: ReturnType<typeof clockFrom>;
  jobs: Jobs;
  live: Live;
  more: { requestsAMinute?: number };
};

async function serverOf(
  config: Config,
  { log, database, clock, jobs, live, more }: Opened,
): Promise<FastifyInstance> {
  const measurements = openMeasurements(database, () => live.count());
  const { tls } = config;
  return buildProgram({
    ...more,
    database,
    clock,
    secrets: openSecrets(config.keysFolder),
    publicUrl: config.publicUrl,
    trustProxy: config.trustedProxies.length > 0 ? config.trustedProxies : false,
    tls: tls && { cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) },
    plainPages: [
      healthPages({ database, jobsAreReady: jobs.isReady, measurements, metricsToken: config.metricsToken }),
      ...webPages(),
      live.pages,
    ],
    moreRoutes: await moreRoutes(config, database),
    report: (error, requestId) => log.broken(error, requestId),
    watch: (server) => {
      logRequests(server, log);
      measurements.watch(server);
    },
  });
}

// Routes that only the demonstration has (config.ts keeps it on this machine), or only an empty system.
async function moreRoutes(config: Config, database: Database): Promise<readonly Route[]> {
  if (config.demo) return demonstrationRoutes;
  const first = await openFirstSetUp(database);
  if (first === null) return [];
  console.log(
    `This system is empty. Open ${config.publicUrl}/app/set-up-organization and enter this token: ${first.token}`,
  );
  return first.routes;
}

async function listen(server: FastifyInstance, config: Config): Promise<void> {
  try {
    await server.listen({ host: config.host, port: config.port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new StartRefused(
      `Port ${config.port} is taken: Evenkeel may be running already at ${config.publicUrl}. Stop it, or set PORT to another number.`,
      { cause: error },
    );
  }
}

// Requests that run may end; a connection that never ends (an open stream) is cut.
async function closeServer(server: FastifyInstance): Promise<void> {
  const timer = setTimeout(() => server.server.closeAllConnections(), closingPatienceMilliseconds);
  try {
    await server.close();
  } finally {
    clearTimeout(timer);
  }
}

// What was opened last is stopped first. One that fails must not keep the others open.
async function stopAll(stops: (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const stop of stops.splice(0).reverse()) await stop().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, 'Stopping was not whole.');
}
