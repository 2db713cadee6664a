// Takes the demonstration's rows away, and nobody else's: only of that organization, and only if it says it is one.
// The audit trail stays: it is one chain over the whole installation, and rows of it are never deleted.
import { escapeIdentifier, type ClientBase } from 'pg';

/** Removes every row of a demonstration organization; answers how many rows went. Works as the owner, in a transaction. */
export async function removeDemonstration(client: ClientBase, organizationId: string): Promise<number> {
  const found = await client.query(
    'SELECT FROM organizations WHERE organization_id = $1 AND demonstration FOR UPDATE',
    [organizationId],
  );
  if (found.rowCount === 0) return 0;
  const tables = await tablesToEmpty(client);
  let removed = 0;
  // Signed notes and marks refuse to go while their triggers watch; the owner turns them off until the commit.
  for (const table of tables)
    await client.query(`ALTER TABLE ${escapeIdentifier(table)} DISABLE TRIGGER USER`);
  for (const table of tables) {
    const gone = await client.query(`DELETE FROM ${escapeIdentifier(table)} WHERE organization_id = $1`, [
      organizationId,
    ]);
    removed += gone.rowCount ?? 0;
  }
  // Checks that wait for the commit would hold the tables against the next statement.
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  for (const table of tables)
    await client.query(`ALTER TABLE ${escapeIdentifier(table)} ENABLE TRIGGER USER`);
  return removed;
}

const kept: ReadonlySet<string> = new Set(['audit_entries', 'audit_seals']);

/** Tables with an organization in every row, those that point at others before those they point at. */
async function tablesToEmpty(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string; points_at: string[] }>(`
    SELECT c.relname AS name,
           array(SELECT DISTINCT t.relname::text FROM pg_constraint k JOIN pg_class t ON t.oid = k.confrelid
                  WHERE k.conrelid = c.oid AND k.contype = 'f' AND t.oid <> c.oid) AS points_at
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id'
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
     ORDER BY c.relname`);
  const left = new Map(rows.filter((row) => !kept.has(row.name)).map((row) => [row.name, row.points_at]));
  const order: string[] = [];
  while (left.size > 0) {
    const free = [...left.keys()].filter(
      (name) => ![...left.values()].some((pointsAt) => pointsAt.includes(name)),
    );
    if (free.length === 0)
      throw new Error(`these tables point at each other in a ring: ${[...left.keys()].join(', ')}`);
    for (const name of free) left.delete(name);
    order.push(...free);
  }
  return order;
}
