// Reads the catalog of a migrated database: what the generated pages are made from.
import type { Client } from 'pg';

export type CatalogColumn = {
  name: string;
  type: string;
  nullable: boolean;
  defaulted: boolean;
  /** What the column's own comment says, or for a view's column the comment of the table it comes from. */
  comment: string | null;
};
export type CatalogTable = {
  name: string;
  kind: 'table' | 'view';
  comment: string | null;
  columns: CatalogColumn[];
};

type ColumnRow = {
  table_name: string;
  relkind: string;
  table_comment: string | null;
  column_name: string;
  type: string;
  nullable: boolean;
  defaulted: boolean;
  comment: string | null;
};

/** Tables and views of schema public in name order, columns in their own order. */
export async function readCatalog(client: Client): Promise<CatalogTable[]> {
  const { rows } = await client.query<ColumnRow>(`
    SELECT c.relname AS table_name, c.relkind::text, obj_description(c.oid, 'pg_class') AS table_comment,
           a.attname AS column_name, format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS nullable,
           a.atthasdef OR a.attidentity <> '' AS defaulted, col_description(c.oid, a.attnum) AS comment
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'm', 'p') AND c.relname <> 'schema_migrations'
     ORDER BY c.relname COLLATE "C", a.attnum`);
  const sources = await viewSources(client);
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
      nullable: row.nullable && !/Never null\./.test(row.comment ?? ''),
      defaulted: row.defaulted,
      comment: row.comment,
    });
    tables.set(row.table_name, table);
  }
  for (const table of tables.values()) if (table.kind === 'view') inherit(table, { tables, sources });
  return [...tables.values()];
}

// The catalog does not know where a view's column comes from, nor whether it is ever null: a column takes both from
// the column of the same name it reads, unless its own comment says otherwise.
function inherit(
  view: CatalogTable,
  from: { tables: ReadonlyMap<string, CatalogTable>; sources: ReadonlyMap<string, readonly string[]> },
): void {
  for (const column of view.columns) {
    const found = originsOf(`${view.name}.${column.name}`, from.sources)
      .map((origin) => columnNamed(origin, from.tables))
      .filter((candidate) => candidate !== undefined);
    column.nullable &&= found.every((origin) => origin.nullable);
    column.comment ??= found.find((origin) => origin.comment !== null)?.comment ?? null;
  }
}

function columnNamed(name: string, tables: ReadonlyMap<string, CatalogTable>): CatalogColumn | undefined {
  const [table = '', column = ''] = name.split('.');
  return tables.get(table)?.columns.find((candidate) => candidate.name === column);
}

// A view may stand on another view: follow each until a table is reached.
function originsOf(name: string, sources: ReadonlyMap<string, readonly string[]>): string[] {
  const direct = sources.get(name);
  return direct === undefined ? [name] : direct.flatMap((source) => originsOf(source, sources));
}

async function viewSources(client: Client): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await client.query<{ name: string; source: string }>(`
    SELECT u.view_name || '.' || u.column_name AS name, u.table_name || '.' || u.column_name AS source
      FROM information_schema.view_column_usage u
     WHERE u.view_schema = 'public' AND u.table_schema = 'public'
     ORDER BY 1, 2`);
  const sources = new Map<string, string[]>();
  for (const row of rows) sources.set(row.name, [...(sources.get(row.name) ?? []), row.source]);
  return sources;
}
