// Puts the program together: the registry, the words, the database and the clock make one server.
import type { FastifyInstance } from 'fastify';
import type { Clock } from '#platform/clock/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { buildServer, type PlainPages } from '#platform/http/server.ts';
import type { Route } from '#platform/http/route.ts';
import type { Secrets } from '#platform/secrets/secrets.ts';
import { idleMinutes } from '../staff/rules/sign-in-limits.ts';
import { constraintRefusals, refusals } from './refusals.ts';
import { routes } from './routes.ts';

export type ProgramParts = {
  readonly database: Database;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly publicUrl: string;
  readonly trustProxy: boolean | string[];
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  /** Adds hooks that see every request: the log and the measurements. */
  readonly watch?: ((server: FastifyInstance) => void) | undefined;
  readonly plainPages: readonly PlainPages[];
  readonly report: (error: unknown, requestId: string) => void;
  /** Routes of the demonstration, when it is on. */
  readonly moreRoutes?: readonly Route[];
  readonly requestsAMinute?: number;
  readonly withoutPauses?: boolean;
};

/** Builds the whole server, not yet listening. */
export function buildProgram(parts: ProgramParts): Promise<FastifyInstance> {
  const home = new URL(parts.publicUrl);
  return buildServer({
    ...parts,
    routes: [...routes, ...(parts.moreRoutes ?? [])],
    words: refusals,
    constraints: constraintRefusals,
    idleMinutes,
    home: home.origin,
    homes: [home.origin],
    secure: home.protocol === 'https:',
    requestsAMinute: parts.requestsAMinute ?? 1200,
  });
}
