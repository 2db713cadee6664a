// What is signed, marked or recorded stays as it is. As the runtime role, with the widest context there is, everything
// is tried by which a row could be changed or its protection taken away; each try must be refused, and every row must
// be there unchanged afterwards.
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addObjects, type ObjectWorld } from '../src/app/testing/object-world.ts';
import { openTestWorld, type TestWorld } from '../src/app/testing/test-world.ts';
import { neverChanged } from './catalog-walk.ts';

const notPermitted = '42501';

let world: TestWorld;
let objects: ObjectWorld;
let runtime: Client;
let before: Map<string, string>;

/** A fingerprint of every row of a table. */
async function fingerprints(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const table of neverChanged) {
    const { rows } = await world.owner.query<{ print: string; count: number }>(
      `SELECT count(*)::int AS count, md5(coalesce(string_agg(r::text, ',' ORDER BY r::text), '')) AS print FROM ${table} AS r`,
    );
    expect(rows[0]?.count).toBeGreaterThan(0);
    found.set(table, rows[0]?.print ?? '');
  }
  return found;
}

// What comes to be while people work with a session, put there as the owner.
async function addRowsOfSession(): Promise<void> {
  const { organizationId, clinicId, sessionId } = objects.north;
  const ofSession = [organizationId, clinicId, sessionId];
  await world.owner.query(
    `INSERT INTO dismissed_names (organization_id, clinic_id, session_id, id, name, dismissed_by, dismissed_at)
     VALUES ($1, $2, $3, gen_random_uuid(), 'grace', $4, $5)`,
    [...ofSession, world.ids.staff.north.counselor, world.clock.now()],
  );
  await world.owner.query(
    `INSERT INTO topic_changes (organization_id, clinic_id, session_id, id, block, sequence, way, changed_by, changed_at)
     VALUES ($1, $2, $3, gen_random_uuid(), 1, 1, 'secular', $4, $5)`,
    [...ofSession, world.ids.staff.north.counselor, world.clock.now()],
  );
  await world.owner.query(
    `INSERT INTO kept_topics (organization_id, clinic_id, session_id, block, plan_id, turn, version_id, position)
     SELECT $1, $2, $3, 1, g.id, 0, v.id, 1 FROM group_curricula g JOIN curriculum_versions v
       ON v.organization_id = g.organization_id AND v.curriculum_id = g.curriculum_id
      WHERE g.organization_id = $1 AND g.clinic_id = $2 LIMIT 1`,
    ofSession,
  );
}

// What comes to be around signed notes.
async function addRowsOfNotes(): Promise<void> {
  const { organizationId, clinicId, sessionId, patientId, noteId } = objects.north;
  const counselor = world.ids.staff.north.counselor;
  const here = [organizationId, clinicId, sessionId, patientId, counselor, world.clock.now()];
  await world.owner.query(
    `INSERT INTO note_writers (organization_id, clinic_id, session_id, patient_id, id, sequence, writer_id, assigned_by, assigned_at)
     VALUES ($1, $2, $3, $4, gen_random_uuid(), 1, $5, $5, $6)`,
    here,
  );
  await world.owner.query(
    `INSERT INTO note_errors (organization_id, clinic_id, session_id, patient_id, id, note_id, reason, marked_by, marker_name, marked_at)
     VALUES ($1, $2, $3, $4, gen_random_uuid(), $7, 'on the wrong person', $5, 'Sam counselor', $6)`,
    [...here, noteId],
  );
  await world.owner.query(
    `INSERT INTO note_risks (organization_id, clinic_id, session_id, patient_id, id, kind, task_id, raised_by, raised_at)
     VALUES ($1, $2, $3, $4, gen_random_uuid(), 'overdose', $7, $5, $6)`,
    [...here, objects.north.taskId],
  );
  await world.owner.query(
    `INSERT INTO task_steps (organization_id, clinic_id, id, task_id, sequence, step, words, made_by, made_at)
     VALUES ($1, $2, gen_random_uuid(), $3, 1, 'word', 'talked it through', $4, $5)`,
    [organizationId, clinicId, objects.north.taskId, counselor, world.clock.now()],
  );
  await world.owner.query(
    `INSERT INTO note_cosignatures (organization_id, note_id, clinic_id, patient_id, signed_by, because, asked_at)
     SELECT n.organization_id, n.id, n.clinic_id, n.patient_id, $2, 'credential', $3 FROM notes n WHERE n.id = $1`,
    [objects.north.wrongNoteId, counselor, world.clock.now()],
  );
  await world.owner.query(
    `INSERT INTO cosign_steps (organization_id, id, clinic_id, patient_id, note_id, sequence, step, comment, made_by, maker_name, made_at, content_sha256)
     SELECT n.organization_id, gen_random_uuid(), n.clinic_id, n.patient_id, n.id, 1, 'cosigned', '', $2, 'Sam supervisor', $3, n.content_sha256 FROM notes n WHERE n.id = $1`,
    [objects.north.wrongNoteId, world.ids.staff.north.supervisor, world.clock.now()],
  );
}

// A session that began late, on a day that was closed.
async function addRowsOfRoom(): Promise<void> {
  const { organizationId, clinicId, sessionId } = objects.north;
  const director = world.ids.staff.north.director;
  await world.owner.query(
    `INSERT INTO room_times (organization_id, id, clinic_id, session_id, sequence, started_at, recorded_by, recorded_at)
     VALUES ($1, gen_random_uuid(), $2, $3, 1, '2026-11-16T16:05:00Z', $4, $5)`,
    [organizationId, clinicId, sessionId, director, world.clock.now()],
  );
  await world.owner.query(
    `INSERT INTO day_closings (organization_id, id, clinic_id, day, sequence, step, because, decided_by, decided_at)
     VALUES ($1, gen_random_uuid(), $2, '2026-11-15', 1, 'closed', '', $3, $4)`,
    [organizationId, clinicId, director, world.clock.now()],
  );
  await world.owner.query(
    `INSERT INTO virtual_arrivals (organization_id, id, clinic_id, session_id, patient_id, sequence, identity_by, state, address, call_back, is_private,
       outcome, confirmed_by, confirmed_at)
     VALUES ($1, gen_random_uuid(), $2, $3, $4, 1, 'known', 'IL', 'At home', '773-555-0100', true, 'joins', $5, $6)`,
    [organizationId, clinicId, sessionId, objects.north.patientId, director, world.clock.now()],
  );
  await world.owner.query(
    `INSERT INTO device_answers (organization_id, id, patient_id, has_device, asked_by, asked_at) VALUES ($1, gen_random_uuid(), $2, true, $3, $4)`,
    [organizationId, objects.north.patientId, director, world.clock.now()],
  );
  await world.owner.query(
    `INSERT INTO outreach_attempts (organization_id, id, clinic_id, session_id, patient_id, means, outcome, words, made_by, made_at)
     VALUES ($1, gen_random_uuid(), $2, $3, $4, 'none', 'no_way', '', $5, $6)`,
    [organizationId, clinicId, sessionId, objects.north.patientId, director, world.clock.now()],
  );
  await world.owner.query(
    `INSERT INTO outreach_taken_back (organization_id, attempt_id, clinic_id, patient_id, taken_back_by, taken_back_at)
     SELECT organization_id, id, clinic_id, patient_id, made_by, made_at FROM outreach_attempts`,
  );
}

// A day that was turned virtual, and somebody who was told of it.
async function addRowsOfCovering(): Promise<void> {
  const { organizationId, clinicId, sessionId, groupId, patientId } = objects.north;
  const director = world.ids.staff.north.director;
  await world.owner.query(
    `INSERT INTO patient_merges (organization_id, id, merged_id, kept_id, step, because, decided_by, decided_at)
     VALUES ($1, gen_random_uuid(), $2, $3, 'merged', 'the same card', $4, $5)`,
    [organizationId, world.ids.patients.north[12], world.ids.patients.north[13], director, world.clock.now()],
  );
  await world.owner.query(
    `INSERT INTO tellings (organization_id, clinic_id, session_id, id, patient_id, matter, sequence, told, told_by, told_at)
     VALUES ($1, $2, $3, gen_random_uuid(), $4, 'virtual', 1, true, $5, $6)`,
    [organizationId, clinicId, sessionId, patientId, director, world.clock.now()],
  );
  await world.owner.query(
    `WITH change AS (
       INSERT INTO series_changes (organization_id, id, clinic_id, group_id, sequence, kind, reach, session_id, from_on, because, made_by, made_at)
       VALUES ($1, gen_random_uuid(), $2, $4, 1, 'mode', 'this', $3, '2026-11-16', 'storm', $5, $6) RETURNING id
     ), day AS (
       INSERT INTO virtual_days (organization_id, id, clinic_id, day, because, turned_by, turned_at)
       VALUES ($1, gen_random_uuid(), $2, '2026-11-16', 'storm', $5, $6) RETURNING id
     )
     INSERT INTO virtual_day_changes (organization_id, virtual_day_id, change_id, clinic_id, group_id, session_id)
     SELECT $1, day.id, change.id, $2, $4, $3 FROM change, day`,
    [organizationId, clinicId, sessionId, groupId, director, world.clock.now()],
  );
  // Somebody of the other clinic stood in that day.
  await world.owner.query(
    `WITH lent AS (
       INSERT INTO role_assignments (organization_id, id, staff_member_id, role, clinic_id, starts_on, ends_on)
       VALUES ($1, gen_random_uuid(), $4, 'counselor', $2, '2026-11-16', '2026-11-20') RETURNING id
     )
     INSERT INTO lendings (organization_id, id, clinic_id, session_id, staff_member_id, role_assignment_id, lent_by, lent_at)
     SELECT $1, gen_random_uuid(), $2, $3, $4, lent.id, $5, $6 FROM lent`,
    [organizationId, clinicId, sessionId, world.ids.staff.south.counselor, director, world.clock.now()],
  );
}

beforeAll(async () => {
  world = await openTestWorld();
  objects = await addObjects(world.owner, world.ids, world.clock.now());
  await (await world.as('counselor')).get(`/api/sessions/${objects.north.sessionId}`);
  await world.owner.query(
    `INSERT INTO audit_seals (position, organization_id, entry_id, seal) SELECT 1, organization_id, id, '\\x00' FROM audit_entries LIMIT 1`,
  );
  await addRowsOfSession();
  await addRowsOfCovering();
  await addRowsOfNotes();
  await addRowsOfRoom();
  before = await fingerprints();
  runtime = new Client({ connectionString: world.place.runtimeUrl });
  await runtime.connect();
});

afterAll(async () => {
  await runtime.end();
  await world.close();
});

/** Tries a statement in the widest context, in a transaction that is rolled back; the SQLSTATE, or what came of it. */
async function attempt(sql: string): Promise<string> {
  await runtime.query('BEGIN');
  try {
    await runtime.query(
      `SELECT set_config('evenkeel.organization', $1, true), set_config('evenkeel.whole_organization', 'on', true),
              set_config('evenkeel.clinics', $2, true), set_config('evenkeel.staff_member', $3, true), set_config('evenkeel.today', '2026-11-16', true)`,
      [objects.north.organizationId, `{${objects.north.clinicId}}`, world.ids.staff.north.counselor],
    );
    const result = await runtime.query(sql);
    return `done: ${String(result.rowCount)} rows`;
  } catch (error) {
    return (error as { code?: string }).code ?? 'no code';
  } finally {
    await runtime.query('ROLLBACK');
  }
}

const otherKeys: Readonly<Record<string, string>> = {
  audit_seals: 'position',
  kept_topics: 'organization_id, session_id, block',
  timetable_blocks: 'organization_id, timetable_id, weekday, position',
  timetable_days: 'organization_id, timetable_id, weekday',
  topics: 'organization_id, version_id, position',
  virtual_day_changes: 'organization_id, virtual_day_id, change_id',
  outreach_taken_back: 'organization_id, attempt_id',
};
const keyOf = (table: string) => otherKeys[table] ?? 'organization_id, id';

const ways: readonly { way: string; sql: (table: string) => string }[] = [
  { way: 'UPDATE', sql: (table) => `UPDATE ${table} SET organization_id = organization_id` },
  { way: 'DELETE', sql: (table) => `DELETE FROM ${table}` },
  { way: 'TRUNCATE', sql: (table) => `TRUNCATE ${table} CASCADE` },
  {
    way: 'INSERT ... ON CONFLICT DO UPDATE',
    sql: (table) =>
      `INSERT INTO ${table} SELECT * FROM ${table} LIMIT 1 ON CONFLICT (${keyOf(table)}) DO UPDATE SET organization_id = excluded.organization_id`,
  },
  {
    way: 'MERGE that updates',
    sql: (table) =>
      `MERGE INTO ${table} t USING (SELECT 1) AS s ON true WHEN MATCHED THEN UPDATE SET organization_id = t.organization_id`,
  },
  {
    way: 'MERGE that deletes',
    sql: (table) => `MERGE INTO ${table} t USING (SELECT 1) AS s ON true WHEN MATCHED THEN DELETE`,
  },
  { way: 'SELECT ... FOR UPDATE', sql: (table) => `SELECT 1 FROM ${table} FOR UPDATE` },
  { way: 'ALTER TABLE ... ADD COLUMN', sql: (table) => `ALTER TABLE ${table} ADD COLUMN more text` },
  { way: 'ALTER TABLE ... DISABLE TRIGGER', sql: (table) => `ALTER TABLE ${table} DISABLE TRIGGER ALL` },
  {
    way: 'ALTER TABLE ... DISABLE ROW LEVEL SECURITY',
    sql: (table) => `ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`,
  },
  { way: 'ALTER TABLE ... OWNER TO', sql: (table) => `ALTER TABLE ${table} OWNER TO evenkeel_runtime` },
  { way: 'DROP TABLE', sql: (table) => `DROP TABLE ${table} CASCADE` },
  { way: 'DROP TRIGGER', sql: (table) => `DROP TRIGGER ${table}_never_change ON ${table}` },
  { way: 'DROP POLICY', sql: (table) => `DROP POLICY owner_rights ON ${table}` },
  { way: 'CREATE POLICY', sql: (table) => `CREATE POLICY mine ON ${table} USING (true)` },
  { way: 'CREATE RULE', sql: (table) => `CREATE RULE mine AS ON INSERT TO ${table} DO INSTEAD NOTHING` },
  {
    way: 'CREATE TRIGGER',
    sql: (table) =>
      `CREATE TRIGGER mine BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
  },
  { way: 'COPY from a program', sql: (table) => `COPY ${table} FROM PROGRAM 'true'` },
];

describe.each(neverChanged.map((table) => ({ table })))(
  'rows of $table, as the runtime role',
  ({ table }) => {
    it.each(ways)('are not reached by $way', async ({ sql }) => {
      expect(await attempt(sql(table))).toBe(notPermitted);
    });

    it('stay out of reach after a try to grant the right', async () => {
      // PostgreSQL only warns whoever holds some right and may pass on none.
      await attempt(`GRANT ALL ON ${table} TO evenkeel_runtime`);
      expect(
        await attempt(
          `GRANT ALL ON ${table} TO evenkeel_runtime; UPDATE ${table} SET organization_id = organization_id`,
        ),
      ).toBe(notPermitted);
    });

    // The owner may, but the trigger stands before it: changing one takes a migration that everybody can read.
    it.each(['UPDATE', 'DELETE'])('are refused to the owner as well: %s', async (way) => {
      const sql =
        way === 'UPDATE' ? `UPDATE ${table} SET organization_id = organization_id` : `DELETE FROM ${table}`;
      await expect(world.owner.query(sql)).rejects.toMatchObject({
        code: notPermitted,
        constraint: `${table}_never_change`,
      });
    });
  },
);

describe('the runtime role', () => {
  it.each([
    'SET ROLE evenkeel_owner',
    'SET ROLE evenkeel_migrator',
    'SET SESSION AUTHORIZATION evenkeel_owner',
    'SET session_replication_role = replica',
    'ALTER ROLE evenkeel_runtime BYPASSRLS',
    'GRANT evenkeel_owner TO evenkeel_runtime',
    'CREATE TABLE mine (id int)',
    'CREATE TEMPORARY TABLE patients (id int)',
    'CREATE SCHEMA mine',
    `CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'`,
    `CREATE OR REPLACE FUNCTION context_organization() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'`,
    'ALTER FUNCTION refuse_change() RENAME TO gone',
    'UPDATE pg_catalog.pg_class SET relforcerowsecurity = false',
    'SET LOCAL row_security = off; SELECT * FROM notes',
    'SELECT * FROM patient_search',
    'SELECT * FROM challenges',
    'SELECT * FROM personas',
    `CALL wall('notes')`,
  ])('may not: %s', async (sql) => {
    expect(await attempt(sql)).toBe(notPermitted);
  });
});

describe('afterwards', () => {
  it('every row is there, unchanged', async () => {
    expect(await fingerprints()).toEqual(before);
  });
});
