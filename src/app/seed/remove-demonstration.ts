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
  for (const table of tables.flat())
    await client.query(`ALTER TABLE ${escapeIdentifier(table)} DISABLE TRIGGER USER`);
  for (const ring of tables) {
    // Tables that point at each other go in one statement: whether anything still points there is asked at its end.
    const gone = ring.map(
      (table, place) =>
        `gone_${place} AS (DELETE FROM ${escapeIdentifier(table)} WHERE organization_id = $1 RETURNING 1)`,
    );
    const counts = ring.map((_table, place) => `(SELECT count(*) FROM gone_${place})`);
    const { rows } = await client.query<{ removed: string }>(
      `WITH ${gone.join(', ')} SELECT ${counts.join(' + ')} AS removed`,
      [organizationId],
    );
    removed += Number(rows[0]?.removed ?? 0);
  }
  // Checks that wait for the commit would hold the tables against the next statement.
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  for (const table of tables.flat())
    await client.query(`ALTER TABLE ${escapeIdentifier(table)} ENABLE TRIGGER USER`);
  return removed;
}

const kept: ReadonlySet<string> = new Set(['audit_entries', 'audit_seals']);

/** Tables with an organization in every row, those that point at others before those they point at; a ring at once. */
async function tablesToEmpty(client: ClientBase): Promise<string[][]> {
  const { rows } = await client.query<{ name: string; points_at: string[] }>(`
    SELECT c.relname AS name,
           array(SELECT DISTINCT t.relname::text FROM pg_constraint k JOIN pg_class t ON t.oid = k.confrelid
                  WHERE k.conrelid = c.oid AND k.contype = 'f' AND t.oid <> c.oid) AS points_at
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id'
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
     ORDER BY c.relname`);
  const left = new Map(rows.filter((row) => !kept.has(row.name)).map((row) => [row.name, row.points_at]));
  const order: string[][] = [];
  const isFree = (names: readonly string[]): boolean =>
    [...left].every(
      ([name, pointsAt]) => names.includes(name) || !names.some((one) => pointsAt.includes(one)),
    );
  while (left.size > 0) {
    const free = [...left.keys()].filter((name) => isFree([name]));
    const next = free.length > 0 ? free.map((name) => [name]) : [ringOf(left, isFree)];
    for (const name of next.flat()) left.delete(name);
    order.push(...next);
  }
  return order;
}

// The smallest set of tables that nothing outside it points at.
function ringOf(
  left: ReadonlyMap<string, readonly string[]>,
  isFree: (names: readonly string[]) => boolean,
): string[] {
  const rings = [...left.keys()].map((name) => pointingAt(left, name)).filter((names) => isFree(names));
  return rings.toSorted((one, other) => one.length - other.length)[0] ?? [...left.keys()];
}

// A table and all that lead to it.
function pointingAt(left: ReadonlyMap<string, readonly string[]>, name: string): string[] {
  const found = new Set([name]);
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const [other, pointsAt] of left) if (pointsAt.some((one) => found.has(one))) found.add(other);
  }
  return [...found];
}
