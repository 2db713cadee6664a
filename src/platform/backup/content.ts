// The inside of a backup, before it is compressed and sealed: a line that says what follows, each table as COPY
// writes it, and a last line with what must have come out.
import { z } from 'zod';
import { BackupRefused } from './backup-refused.ts';
import type { RowTally, Tally } from './row-tally.ts';

export const openingSchema = z.strictObject({
  madeAt: z.string(),
  migrations: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
  tables: z.array(z.strictObject({ name: z.string(), columns: z.array(z.string()).readonly() })),
});
export type Opening = z.infer<typeof openingSchema>;

export const closingSchema = z.strictObject({
  tallies: z.record(z.string(), z.strictObject({ rows: z.int(), hash: z.string() })),
  sequences: z.array(z.strictObject({ name: z.string(), value: z.string(), isCalled: z.boolean() })),
});
export type Closing = z.infer<typeof closingSchema>;

/** Ends a table; COPY never writes a row that looks like it. */
export const endOfTable = Buffer.from('\\.\n');

const newline = 10;
const notWhole = 'The backup does not have what it says it has: it was not written whole.';

/** Reads the content in its order: the opening, rows of each table, the closing. */
export class ContentReader {
  readonly #parts: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(content: AsyncIterable<Buffer>) {
    this.#parts = content[Symbol.asyncIterator]();
  }

  async opening(): Promise<Opening> {
    return readAs(openingSchema, await this.#line());
  }

  /** The rows of the next table, in pieces of whole lines; counted into the tally. */
  async *rows(tally: RowTally): AsyncGenerator<Buffer> {
    for (;;) {
      const { whole, ended } = this.#wholeLines(tally);
      if (whole.length > 0) yield whole;
      if (ended) return;
      await this.#more();
    }
  }

  async closing(): Promise<Closing> {
    const closing = readAs(closingSchema, await this.#line());
    if (this.#held.length > 0 || !(await this.#parts.next()).done) throw new BackupRefused(notWhole);
    return closing;
  }

  #wholeLines(tally: RowTally): { whole: Buffer; ended: boolean } {
    const held = this.#held;
    let from = 0;
    for (let end = held.indexOf(newline); end !== -1; end = held.indexOf(newline, from)) {
      const line = held.subarray(from, end);
      if (line.length === 2 && line[0] === 0x5c && line[1] === 0x2e) {
        this.#held = held.subarray(end + 1);
        return { whole: held.subarray(0, from), ended: true };
      }
      tally.row(line);
      from = end + 1;
    }
    this.#held = held.subarray(from);
    return { whole: held.subarray(0, from), ended: false };
  }

  async #line(): Promise<string> {
    for (;;) {
      const end = this.#held.indexOf(newline);
      if (end !== -1) {
        const line = this.#held.subarray(0, end).toString('utf8');
        this.#held = this.#held.subarray(end + 1);
        return line;
      }
      await this.#more();
    }
  }

  async #more(): Promise<void> {
    const next = await this.#parts.next();
    if (next.done) throw new BackupRefused(notWhole);
    this.#held = this.#held.length === 0 ? next.value : Buffer.concat([this.#held, next.value]);
  }
}

function readAs<Schema extends z.ZodType>(schema: Schema, line: string): z.infer<Schema> {
  const found = schema.safeParse(parsed(line));
  if (!found.success) throw new BackupRefused(notWhole);
  return found.data;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    // Said by the schema: what is not JSON is no opening and no closing.
    return undefined;
  }
}

/** Refuses when a table has not come out as the closing says. */
export function compareTallies(found: ReadonlyMap<string, Tally>, closing: Closing): void {
  const written = Object.entries(closing.tallies);
  const differing = written.find(
    ([name, tally]) => found.get(name)?.rows !== tally.rows || found.get(name)?.hash !== tally.hash,
  );
  if (differing !== undefined)
    throw new BackupRefused(
      `The table ${differing[0]} did not come out as it was written: nothing was kept.`,
    );
  if (written.length !== found.size) throw new BackupRefused(notWhole);
}
