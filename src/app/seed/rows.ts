// Writes many rows of one table in a few statements: the rows travel as one JSON text and the table's own row
// type reads them, so dates, ids, ranges and hashes need no conversion here.
import type { Insertable } from 'kysely';
import { escapeIdentifier, type ClientBase } from 'pg';
import type { Tables } from '#db/tables.ts';

type Written<Value> = Value extends Buffer ? string : Value;

/** A row as it is written; bytes as PostgreSQL writes them ('\x...'). */
export type SeedRow<Name extends keyof Tables> = {
  [Column in keyof Insertable<Tables[Name]>]: Written<Insertable<Tables[Name]>[Column]>;
};

const rowsAtOnce = 5_000;

/** Adds the rows in their order. All of them name the same columns. */
export async function writeRows<Name extends keyof Tables>(
  client: ClientBase,
  table: Name,
  rows: readonly SeedRow<Name>[],
): Promise<void> {
  const first = rows[0];
  if (first === undefined) return;
  const columns = Object.keys(first)
    .map((column) => escapeIdentifier(column))
    .join(', ');
  const name = escapeIdentifier(table);
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await client.query(
      `INSERT INTO ${name} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${name}, $1::json)`,
      [JSON.stringify(rows.slice(from, from + rowsAtOnce))],
    );
  }
}
