// COPY cannot write through row security, and triggers would write rows that the backup has already. So both rest for
// the tables of a restore, within its transaction, and stand again as they stood before anybody else can look.
import type { Client } from 'pg';

type Wall = { table: string; forced: boolean; triggers: { name: string; state: string }[] };
type Pointer = { table: string; name: string; definition: string; comment: string | null };

/** Returns what puts everything back. */
export async function openWalls(client: Client, order: readonly string[]): Promise<() => Promise<void>> {
  const walls = await wallsOf(client, order);
  const against = await pointersAgainst(client, order);
  const on = (table: string) => `ALTER TABLE public.${client.escapeIdentifier(table)}`;
  for (const { table, forced, triggers } of walls) {
    if (forced) await client.query(`${on(table)} NO FORCE ROW LEVEL SECURITY`);
    for (const { name } of triggers)
      await client.query(`${on(table)} DISABLE TRIGGER ${client.escapeIdentifier(name)}`);
  }
  for (const { table, name } of against)
    await client.query(`${on(table)} DROP CONSTRAINT ${client.escapeIdentifier(name)}`);
  return async () => {
    // A table with checks still to come cannot be altered.
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    for (const { table, name, definition, comment } of against) {
      await client.query(`${on(table)} ADD CONSTRAINT ${client.escapeIdentifier(name)} ${definition}`);
      if (comment !== null)
        await client.query(
          `COMMENT ON CONSTRAINT ${client.escapeIdentifier(name)} ON public.${client.escapeIdentifier(table)} IS ${client.escapeLiteral(comment)}`,
        );
    }
    for (const { table, forced, triggers } of walls) {
      for (const { name, state } of triggers)
        await client.query(
          `${on(table)} ENABLE ${states[state] ?? ''} TRIGGER ${client.escapeIdentifier(name)}`,
        );
      if (forced) await client.query(`${on(table)} FORCE ROW LEVEL SECURITY`);
    }
  };
}

const states: Readonly<Record<string, string>> = { O: '', A: 'ALWAYS', R: 'REPLICA' };

async function wallsOf(client: Client, order: readonly string[]): Promise<Wall[]> {
  const { rows } = await client.query<Wall>(
    `SELECT c.relname AS table, c.relforcerowsecurity AS forced,
            coalesce((SELECT json_agg(json_build_object('name', t.tgname, 'state', t.tgenabled))
                        FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgenabled <> 'D'), '[]') AS triggers
       FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname = ANY ($1)`,
    [order],
  );
  return rows;
}

/** Pointers to a table that is filled later: they can only be checked when both are full. */
async function pointersAgainst(client: Client, order: readonly string[]): Promise<Pointer[]> {
  const { rows } = await client.query<Pointer>(
    `SELECT c.relname AS table, f.conname AS name, pg_get_constraintdef(f.oid) AS definition, obj_description(f.oid, 'pg_constraint') AS comment
       FROM pg_constraint f
       JOIN pg_class c ON c.oid = f.conrelid
       JOIN pg_class p ON p.oid = f.confrelid
      WHERE f.contype = 'f' AND f.conparentid = 0 AND c.relnamespace = 'public'::regnamespace
        AND array_position($1::text[], p.relname::text) > array_position($1::text[], c.relname::text)`,
    [order],
  );
  return rows;
}
