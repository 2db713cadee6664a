// Makes db/schema.sql: what all migrations together come to, read from the catalog in a fixed order, so that a review
// sees in one difference what a migration does to the walls. It is for reading; only migrations change a database.
import type { Client } from 'pg';

type Lines = { readonly name: string; readonly line: string };

/** The text of db/schema.sql for a migrated database. */
export async function schemaPage(client: Client): Promise<string> {
  const tables = await tableParts(client);
  const parts = [
    '-- Generated from a migrated database by `npm run gen`. Do not edit; it is for reading, and migrations make the tables.',
    '-- Schema public only. The background jobs keep schema pgboss as their library lays it out (0030-platform-jobs.sql).',
    ...(await linesOf(client, extensions)),
    ...(await linesOf(client, types)),
    ...(await linesOf(client, sequences)),
    ...tables,
    ...(await linesOf(client, views)),
    ...(await functionParts(client)),
  ];
  return `${parts.join('\n\n')}\n`;
}

async function linesOf(client: Client, query: string): Promise<string[]> {
  const { rows } = await client.query<Lines>(query);
  return rows.map((row) => row.line);
}

const extensions = `
  SELECT e.extname AS name, 'CREATE EXTENSION ' || e.extname || ';' AS line
    FROM pg_extension e WHERE e.extname <> 'plpgsql' ORDER BY e.extname COLLATE "C"`;

const types = `
  SELECT t.typname AS name, 'CREATE TYPE ' || t.typname || ' AS (' || E'\\n  ' ||
         string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), E',\\n  ' ORDER BY a.attnum) || E'\\n);' AS line
    FROM pg_type t
    JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'c'
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
   WHERE t.typnamespace = 'public'::regnamespace
   GROUP BY t.typname ORDER BY t.typname COLLATE "C"`;

const sequences = `
  SELECT c.relname AS name, 'CREATE SEQUENCE ' || c.relname || ' START ' || s.seqstart || ';' AS line
    FROM pg_class c JOIN pg_sequence s ON s.seqrelid = c.oid
   WHERE c.relnamespace = 'public'::regnamespace ORDER BY c.relname COLLATE "C"`;

const views = `
  SELECT c.relname AS name, 'CREATE VIEW ' || c.relname ||
         coalesce(' WITH (' || array_to_string(c.reloptions, ', ') || ')', '') || E' AS\\n' || pg_get_viewdef(c.oid, true) ||
         coalesce((SELECT string_agg(E'\\nGRANT ' || g.rights || ' ON ' || c.relname || ' TO ' || g.grantee || ';', '' ORDER BY g.grantee)
                     FROM (SELECT a.grantee::regrole::text AS grantee, string_agg(a.privilege_type, ', ' ORDER BY a.privilege_type) AS rights
                             FROM aclexplode(c.relacl) a WHERE a.grantee <> c.relowner GROUP BY a.grantee) g), '') AS line
    FROM pg_class c
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'v' ORDER BY c.relname COLLATE "C"`;

const columns = `
  SELECT c.relname AS name, '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) ||
         CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END ||
         coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '') AS line
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
   ORDER BY c.relname COLLATE "C", a.attnum`;

// NOT NULL is a constraint of its own from PostgreSQL 18 on; it stands with the column.
const constraints = `
  SELECT c.relname AS name, '  CONSTRAINT ' || k.conname || ' ' || pg_get_constraintdef(k.oid, true) AS line
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
   WHERE c.relnamespace = 'public'::regnamespace AND k.contype IN ('p', 'u', 'f', 'c', 'x')
   ORDER BY c.relname COLLATE "C", position(k.contype::text IN 'pufxc'), k.conname COLLATE "C"`;

const after = `
  SELECT c.relname AS name, line
    FROM pg_class c
   CROSS JOIN LATERAL (
     SELECT 1 AS place, '' AS sort, 'ALTER TABLE ' || c.relname || ' ENABLE ROW LEVEL SECURITY;' AS line WHERE c.relrowsecurity
     UNION ALL SELECT 2, '', 'ALTER TABLE ' || c.relname || ' FORCE ROW LEVEL SECURITY;' WHERE c.relforcerowsecurity
     UNION ALL SELECT 3, p.polname, 'CREATE POLICY ' || p.polname || ' ON ' || c.relname ||
         CASE WHEN p.polpermissive THEN '' ELSE ' AS RESTRICTIVE' END ||
         CASE p.polcmd WHEN 'r' THEN ' FOR SELECT' WHEN 'a' THEN ' FOR INSERT' WHEN 'w' THEN ' FOR UPDATE' WHEN 'd' THEN ' FOR DELETE' ELSE '' END ||
         ' TO ' || (SELECT string_agg(r::regrole::text, ', ' ORDER BY r::regrole::text) FROM unnest(p.polroles) AS r) ||
         coalesce(E'\\n  USING (' || pg_get_expr(p.polqual, p.polrelid, true) || ')', '') ||
         coalesce(E'\\n  WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid, true) || ')', '') || ';'
       FROM pg_policy p WHERE p.polrelid = c.oid
     UNION ALL SELECT 4, i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) || ';'
       FROM pg_index i
      WHERE i.indrelid = c.oid AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
     UNION ALL SELECT 5, t.tgname, pg_get_triggerdef(t.oid, true) || ';'
       FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal
     UNION ALL SELECT 6, g.grantee, 'GRANT ' || g.rights || ' ON ' || c.relname || ' TO ' || g.grantee || ';'
       FROM (SELECT a.grantee::regrole::text AS grantee, string_agg(a.privilege_type, ', ' ORDER BY a.privilege_type) AS rights
               FROM aclexplode(c.relacl) a WHERE a.grantee <> c.relowner GROUP BY a.grantee) g
     UNION ALL SELECT 7, g.grantee, 'GRANT ' || g.rights || ' ON ' || c.relname || ' TO ' || g.grantee || ';'
       FROM (SELECT x.grantee, string_agg(x.privilege_type || ' (' || x.names || ')', ', ' ORDER BY x.privilege_type) AS rights
               FROM (SELECT a.grantee::regrole::text AS grantee, a.privilege_type, string_agg(t.attname, ', ' ORDER BY t.attnum) AS names
                       FROM pg_attribute t CROSS JOIN LATERAL aclexplode(t.attacl) a
                      WHERE t.attrelid = c.oid AND t.attnum > 0 GROUP BY 1, 2) x GROUP BY x.grantee) g
   ) AS more
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
   ORDER BY c.relname COLLATE "C", more.place, more.sort COLLATE "C"`;

async function tableParts(client: Client): Promise<string[]> {
  const inside = new Map<string, string[]>();
  const behind = new Map<string, string[]>();
  for (const query of [columns, constraints]) {
    const { rows } = await client.query<Lines>(query);
    for (const row of rows) inside.set(row.name, [...(inside.get(row.name) ?? []), row.line]);
  }
  const { rows } = await client.query<Lines>(after);
  for (const row of rows) behind.set(row.name, [...(behind.get(row.name) ?? []), row.line]);
  return [...inside].map(([name, lines]) =>
    [`CREATE TABLE ${name} (`, `${lines.join(',\n')}`, ');', ...(behind.get(name) ?? [])].join('\n'),
  );
}

// Functions of extensions stand in the extension. A grantee of 0 is everybody.
const functions = `
  SELECT p.oid::regprocedure::text AS name,
         rtrim(pg_get_functiondef(p.oid), E'\\n ') || ';' ||
         CASE WHEN p.proacl IS NULL THEN E'\\n-- Everybody may call it.' ELSE
           coalesce((SELECT string_agg(E'\\nGRANT EXECUTE ON ' || CASE p.prokind WHEN 'p' THEN 'PROCEDURE ' ELSE 'FUNCTION ' END || p.oid::regprocedure ||
                            ' TO ' || CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END || ';', '' ORDER BY a.grantee::regrole::text)
                       FROM aclexplode(p.proacl) a WHERE a.grantee <> p.proowner), E'\\n-- Only its owner may call it.') END AS line
    FROM pg_proc p
   WHERE p.pronamespace = 'public'::regnamespace AND p.prokind IN ('f', 'p')
     AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
   ORDER BY p.proname COLLATE "C", p.oid::regprocedure::text COLLATE "C"`;

async function functionParts(client: Client): Promise<string[]> {
  return linesOf(client, functions);
}
