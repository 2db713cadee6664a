// The line to the database of one connection. Statements asked side by side, and those asked while others are away,
// travel together: one write, one answer. A statement with a name is planned and described once a connection.
//
// pg itself can send statements without waiting, but then each is a write and an answer of its own; under load these
// calls into the system cost more than all else that a request does here.
import type { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import type pg from 'pg';
import utils from 'pg/lib/utils.js';
import { rowTypes } from './rows.ts';

/** One statement with its values; a name must always stand for the same text. */
export type Statement = { text: string; values?: unknown[]; name?: string };
export type Answered = { command: string; rowCount: number | null; rows: Record<string, unknown>[] };

export type Line = {
  /** Asks one statement. When one fails, those that travel behind it fail with the same error. */
  ask(statement: Statement): Promise<Answered>;
};

type Column = { readonly name: string; readonly read: (text: string) => unknown };
type Asked = {
  readonly statement: Statement;
  readonly values: (string | Buffer | null)[];
  readonly answered: (answer: Answered) => void;
  readonly broke: (error: unknown) => void;
};

/** What pg's connection offers below its queries. */
type Wire = EventEmitter & {
  stream: Duplex;
  parse(message: { name: string; text: string }): void;
  bind(message: { statement: string; values: readonly (string | Buffer | null)[] }): void;
  describe(message: { type: 'P' }): void;
  execute(): void;
  sync(): void;
  sendCopyFail(because: string): void;
};
type RowDescription = { fields: { name: string; dataTypeID: number }[] };

const lines = new WeakMap<pg.PoolClient, Line>();

/** The line of a connection, always the same. */
export function lineOf(client: pg.PoolClient): Line {
  const known = lines.get(client);
  if (known) return known;
  const made = openLine(client);
  lines.set(client, made);
  return made;
}

function openLine(client: pg.PoolClient): Line {
  const wire = (client as unknown as { connection: Wire }).connection;
  // Statements that are prepared, and how their rows read; null until the first answer says so.
  const prepared = new Map<string, Column[] | null>();
  let waiting: Asked[] = [];
  let away: Trip | null = null;
  wire.on('parseComplete', () => away?.parsed());
  const send = (): void => {
    if (away !== null || waiting.length === 0) return;
    away = new Trip(waiting, prepared, () => {
      away = null;
      send();
    });
    waiting = [];
    client.query(away as unknown as pg.Submittable);
  };
  return {
    async ask(statement) {
      const values = (statement.values ?? []).map((value) => utils.prepareValue(value));
      const { promise, resolve, reject } = Promise.withResolvers<Answered>();
      waiting.push({ statement, values, answered: resolve, broke: reject });
      if (waiting.length === 1) queueMicrotask(send);
      try {
        return await promise;
      } catch (error) {
        // Where it was asked says more than where the answer was read.
        if (error instanceof Error) Error.captureStackTrace(error);
        throw error;
      }
    },
  };
}

/** Some statements on their way, as pg hands it what comes back. */
class Trip {
  readonly #asked: readonly Asked[];
  readonly #prepared: Map<string, Column[] | null>;
  readonly #over: () => void;
  #parsing: string[] = [];
  #at = 0;
  #columns: Column[] | null = null;
  #rows: Record<string, unknown>[] = [];
  #unreadable: unknown;

  constructor(asked: readonly Asked[], prepared: Map<string, Column[] | null>, over: () => void) {
    this.#asked = asked;
    this.#prepared = prepared;
    this.#over = over;
  }

  submit(wire: Wire): void {
    wire.stream.cork();
    for (const { statement, values } of this.#asked) {
      const { name = '', text } = statement;
      const isNew = name === '' || !(this.#prepared.has(name) || this.#parsing.includes(name));
      if (isNew) {
        wire.parse({ name, text });
        this.#parsing.push(name);
      }
      wire.bind({ statement: name, values });
      if (!this.#prepared.get(name)) wire.describe({ type: 'P' });
      wire.execute();
    }
    wire.sync();
    wire.stream.uncork();
  }

  parsed(): void {
    const name = this.#parsing.shift();
    if (name) this.#prepared.set(name, null);
  }

  handleRowDescription({ fields }: RowDescription): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({
      name,
      read: rowTypes.getTypeParser(dataTypeID, 'text') as (text: string) => unknown,
    }));
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    this.#columns ??= this.#prepared.get(this.#asked[this.#at]?.statement.name ?? '') ?? [];
    try {
      this.#rows.push(rowOf(this.#columns, fields));
    } catch (error) {
      // Thrown from here it would end the program.
      this.#unreadable ??= error;
    }
  }

  handleCommandComplete({ text }: { text: string }): void {
    const asked = this.#asked[this.#at];
    const name = asked?.statement.name;
    if (name !== undefined && this.#prepared.get(name) === null)
      this.#prepared.set(name, this.#columns ?? []);
    if (this.#unreadable === undefined) asked?.answered({ ...outcomeOf(text), rows: this.#rows });
    else asked?.broke(this.#unreadable);
    this.#at += 1;
    this.#columns = null;
    this.#rows = [];
    this.#unreadable = undefined;
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' });
  }

  handleError(error: unknown): void {
    for (const asked of this.#asked.slice(this.#at)) asked.broke(error);
    this.#over();
  }

  handleReadyForQuery(): void {
    this.#over();
  }

  handleCopyInResponse(wire: Wire): void {
    wire.sendCopyFail('no rows are copied here');
  }
}

function rowOf(columns: readonly Column[], fields: readonly (string | null)[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index];
    const text = fields[index];
    if (column) row[column.name] = text === null || text === undefined ? null : column.read(text);
  }
  return row;
}

// Such as SELECT 5, UPDATE 1, INSERT 0 2, COMMIT.
function outcomeOf(text: string): { command: string; rowCount: number | null } {
  const words = text.split(' ');
  const last = words.at(-1) ?? '';
  return { command: words[0] ?? '', rowCount: words.length > 1 ? Number(last) : null };
}
