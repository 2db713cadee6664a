// Connections to PostgreSQL as the runtime role, and the one way to run a transaction.
// Nothing runs outside a transaction: the walls of the database read who is asking from it.
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Tables } from '#db/tables.ts';
import { lineOf, type Statement } from './line.ts';
import { rowTypes } from './rows.ts';
import { statementNames } from './statement-names.ts';

export type { Statement } from './line.ts';

/** A transaction over the tables a slice names: naming another slice's table does not compile. */
export type Tx<Names extends keyof Tables = keyof Tables> = Pick<
  Kysely<Pick<Tables, Names>>,
  | 'selectFrom'
  | 'insertInto'
  | 'updateTable'
  | 'deleteFrom'
  | 'with'
  | 'fn'
  | 'getExecutor'
  | 'withRecursive'
  | 'selectNoFrom'
>;

/** Sends a statement together with COMMIT, in one trip: nothing may depend on its answer. */
export type SendLast = (statement: Statement) => void;

export type Rows = readonly Record<string, unknown>[];
type Work<Answer> = (tx: Tx, entered: readonly Rows[], sendLast: SendLast) => Promise<Answer>;

export type Database = {
  readonly pool: pg.Pool;
  /**
   * Runs work in one transaction; rolls back when it throws, and tries again after a deadlock or serialization failure.
   * `enter` travels with BEGIN; the work is handed the rows of each of these statements.
   */
  transaction<Answer>(work: Work<Answer>, enter?: readonly Statement[]): Promise<Answer>;
  close(): Promise<void>;
};

const triesAtMost = 5;
const worthAnotherTry: ReadonlySet<string> = new Set(['40001', '40P01']);

/** Opens a pool for a connection address. `most` is the number of connections at the most. */
export function openDatabase(address: string, most = 10): Database {
  const pool = new pg.Pool({
    connectionString: address,
    max: most,
    types: rowTypes,
    // Pages are read from memory or a disk without moving parts: whole tables are not worth reading for a few rows.
    options:
      '-c timezone=UTC -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000 -c plan_cache_mode=force_generic_plan -c random_page_cost=1.1',
    application_name: 'evenkeel',
  });
  // A connection that breaks while idle is replaced by the pool; the next query tells if the database is gone.
  pool.on('error', () => undefined);
  return {
    pool,
    close: () => pool.end(),
    async transaction(work, enter = []) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await runOnce(pool, work, enter);
        } catch (error) {
          if (attempt >= triesAtMost || !worthAnotherTry.has(sqlState(error))) throw error;
          await pause(Math.random() * 20 * 2 ** attempt);
        }
      }
    },
  };
}

const statementName = statementNames();

const begin: Statement = { name: 'begin', text: 'BEGIN' };
const commit: Statement = { name: 'commit', text: 'COMMIT' };
const rollback: Statement = { name: 'rollback', text: 'ROLLBACK' };

async function runOnce<Answer>(
  pool: pg.Pool,
  work: Work<Answer>,
  enter: readonly Statement[],
): Promise<Answer> {
  const client = await pool.connect();
  const line = lineOf(client);
  let broken: Error | undefined;
  try {
    const [, ...entered] = await Promise.all([begin, ...enter].map((statement) => line.ask(statement)));
    const tx = kyselyOn(client);
    const last: Statement[] = [];
    withCommit.set(tx, last);
    const answer = await work(
      tx,
      entered.map(({ rows }) => rows),
      (statement) => last.push(statement),
    );
    const answers = await Promise.all([...last, commit].map((statement) => line.ask(statement)));
    // In a transaction that broke, COMMIT answers ROLLBACK and no error of its own.
    if (answers.at(-1)?.command !== 'COMMIT') throw new Error('The transaction was not committed.');
    return answer;
  } catch (error) {
    await line.ask(rollback).catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

const byClient = new WeakMap<pg.PoolClient, Kysely<Tables>>();
const clientOf = new WeakMap<object, pg.PoolClient>();
/** What goes with the commit of the transaction that runs on a connection. */
const withCommit = new WeakMap<object, Statement[]>();

/**
 * Writes with the commit, in the same trip: for a last write whose answer nobody needs. A constraint it breaks refuses
 * the request like that of any other write. The text must always be the same, as for rowsOf.
 */
export function writeLast(tx: Pick<Tx, 'getExecutor'>, text: string, values: readonly unknown[]): void {
  const last = withCommit.get(tx);
  if (last === undefined) throw new Error('This is no transaction of ours.');
  last.push(statementOf(text, [...values]));
}

/**
 * Runs a statement written out in SQL: for what is asked so often that building it anew each time costs more than
 * running it. Values go in as $1, $2; the text must always be the same, so that it is planned once a connection.
 */
export async function rowsOf<Row extends pg.QueryResultRow>(
  tx: Pick<Tx, 'getExecutor'>,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const client = clientOf.get(tx);
  if (client === undefined) throw new Error('This is no transaction of ours.');
  const { rows } = await lineOf(client).ask(statementOf(text, [...values]));
  return rows as Row[];
}

function statementOf(text: string, values: unknown[]): Statement {
  const name = statementName(text);
  return name === undefined ? { text, values } : { name, text, values };
}

// One Kysely for each connection, kept as long as the connection: it never takes another from the pool.
function kyselyOn(client: pg.PoolClient): Kysely<Tables> {
  const known = byClient.get(client);
  if (known) return known;
  const held = {
    query: (text: string, values: unknown[]) => lineOf(client).ask(statementOf(text, values)),
    release: () => undefined,
  };
  const dialect = new PostgresDialect({
    pool: { connect: () => Promise.resolve(held), end: () => Promise.resolve() } as unknown as pg.Pool,
  });
  const made = new Kysely<Tables>({ dialect });
  byClient.set(client, made);
  clientOf.set(made, client);
  return made;
}

/** The SQLSTATE of a database error, or ''. */
export function sqlState(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The constraint a database error names, or ''. */
export function constraintOf(error: unknown): string {
  return error instanceof Error && 'constraint' in error && typeof error.constraint === 'string'
    ? error.constraint
    : '';
}

const outOfRangeCodes = new Set(['22007', '22008']);

/** Whether a day or time was sent that PostgreSQL cannot keep, such as one in the year 0000. */
export function isDayOutOfRange(error: unknown): boolean {
  return error instanceof Error && 'code' in error && outOfRangeCodes.has(String(error.code));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
