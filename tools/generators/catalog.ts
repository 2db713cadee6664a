// Reads the catalog of a migrated database: what the generated pages are made from.
import type { Client } from 'pg';

export type CatalogColumn = {
  name: string;
  type: string;
  nullable: boolean;
  defaulted: boolean;
  comment: string | null;
};
export type CatalogTable = {
  name: string;
  kind: 'table' | 'view';
  comment: string | null;
  columns: CatalogColumn[];
};

/** Tables and views of schema public in name order, columns in their own order. */
export async function readCatalog(client: Client): Promise<CatalogTable[]> {
  const { rows } = await client.query<{
    table_name: string;
    relkind: string;
    table_comment: string | null;
    column_name: string;
    type: string;
    nullable: boolean;
    defaulted: boolean;
    comment: string | null;
  }>(`
    SELECT c.relname AS table_name, c.relkind::text, obj_description(c.oid, 'pg_class') AS table_comment,
           a.attname AS column_name, format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS nullable,
           a.atthasdef OR a.attidentity <> '' AS defaulted, col_description(c.oid, a.attnum) AS comment
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'p') AND c.relname <> 'schema_migrations'
     ORDER BY c.relname, a.attnum`);
  const kept = await neverNullInViews(client);
  const tables = new Map<string, CatalogTable>();
  for (const row of rows) {
    const table = tables.get(row.table_name) ?? {
      name: row.table_name,
      kind: row.relkind === 'v' ? ('view' as const) : ('table' as const),
      comment: row.table_comment,
      columns: [],
    };
    table.columns.push({
      name: row.column_name,
      type: row.type,
      nullable:
        row.nullable &&
        !kept.has(`${row.table_name}.${row.column_name}`) &&
        !/Never null\./.test(row.comment ?? ''),
      defaulted: row.defaulted,
      comment: row.comment,
    });
    tables.set(row.table_name, table);
  }
  return [...tables.values()];
}

// A view's column counts as never null where it carries a column of the same name that is not,
// or where its comment says so: the catalog itself does not know.
async function neverNullInViews(client: Client): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ name: string; source: string; kept: boolean }>(`
    SELECT u.view_name || '.' || u.column_name AS name, u.table_name || '.' || u.column_name AS source, a.attnotnull AS kept
      FROM information_schema.view_column_usage u
      JOIN pg_attribute a ON a.attrelid = u.table_name::regclass AND a.attname = u.column_name
     WHERE u.view_schema = 'public' AND u.table_schema = 'public'`);
  const kept = new Set<string>();
  // A view may stand on another view: go round until nothing new is found.
  for (let before = -1; before !== kept.size;) {
    before = kept.size;
    for (const row of rows) if (row.kept || kept.has(row.source)) kept.add(row.name);
  }
  return kept;
}
