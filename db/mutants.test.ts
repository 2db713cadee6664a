// Every guard has a mutant. Each attack below is refused while its guard stands; with the guard taken away the same
// attack gets through, which shows that it is the guard that holds, and that its loss would be seen. All in
// transactions that are rolled back, as the runtime role, on a database of this test.
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/database/new-id.ts';
import { addObjects, type ObjectWorld } from '../src/app/testing/object-world.ts';
import { openTestWorld, type TestWorld } from '../src/app/testing/test-world.ts';

let world: TestWorld;
let objects: ObjectWorld;
let client: Client;

beforeAll(async () => {
  world = await openTestWorld();
  objects = await addObjects(world.owner, world.ids, world.clock.now());
  client = new Client({ connectionString: world.place.superuserUrl });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await world.close();
});

type Attack = { as: 'nurse' | 'whole organization'; sql: string; values: () => unknown[] };
type Mutant = {
  guard: string;
  without: string;
  attack: Attack;
  /** How the attack is refused: a SQLSTATE, or 'no rows' when it sees and changes none. */
  refused: string;
  /** An independent count of what must never be; null where the harm is that a row is seen. */
  harm: string | null;
};

const context = (as: Attack['as']) => [
  objects.south.organizationId,
  as === 'whole organization' ? 'on' : 'off',
  as === 'whole organization' ? '{}' : `{${objects.south.clinicId}}`,
  world.ids.staff.south.nurse,
];

/** The outcome of an attack, and the harm that is there afterwards. */
async function run(mutant: Mutant, guarded: boolean): Promise<{ outcome: string; harm: number }> {
  await client.query('BEGIN; SET LOCAL ROLE evenkeel_owner');
  try {
    if (!guarded) await client.query(mutant.without);
    await client.query('SET LOCAL ROLE evenkeel_runtime');
    await client.query(
      `SELECT set_config('evenkeel.organization', $1, true), set_config('evenkeel.whole_organization', $2, true),
              set_config('evenkeel.clinics', $3, true), set_config('evenkeel.staff_member', $4, true), set_config('evenkeel.today', '2026-11-16', true)`,
      context(mutant.attack.as),
    );
    await client.query('SAVEPOINT attack');
    const outcome = await client
      .query(mutant.attack.sql, mutant.attack.values())
      .then((result) => (result.rowCount === 0 ? 'no rows' : 'done'))
      .catch((error: { code?: string }) => error.code ?? 'no code');
    if (outcome !== 'done') await client.query('ROLLBACK TO SAVEPOINT attack');
    await client.query('SET LOCAL ROLE evenkeel_owner');
    if (mutant.harm === null) return { outcome, harm: 0 };
    const { rows } = await client.query<{ harm: number }>(mutant.harm);
    return { outcome, harm: rows[0]?.harm ?? 0 };
  } finally {
    await client.query('ROLLBACK');
  }
}

const fullGroup = `
  SELECT greatest(0, max(taken.seats) - 12)::int AS harm
    FROM (SELECT count(*) AS seats FROM seats s WHERE s.ends_on IS NULL GROUP BY s.organization_id, s.group_id) AS taken`;
const overlaps = `
  SELECT count(*)::int AS harm FROM bookings a JOIN bookings b
      ON b.resource_id = a.resource_id AND b.id > a.id AND b.during && a.during
   WHERE NOT a.cancelled AND NOT b.cancelled`;
const changedNotes = `SELECT count(*)::int AS harm FROM notes WHERE own_words = 'changed'`;
const changingANote: Mutant = {
  guard: 'the trigger before signed notes, should the right to change them ever be granted',
  without: 'GRANT UPDATE ON notes TO evenkeel_runtime; ALTER TABLE notes DISABLE TRIGGER notes_never_change',
  attack: {
    as: 'whole organization',
    sql: `UPDATE notes SET own_words = 'changed' WHERE id = $1`,
    values: () => [objects.south.noteId],
  },
  refused: '42501',
  harm: changedNotes,
};

const mutants: readonly Mutant[] = [
  {
    guard: 'the trigger that counts the seats of a group',
    without: 'DROP TRIGGER seats_checked ON seats',
    attack: {
      as: 'whole organization',
      sql: `INSERT INTO seats (organization_id, id, clinic_id, group_id, patient_id, starts_on, joined_because, given_at)
            SELECT $1, gen_random_uuid(), $2, $3, p, '2026-11-16', 'one more', '2026-11-16T15:30:00Z' FROM unnest($4::uuid[]) AS p`,
      // Two people sit there; eleven more make thirteen.
      values: () => [
        objects.north.organizationId,
        objects.north.clinicId,
        objects.north.groupId,
        world.ids.patients.north.slice(2, 13),
      ],
    },
    refused: '23514',
    harm: fullGroup,
  },
  {
    guard: 'the exclusion of double bookings',
    without: 'ALTER TABLE bookings DROP CONSTRAINT bookings_never_twice',
    attack: {
      as: 'nurse',
      sql: `INSERT INTO bookings (organization_id, id, resource_kind, resource_id, clinic_id, during, purpose, purpose_id)
            SELECT $1, gen_random_uuid(), 'room', $2, $3, during, 'absence', $4
              FROM unnest(ARRAY['[2026-12-01 10:00Z,2026-12-01 11:00Z)', '[2026-12-01 10:59Z,2026-12-01 12:00Z)']::tstzrange[]) AS during`,
      values: () => [objects.south.organizationId, objects.south.roomId, objects.south.clinicId, newId()],
    },
    refused: '23P01',
    harm: overlaps,
  },
  changingANote,
  {
    guard: 'the wall between organizations',
    without: 'DROP POLICY organization_wall ON staff_members',
    attack: {
      as: 'nurse',
      sql: 'SELECT 1 FROM staff_members WHERE organization_id = $1',
      values: () => [objects.foreign.organizationId],
    },
    refused: 'no rows',
    harm: null,
  },
  {
    guard: 'the care relation that opens a record',
    without: 'ALTER POLICY in_care ON patients USING (true)',
    attack: {
      as: 'nurse',
      sql: 'SELECT 1 FROM patients WHERE id = $1',
      values: () => [objects.north.patientId],
    },
    refused: 'no rows',
    harm: null,
  },
  {
    guard: 'the opened record behind a note',
    without: 'ALTER POLICY opened_record ON notes USING (true)',
    attack: { as: 'nurse', sql: 'SELECT 1 FROM notes WHERE id = $1', values: () => [objects.north.noteId] },
    refused: 'no rows',
    harm: null,
  },
  {
    guard: 'the organization in a foreign key',
    without: `ALTER TABLE patient_identifiers DROP CONSTRAINT patient_identifiers_of_patient;
      ALTER TABLE patient_identifiers ADD CONSTRAINT loose CHECK (true)`,
    attack: {
      as: 'whole organization',
      sql: `INSERT INTO patient_identifiers (organization_id, patient_id, system, value) VALUES ($1, $2, 'elsewhere', '1')`,
      values: () => [objects.south.organizationId, objects.foreign.patientId],
    },
    refused: '23503',
    harm: `SELECT count(*)::int AS harm FROM patient_identifiers i
            WHERE NOT EXISTS (SELECT FROM patients p WHERE p.organization_id = i.organization_id AND p.id = i.patient_id)`,
  },
  {
    guard: 'one mark after another',
    without: 'ALTER TABLE attendance_marks DROP CONSTRAINT attendance_marks_one_after_another',
    attack: {
      as: 'nurse',
      sql: `INSERT INTO attendance_marks (organization_id, id, clinic_id, session_id, patient_id, sequence, status, recorded_by, recorded_at)
            VALUES ($1, $2, $3, $4, $5, 1, 'absent', $6, '2026-11-16T15:30:00Z')`,
      values: () => [
        objects.south.organizationId,
        newId(),
        objects.south.clinicId,
        objects.south.sessionId,
        objects.south.patientId,
        world.ids.staff.south.nurse,
      ],
    },
    refused: '23505',
    harm: `SELECT count(*)::int AS harm FROM attendance_marks a JOIN attendance_marks b
             ON b.session_id = a.session_id AND b.patient_id = a.patient_id AND b.sequence = a.sequence AND b.id > a.id`,
  },
];

describe.each(mutants)('$guard', (mutant) => {
  it('refuses the attack', async () => {
    expect(await run(mutant, true)).toEqual({ outcome: mutant.refused, harm: 0 });
  });

  it('is what refuses it: without it the attack gets through, and its harm can be counted', async () => {
    const { outcome, harm } = await run(mutant, false);
    expect(outcome).toBe('done');
    expect(harm > 0).toBe(mutant.harm !== null);
  });
});

describe('the right to change a note, granted by mistake', () => {
  it('is still stopped by the trigger', async () => {
    const granted = { ...changingANote, without: 'GRANT UPDATE ON notes TO evenkeel_runtime' };
    expect(await run(granted, false)).toEqual({ outcome: '42501', harm: 0 });
  });
});
