// Makes docs/openapi.json: what /api/openapi.json answers, from the same registry. The server is built but neither
// listens nor asks its database anything.
import { standingClock } from '#platform/clock/clock.ts';
import { openDatabase } from '#platform/database/database.ts';
import { newKeyLine, secretsFrom } from '#platform/secrets/secrets.ts';
import { buildProgram } from '../../src/app/program.ts';

/** The text of docs/openapi.json. */
export async function apiDescriptionPage(): Promise<string> {
  const database = openDatabase('postgres://nobody@127.0.0.1:1/none');
  try {
    const server = await buildProgram({
      database,
      clock: standingClock('2026-01-01T00:00:00Z'),
      secrets: secretsFrom(newKeyLine()),
      publicUrl: 'http://localhost:4600',
      trustProxy: false,
      plainPages: [],
      report: (error) => {
        throw error;
      },
    });
    const text = JSON.stringify(server.swagger(), null, 2);
    await server.close();
    return `${text}\n`;
  } finally {
    await database.close();
  }
}
