// What a backup keeps, read from the catalog, so that a new table is kept without anybody thinking of it: every table
// of schema public but the list of migrations, in an order in which no row points at one that comes later.
import type { Client } from 'pg';

export type KeptTable = {
  readonly name: string;
  /** Columns as written; not those the database computes, nor the number of the transaction that added a row. */
  readonly columns: readonly string[];
};

export type KeptSequence = { readonly name: string; readonly value: string; readonly isCalled: boolean };

export async function keptTables(client: Client): Promise<KeptTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'schema_migrations'
       AND NOT EXISTS (SELECT FROM pg_depend p WHERE p.classid = 'pg_class'::regclass AND p.objid = c.oid AND p.deptype = 'e')
       AND coalesce(pg_get_expr(d.adbin, d.adrelid), '') <> 'pg_current_xact_id()'
     GROUP BY c.relname
     ORDER BY c.relname`);
  const pointers = await client.query<{ name: string; to: string }>(`
    SELECT DISTINCT f.conrelid::regclass::text AS name, f.confrelid::regclass::text AS to
      FROM pg_constraint f
     WHERE f.contype = 'f' AND f.connamespace = 'public'::regnamespace AND f.conrelid <> f.confrelid`);
  return inLoadOrder(rows, pointers.rows);
}

/** Pointed-at tables first. Where tables point at each other in a ring, one pointer stays against the order. */
function inLoadOrder(
  tables: readonly KeptTable[],
  pointers: readonly { name: string; to: string }[],
): KeptTable[] {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const order: KeptTable[] = [];
  const seen = new Set<string>();
  const place = (name: string) => {
    const table = byName.get(name);
    if (table === undefined || seen.has(name)) return;
    seen.add(name);
    for (const pointer of pointers) if (pointer.name === name) place(pointer.to);
    order.push(table);
  };
  for (const table of tables) place(table.name);
  return order;
}

export async function keptSequences(client: Client): Promise<KeptSequence[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' ORDER BY relname`,
  );
  const kept: KeptSequence[] = [];
  for (const { name } of rows) {
    const found = await client.query<{ last_value: string; is_called: boolean }>(
      `SELECT last_value, is_called FROM public.${client.escapeIdentifier(name)}`,
    );
    const [state] = found.rows;
    if (state) kept.push({ name, value: state.last_value, isCalled: state.is_called });
  }
  return kept;
}

/** Settings under which a value has one text, whatever the server's own are. Within the transaction. */
export const oneTextForEachValue = `
  SET LOCAL client_encoding = 'UTF8';
  SET LOCAL DateStyle = 'ISO, YMD';
  SET LOCAL IntervalStyle = 'postgres';
  SET LOCAL TimeZone = 'UTC';
  SET LOCAL bytea_output = 'hex';
  SET LOCAL extra_float_digits = 1;
  SET LOCAL statement_timeout = 0;
  SET LOCAL search_path = public, pg_temp`;
