// One connection for the work around a start (migrations, checks), with a plain
// sentence where a connection cannot be had.
import { Client } from 'pg';
import { StartRefused } from '#platform/config/start-refused.ts';

export async function withConnection<T>(
  url: string,
  purpose: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({
    connectionString: url,
    application_name: `evenkeel-${purpose}`,
    connectionTimeoutMillis: 10_000,
  });
  // A connection that breaks later is told by the statement that needed it.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new StartRefused(sentenceFor(url, error as Error & { code?: string }), { cause: error });
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function sentenceFor(url: string, error: Error & { code?: string }): string {
  // Never the whole address: it holds a password.
  const { hostname, port, pathname, username } = new URL(url);
  const database = pathname.slice(1);
  const known: Record<string, string> = {
    '28P01': `The database at ${hostname} does not let ${username} in: check the name and the password in the address.`,
    '28000': `The database at ${hostname} does not let ${username} in: check its pg_hba.conf.`,
    '3D000': `There is no database ${database} at ${hostname}: make it with db/database.sql.`,
    '42501': `The role ${username} may not connect to the database ${database}: db/database.sql grants that.`,
  };
  const answer = error.message === '' ? (error.code ?? 'no answer') : error.message;
  return (
    known[error.code ?? ''] ??
    `The database at ${hostname}:${port || '5432'} cannot be reached as ${username} (${answer}).`
  );
}
