// Runs the few SQL files that an administrator would run with psql (db/roles.sql,
// db/database.sql): one statement at a time, since CREATE DATABASE cannot stand
// in a transaction, with psql's :'value' and :"name" filled in.
import { readFileSync } from 'node:fs';
import { escapeIdentifier, escapeLiteral, type Client } from 'pg';

export async function runSqlFile(client: Client, file: URL, values: Record<string, string>): Promise<void> {
  for (const statement of statementsOf(readFileSync(file, 'utf8')))
    await client.query(fillIn(statement, values));
}

function statementsOf(text: string): string[] {
  const code = text.replace(/^\s*--.*$/gm, '');
  return code
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

function fillIn(statement: string, values: Record<string, string>): string {
  return statement.replace(
    /:'(\w+)'|:"(\w+)"/g,
    (_whole, literal: string | undefined, identifier: string | undefined) => {
      const name = literal ?? identifier ?? '';
      const value = values[name];
      if (value === undefined) throw new Error(`The SQL file needs a value for ${name}`);
      return literal === undefined ? escapeIdentifier(value) : escapeLiteral(value);
    },
  );
}
