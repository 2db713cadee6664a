// Pages for whoever watches over the server: alive, ready, and its measurements. None of them says anything about people.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { migrationFiles, migrationsFolder } from '#platform/database/migrate.ts';
import type { Database } from '#platform/database/database.ts';
import { isLoopback } from '#platform/config/listening.ts';
import type { PlainPages } from '#platform/http/server.ts';
import type { Measurements } from './measurements.ts';

export type HealthParts = {
  readonly database: Database;
  /** Whether the queue of jobs answers; false until it has started. */
  readonly jobsAreReady: () => Promise<boolean>;
  readonly measurements: Measurements;
  readonly metricsToken: string | undefined;
};

type Readiness = { database: boolean; migrations: boolean; jobs: boolean };

const patienceMilliseconds = 2000;

export function healthPages(parts: HealthParts): PlainPages {
  const lastMigration = migrationFiles(migrationsFolder).at(-1)?.name;
  return {
    paths: ['GET /healthz', 'GET /readyz', 'GET /metrics'],
    add(server) {
      server.get('/healthz', () => ({ status: 'alive' }));
      server.get('/readyz', async (_request, reply) => {
        const readiness = await withinPatience(readinessOf(parts, lastMigration));
        const ready = Object.values(readiness).every(Boolean);
        if (!ready) reply.code(503).header('Retry-After', '2');
        return { status: ready ? 'ready' : 'not ready', ...readiness };
      });
      server.get('/metrics', async (request, reply) => {
        // As if it were not there: whoever may not read it need not know of it.
        if (!mayMeasure(request, parts.metricsToken)) return reply.callNotFound();
        return reply.type(parts.measurements.contentType).send(await parts.measurements.text());
      });
    },
  };
}

async function readinessOf(parts: HealthParts, lastMigration: string | undefined): Promise<Readiness> {
  const [ran, jobs] = await Promise.all([newestMigration(parts.database), parts.jobsAreReady()]);
  return { database: ran !== undefined, migrations: ran !== undefined && ran === lastMigration, jobs };
}

/** The newest migration that ran; undefined when the database does not answer. */
async function newestMigration(database: Database): Promise<string | undefined> {
  try {
    const { rows } = await database.pool.query<{ name: string }>(
      'SELECT max(name) AS name FROM schema_migrations',
    );
    return rows[0]?.name ?? '';
  } catch {
    // Whatever the reason, the answer is the same: not ready.
    return undefined;
  }
}

// A database that hangs must not make the question hang.
async function withinPatience(asked: Promise<Readiness>): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Readiness>((resolve) => {
    timer = setTimeout(
      () => resolve({ database: false, migrations: false, jobs: false }),
      patienceMilliseconds,
    );
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}

function mayMeasure(request: FastifyRequest, token: string | undefined): boolean {
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (given !== undefined) return token !== undefined && isSame(given, token);
  // A proxy on this machine is no monitor on this machine.
  return request.headers['x-forwarded-for'] === undefined && isLoopback(request.ip.replace('::ffff:', ''));
}

function isSame(one: string, other: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}
