// `npm run db:new -- attendance add-corrections`: the next migration file, with the lines that none may lack.
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sliceOrder } from '../src/app/slice-order.ts';

const folder = path.resolve(import.meta.dirname, '../db/migrations');
const owners: readonly string[] = ['platform', ...sliceOrder];
const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;

function nextNumber(): string {
  const numbers = readdirSync(folder).map((file) => Number.parseInt(file.slice(0, 4), 10));
  const highest = Math.max(0, ...numbers.filter((number) => !Number.isNaN(number)));
  return String(highest + 1).padStart(4, '0');
}

function firstLines(slice: string, idea: string): string {
  return [
    `-- ${slice}: ${idea.replaceAll('-', ' ')}.`,
    '-- Forward only; nothing newer than PostgreSQL 15; schema and data never in one file.',
    '-- A table of one organization: organization_id first in every key, row security enabled and forced, policies with',
    '-- USING and WITH CHECK, a comment on the table and on every column, and its grants, all in this file.',
    '',
  ].join('\n');
}

const [slice, idea] = process.argv.slice(2);
if (slice === undefined || idea === undefined || !owners.includes(slice) || !kebab.test(idea)) {
  console.error('Usage: npm run db:new -- <slice or platform> <idea-in-kebab-case>');
  process.exitCode = 2;
} else {
  const file = path.join(folder, `${nextNumber()}-${slice}-${idea}.sql`);
  writeFileSync(file, firstLines(slice, idea), { flag: 'wx' });
  console.log(path.relative(process.cwd(), file));
}
