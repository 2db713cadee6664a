// Makes db/tables.ts: the shape of every table and view, as Kysely wants it.
import type { CatalogColumn, CatalogTable } from './catalog.ts';

const plain: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  integer: 'number',
  bigint: 'number',
  boolean: 'boolean',
  date: 'string',
  'timestamp with time zone': 'string',
  'time without time zone': 'string',
  tstzrange: 'string',
  bytea: 'Buffer',
  jsonb: 'JsonColumn',
  inet: 'string',
  xid8: 'string',
  'uuid[]': 'string[]',
  'text[]': 'string[]',
  'integer[]': 'number[]',
  'double precision': 'number',
};

/** The text of db/tables.ts for a catalog. Throws for a column type it does not know yet. */
export function tablesPage(catalog: readonly CatalogTable[]): string {
  const interfaces = catalog.map(
    (table) =>
      `${doc(table.comment, '')}export interface ${typeName(table.name)} {\n${table.columns.map((c) => column(table, c)).join('')}}\n`,
  );
  const all = catalog.map((table) => `  ${table.name}: ${typeName(table.name)};\n`).join('');
  return `// Generated from a migrated database by \`npm run gen\`. Do not edit.
import type { ColumnType, Generated } from 'kysely';

/** A jsonb column: read as a value, written as JSON text. */
export type JsonColumn = ColumnType<unknown, string, string>;
/** A jsonb column with a default. */
export type DefaultedJsonColumn = ColumnType<unknown, string | undefined, string>;

${interfaces.join('\n')}
export interface Tables {
${all}}
`;
}

function column(table: CatalogTable, found: CatalogColumn): string {
  const type = plain[found.type];
  if (type === undefined) {
    throw new Error(
      `No TypeScript type known for ${table.name}.${found.name} of type ${found.type}: add it in tools/generators/tables.ts`,
    );
  }
  const inner = found.nullable ? `${type} | null` : type;
  const whole = found.defaulted ? defaulted(inner) : inner;
  return `${doc(found.comment, '  ')}  ${found.name}: ${whole};\n`;
}

function defaulted(type: string): string {
  return type === 'JsonColumn' ? 'DefaultedJsonColumn' : `Generated<${type}>`;
}

function doc(comment: string | null, indent: string): string {
  return comment === null ? '' : `${indent}/** ${comment.replace(/\s*\{[a-z_]+\}$/, '')} */\n`;
}

function typeName(table: string): string {
  return table
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
