// What the planner should expect of tables that it has not looked at yet: all rows are of one organization. Left alone
// it takes two hundred for granted, believes that the organization alone finds next to nothing, and joins whole tables
// row by row until they are first analyzed, which can be minutes after a start, an import or a restore.
import type { Client } from 'pg';

const canBeTold = 180_000;

/** Tells it, for each table that is empty or was never analyzed. PostgreSQL before 18 cannot be told: nothing is done. */
export async function expectOneOrganization(client: Client): Promise<void> {
  await client.query('SET ROLE evenkeel_owner');
  const { rows } = await client.query<{ version: number }>(
    `SELECT current_setting('server_version_num')::integer AS version`,
  );
  if ((rows[0]?.version ?? 0) >= canBeTold) await client.query(tellText);
}

const tellText = `
  SELECT pg_restore_attribute_stats('schemaname', 'public', 'relname', c.relname::text, 'attname', 'organization_id', 'inherited', false,
           'null_frac', 0::real, 'avg_width', 16, 'n_distinct', 1::real)
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id' AND NOT a.attisdropped
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.reltuples <= 0`;
