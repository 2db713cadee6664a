// Walks the catalog of a migrated database and says where a wall is missing. What the walk asks of every table, view,
// function and role is written here once; no table can be forgotten, because nobody lists them.
import type { Client } from 'pg';

/** One gap: which demand is not met, and by what. */
export type WallFault = { readonly demand: string; readonly object: string };

/** Tables whose rows are added and never changed: signed text, statuses, and who looked at what. */
export const neverChanged = [
  'amendments',
  'attendance_marks',
  'audit_entries',
  'audit_seals',
  'curriculum_versions',
  'day_closings',
  'device_answers',
  'dismissed_names',
  'kept_topics',
  'lendings',
  'cosign_steps',
  'note_errors',
  'note_risks',
  'note_writers',
  'notes',
  'patient_merges',
  'outreach_attempts',
  'outreach_taken_back',
  'path_choices',
  'room_times',
  'roster_changes',
  'signatures',
  'task_steps',
  'tellings',
  'timetable_blocks',
  'timetable_days',
  'topic_changes',
  'topics',
  'virtual_arrivals',
  'virtual_day_changes',
  'waiting_entries',
  'waiting_steps',
] as const;

const runtime = `'evenkeel_runtime'::regrole`;
const ourTables = `c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> 'schema_migrations'`;
const inPublic = `p.pronamespace = 'public'::regnamespace AND p.prosecdef`;
const neverList = neverChanged.map((name) => `'${name}'`).join(', ');
// What the restrictive policy of wall() says, as PostgreSQL writes it back.
const wallText = `(organization_id = ( SELECT context_organization() AS context_organization))`;

// Each query answers the objects that do not meet the demand.
const demands: Readonly<Record<string, string>> = {
  'organization_id uuid NOT NULL': `
    SELECT c.relname AS object FROM pg_class c
     WHERE ${ourTables} AND NOT EXISTS (SELECT FROM pg_attribute a
       WHERE a.attrelid = c.oid AND a.attname = 'organization_id' AND a.attnotnull AND a.atttypid = 'uuid'::regtype)`,
  'organization_id first in the primary key': `
    SELECT c.relname AS object FROM pg_class c
     WHERE ${ourTables} AND NOT EXISTS (SELECT FROM pg_index i
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
      WHERE i.indrelid = c.oid AND i.indisprimary AND a.attname = 'organization_id')`,
  'organization_id in every unique key': `
    SELECT c.relname || ' ' || i.indexrelid::regclass::text AS object FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid
     WHERE ${ourTables} AND i.indisunique AND NOT EXISTS (SELECT FROM pg_attribute a
       WHERE a.attrelid = c.oid AND a.attname = 'organization_id' AND a.attnum = ANY (i.indkey))`,
  'organization_id compared for equality in every exclusion': `
    SELECT c.relname || ' ' || k.conname AS object FROM pg_class c JOIN pg_constraint k ON k.conrelid = c.oid
     WHERE ${ourTables} AND k.contype = 'x' AND NOT EXISTS (SELECT FROM unnest(k.conkey, k.conexclop) AS part (attnum, operator)
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = part.attnum
       JOIN pg_operator o ON o.oid = part.operator
      WHERE a.attname = 'organization_id' AND o.oprname = '=')`,
  'organization_id in every foreign key': `
    SELECT c.relname || ' ' || k.conname AS object FROM pg_class c JOIN pg_constraint k ON k.conrelid = c.oid
     WHERE ${ourTables} AND k.contype = 'f' AND NOT EXISTS (SELECT FROM unnest(k.conkey, k.confkey) AS part (own, other)
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = part.own
       JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = part.other
      WHERE a.attname = 'organization_id' AND b.attname = 'organization_id')`,
  // What a foreign key does by itself passes row security and leaves no audit entry.
  'no foreign key that deletes or empties rows': `
    SELECT c.relname || ' ' || k.conname AS object FROM pg_class c JOIN pg_constraint k ON k.conrelid = c.oid
     WHERE ${ourTables} AND k.contype = 'f' AND (k.confdeltype NOT IN ('a', 'r') OR k.confupdtype NOT IN ('a', 'r'))`,
  // Looking for what points to a record that goes, or is merged, must not read a whole table.
  'an index by person for every foreign key to patients': `
    SELECT k.conrelid::regclass || ' ' || k.conname AS object FROM pg_constraint k
     WHERE k.contype = 'f' AND k.confrelid = 'patients'::regclass AND NOT EXISTS (SELECT FROM pg_index i
       WHERE i.indrelid = k.conrelid AND k.conkey @> (i.indkey::int2[])[0:1]
         AND (i.indpred IS NULL OR pg_get_expr(i.indpred, i.indrelid) = format('(%s IS NOT NULL)',
           (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = i.indkey[1]))))`,
  'row security enabled': `SELECT c.relname AS object FROM pg_class c WHERE ${ourTables} AND NOT c.relrowsecurity`,
  'row security forced': `SELECT c.relname AS object FROM pg_class c WHERE ${ourTables} AND NOT c.relforcerowsecurity`,
  'organization wall that reads': `
    SELECT c.relname AS object FROM pg_class c
     WHERE ${ourTables} AND NOT EXISTS (SELECT FROM pg_policy w WHERE w.polrelid = c.oid AND NOT w.polpermissive AND w.polcmd = '*'
       AND w.polroles = ARRAY[${runtime}::oid] AND pg_get_expr(w.polqual, w.polrelid) = '${wallText}')`,
  'organization wall that writes': `
    SELECT c.relname AS object FROM pg_class c
     WHERE ${ourTables} AND NOT EXISTS (SELECT FROM pg_policy w WHERE w.polrelid = c.oid AND NOT w.polpermissive AND w.polcmd = '*'
       AND w.polroles = ARRAY[${runtime}::oid] AND pg_get_expr(w.polwithcheck, w.polrelid) = '${wallText}')`,
  'policies for the owner and the runtime role only': `
    SELECT c.relname || ' ' || w.polname AS object FROM pg_class c JOIN pg_policy w ON w.polrelid = c.oid
     WHERE ${ourTables} AND w.polroles NOT IN (ARRAY[${runtime}::oid], ARRAY['evenkeel_owner'::regrole::oid])`,
  'every table owned by evenkeel_owner': `
    SELECT c.relname AS object FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S') AND c.relowner <> 'evenkeel_owner'::regrole`,
  'tables in schema public': `
    SELECT c.oid::regclass::text AS object FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'f') AND n.nspname NOT IN ('public', 'pgboss', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'`,
  'views with the rights of who asks': `
    SELECT c.relname AS object FROM pg_class c
     WHERE c.relkind = 'v' AND c.relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
       AND NOT coalesce(c.reloptions && ARRAY['security_invoker=true', 'security_invoker=on'], false)`,
  'no materialized view': `SELECT c.relname AS object FROM pg_class c WHERE c.relkind = 'm'`,
  'fixed search path of what runs with rights of its owner': `
    SELECT p.oid::regprocedure::text AS object FROM pg_proc p
     WHERE ${inPublic} AND NOT coalesce(p.proconfig && ARRAY['search_path=pg_catalog, public, pg_temp'], false)`,
  // A trigger function cannot be called, whoever holds the right.
  'nobody but those named may call what runs with rights of its owner': `
    SELECT p.oid::regprocedure::text AS object FROM pg_proc p
     WHERE ${inPublic} AND p.prorettype <> 'trigger'::regtype
       AND (p.proacl IS NULL OR EXISTS (SELECT FROM aclexplode(p.proacl) a WHERE a.grantee = 0))`,
  'what runs with rights of its owner is owned by evenkeel_owner': `
    SELECT p.oid::regprocedure::text AS object FROM pg_proc p WHERE p.prosecdef AND p.proowner <> 'evenkeel_owner'::regrole`,
  'a runtime role without power': `
    SELECT r.rolname || ' ' || power AS object FROM pg_roles r
     CROSS JOIN LATERAL (VALUES ('superuser', r.rolsuper), ('bypassrls', r.rolbypassrls), ('createrole', r.rolcreaterole),
       ('createdb', r.rolcreatedb), ('replication', r.rolreplication)) AS has (power, held)
     WHERE r.rolname IN ('evenkeel_runtime', 'evenkeel_owner', 'evenkeel_migrator') AND has.held
    UNION ALL
    SELECT 'evenkeel_owner login' FROM pg_roles r WHERE r.rolname = 'evenkeel_owner' AND r.rolcanlogin`,
  'a runtime role that is member of nothing': `
    SELECT m.roleid::regrole::text AS object FROM pg_auth_members m WHERE m.member = ${runtime}`,
  'a runtime role that owns nothing': `
    SELECT c.oid::regclass::text AS object FROM pg_class c WHERE c.relowner = ${runtime}
    UNION ALL SELECT p.oid::regprocedure::text FROM pg_proc p WHERE p.proowner = ${runtime}`,
  // A temporary table stands before ours in the search path of a function that runs with rights of its owner.
  'a runtime role that makes nothing': `
    SELECT 'database ' || d.datname || ' ' || power AS object FROM pg_database d CROSS JOIN unnest(ARRAY['CREATE', 'TEMPORARY']) AS power
     WHERE d.datname = current_database() AND has_database_privilege(${runtime}, d.oid, power)
    UNION ALL
    SELECT 'schema ' || n.nspname FROM pg_namespace n WHERE n.nspname IN ('public', 'pgboss') AND has_schema_privilege(${runtime}, n.oid, 'CREATE')`,
  'no right on a table for everybody': `
    SELECT c.relname || ' ' || a.privilege_type AS object FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) a
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S') AND a.grantee = 0`,
  'no right to truncate, refer to, hang triggers on or grant': `
    SELECT c.relname || ' ' || a.privilege_type AS object FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) a
     WHERE ${ourTables} AND a.grantee = ${runtime} AND (a.privilege_type IN ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN') OR a.is_grantable)`,
  'no right to delete': `
    SELECT c.relname AS object FROM pg_class c WHERE ${ourTables} AND has_table_privilege(${runtime}, c.oid, 'DELETE')`,
  'no right to change what is never changed': `
    SELECT c.relname || ' ' || power AS object FROM pg_class c CROSS JOIN unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS power
     WHERE c.relnamespace = 'public'::regnamespace AND c.relname IN (${neverList})
       AND (has_table_privilege(${runtime}, c.oid, power) OR (power = 'UPDATE' AND has_any_column_privilege(${runtime}, c.oid, power)))`,
  'a trigger that refuses every change of what is never changed': `
    SELECT name AS object FROM unnest(ARRAY[${neverList}]) AS name
     WHERE NOT EXISTS (SELECT FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
       WHERE c.relnamespace = 'public'::regnamespace AND c.relname = name AND t.tgenabled IN ('O', 'A') AND t.tgqual IS NULL
         AND t.tgfoid = 'refuse_change()'::regprocedure AND t.tgtype & 27 = 27 AND t.tgattr::text = '')`,
};

/** Every gap in the walls of the database this connection is in. */
export async function walkCatalog(client: Client): Promise<WallFault[]> {
  const faults: WallFault[] = [];
  for (const [demand, query] of Object.entries(demands)) {
    const { rows } = await client.query<{ object: string }>(`${query} ORDER BY 1`);
    faults.push(...rows.map(({ object }) => ({ demand, object })));
  }
  return faults;
}

/** The demands the walk makes, for showing that each of them can be broken and is then found. */
export const wallDemands: readonly string[] = Object.keys(demands);
