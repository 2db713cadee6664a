// How PostgreSQL's types reach the program: instants and days as text, whole numbers as numbers.
import pg from 'pg';

const { builtins } = pg.types;
const spanOfDay = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d+)?)\+00$/;

/**
 * PostgreSQL's text of a timestamptz as the program has it. Rows come so by themselves; within JSON take the column as text.
 * Connections keep time zone UTC (see database.ts), so the offset is always +00.
 */
export function instantText(value: string): string {
  const found = spanOfDay.exec(value);
  return found ? `${found[1]}T${found[2]}Z` : value;
}

/** Type parsers for every connection of the program. */
export const rowTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format !== 'binary') {
      if (oid === builtins.TIMESTAMPTZ) return instantText;
      if (oid === builtins.DATE || oid === builtins.TIME) return (value: string) => value;
      if (oid === builtins.INT8) return Number;
      // text[] and uuid[] come ready from pg itself.
    }
    return pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text') as (value: string) => unknown;
  },
};
