// A place within a transaction to which it can go back without losing what came before.
import { sql } from 'kysely';
import type { Tx } from './database.ts';

/** Sets a savepoint; `keep` lets it go, `undo` takes back all that was written since. */
export async function savepoint(
  tx: Pick<Tx, 'getExecutor'>,
  name: string,
): Promise<{ keep: () => Promise<void>; undo: () => Promise<void> }> {
  await sql`SAVEPOINT ${sql.id(name)}`.execute(tx);
  return {
    async keep() {
      await sql`RELEASE SAVEPOINT ${sql.id(name)}`.execute(tx);
    },
    async undo() {
      await sql`ROLLBACK TO SAVEPOINT ${sql.id(name)}`.execute(tx);
    },
  };
}
