// What the edge is built with, and what it is asked.
import type { RefusalTable } from '#kernel/outcome.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../database/database.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Browser } from './context.ts';
import type { KeyedRequest } from './idempotency.db.ts';
import type { Route } from './route.ts';

/** What the edge is built with. `constraints` says which refusal a broken constraint of the database means. */
export type EdgeParts = {
  readonly database: Database;
  readonly clock: Clock;
  readonly words: RefusalTable;
  readonly constraints: Readonly<Record<string, string>>;
  readonly idleMinutes: number;
  readonly secrets: Secrets;
  /** Origin of our own pages. */
  readonly home: string;
};

export type EdgeRequest = {
  readonly route: Route;
  readonly input: unknown;
  readonly tokenSha256: Buffer | null;
  readonly tabletSha256: Buffer | null;
  readonly requestId: string;
  readonly address: string;
  readonly forwarded: boolean;
  readonly markSha256: Buffer | null;
  readonly browser: Browser;
  readonly keyed: KeyedRequest | null;
  /** Whether the screen says that it asks by itself, without anybody there: it can only shorten a sign-in, never lengthen it. */
  readonly background?: boolean;
};

/** A granted answer, or one given before under the same key. */
export type EdgeAnswer = { readonly value: unknown; readonly replayed: string | null };
