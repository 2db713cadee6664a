// What a run needs in a world: people of the clinic who are signed in, charts to open, and sessions to sign.
import { createHash, randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { newId } from '#platform/database/new-id.ts';
import { benchDay, benchNow } from './worlds.ts';

export type Prepared = {
  /** Cookies of a supervisor and a director of the first clinic, a front desk for all clinics, and signing counselors. */
  supervisor: string;
  director: string;
  desk: string;
  patientIds: string[];
  misspelled: string[];
  toSign: { cookie: string; sessionId: string; body: string }[];
};

const signingGroups = 10;
const people = 12;

/** Makes them, as the owner. `sessions` is how many sessions are to be signed in this run. */
export async function prepare(owner: Client, sessions: number): Promise<Prepared> {
  const organizationId = await oneValue(
    owner,
    `SELECT organization_id AS value FROM organizations WHERE name LIKE 'Seeded world%'`,
    [],
  );
  const clinicId = await oneValue(
    owner,
    `SELECT id AS value FROM clinics WHERE organization_id = $1 ORDER BY id LIMIT 1`,
    [organizationId],
  );
  const at = { owner, organizationId, clinicId };
  const patients = await owner.query<{ id: string }>(
    `SELECT DISTINCT s.patient_id AS id FROM seats s
      WHERE s.organization_id = $1 AND s.clinic_id = $2 AND s.ends_on IS NULL AND EXISTS (
        SELECT 1 FROM care_relations r WHERE r.organization_id = $1 AND r.patient_id = s.patient_id AND r.clinic_id = $2
          AND (r.ends_on IS NULL OR r.ends_on >= $3::date))
      LIMIT 400`,
    [organizationId, clinicId, benchDay],
  );
  const leaders = await signingLeaders(at);
  return {
    supervisor: await cookieOf(at, await memberWith(at, 'supervisor', clinicId)),
    director: await cookieOf(at, await memberWith(at, 'director', clinicId)),
    desk: await cookieOf(at, await memberWith(at, 'front_desk', null)),
    patientIds: patients.rows.map((row) => row.id),
    misspelled: await misspelledNames(at),
    toSign: await sessionsToSign(at, leaders, sessions),
  };
}

type At = { owner: Client; organizationId: string; clinicId: string };

async function oneValue(owner: Client, text: string, values: unknown[]): Promise<string> {
  const { rows } = await owner.query<{ value: string }>(text, values);
  const [row] = rows;
  if (row === undefined) throw new Error(`the world lacks what the bench needs: ${text}`);
  return row.value;
}

async function memberWith(
  { owner, organizationId }: At,
  role: string,
  clinicId: string | null,
): Promise<string> {
  const id = newId();
  await owner.query(
    `INSERT INTO staff_members (organization_id, id, given_name, family_name, works_from) VALUES ($1, $2, 'Bench', $3, '2020-01-01')`,
    [organizationId, id, role],
  );
  await owner.query(
    `INSERT INTO role_assignments (organization_id, id, staff_member_id, role, clinic_id, starts_on) VALUES ($1, $2, $3, $4, $5, '2020-01-01')`,
    [organizationId, newId(), id, role, clinicId],
  );
  return id;
}

// The PIN was given: what is measured is the signature. A PIN costs an eighth of a second of one core on purpose, once.
async function cookieOf({ owner, organizationId }: At, staffMemberId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await owner.query(
    `INSERT INTO sign_ins (organization_id, id, staff_member_id, token_sha256, began_at, last_active_at, ends_at, stepped_up_at, signing_proved_at)
     VALUES ($1, $2, $3, $4, $5, $5, $5::timestamptz + interval '12 hours', $5, $5::timestamptz + interval '12 hours')`,
    [organizationId, newId(), staffMemberId, createHash('sha256').update(token).digest(), benchNow],
  );
  return `evenkeel=${token}`;
}

// Real names of the world with one letter left out, two swapped, or one wrong.
async function misspelledNames({ owner, organizationId }: At): Promise<string[]> {
  const { rows } = await owner.query<{ given_name: string; family_name: string }>(
    `SELECT DISTINCT ON (family_name) given_name, family_name FROM patients WHERE organization_id = $1 AND length(family_name) > 5 ORDER BY family_name, id LIMIT 120`,
    [organizationId],
  );
  return rows.map(({ given_name: given, family_name: family }, index) => {
    const wrong = misspelled(family, index);
    return index % 2 === 0 ? wrong : `${given} ${wrong}`;
  });
}

function misspelled(name: string, index: number): string {
  const place = 1 + (index % (name.length - 3));
  const kinds = [
    name.slice(0, place) + name.slice(place + 1),
    name.slice(0, place) + (name[place + 1] ?? '') + (name[place] ?? '') + name.slice(place + 2),
    `${name.slice(0, place)}o${name.slice(place + 1)}`,
  ];
  return kinds[index % kinds.length] ?? name;
}

type Leader = { groupId: string; staffMemberId: string; cookie: string; patientIds: string[] };

// Groups of twelve of their own, so that signings at once do not wait for each other's people.
async function signingLeaders(at: At): Promise<Leader[]> {
  const { owner, organizationId, clinicId } = at;
  const leaders: Leader[] = [];
  for (let number = 0; number < signingGroups; number += 1) {
    const staffMemberId = await memberWith(at, 'counselor', clinicId);
    // Licensed, as most who lead such groups are: their notes wait for nobody's second signature.
    await owner.query(
      `INSERT INTO credentials (organization_id, id, staff_member_id, state, title, starts_on)
       SELECT $1, $2, $3, state, CASE state WHEN 'IL' THEN 'LCPC' ELSE 'LPC' END, '2015-01-01' FROM clinics WHERE organization_id = $1 AND id = $4`,
      [organizationId, newId(), staffMemberId, clinicId],
    );
    const groupId = newId();
    await owner.query(
      `INSERT INTO groups (organization_id, id, clinic_id, name, program, kind, mode, starts_on, seat_limit, seat_limit_rule) VALUES ($1, $2, $3, $4, 'substance_use', 'counseling', 'virtual', '2015-01-01', 12, 'house_group_size')`,
      [organizationId, groupId, clinicId, `Signing ${number}`],
    );
    const timetableId = newId();
    await owner.query(
      `INSERT INTO timetables (organization_id, id, clinic_id, group_id, sequence, starts_on, mode, made_at) VALUES ($1, $2, $3, $4, 1, '2015-01-01', 'virtual', '2015-01-01')`,
      [organizationId, timetableId, clinicId, groupId],
    );
    await owner.query(
      `INSERT INTO timetable_days (organization_id, timetable_id, weekday, starts_at, ends_at) SELECT $1, $2, weekday, '10:00', '13:00' FROM generate_series(1, 7) AS weekday`,
      [organizationId, timetableId],
    );
    await owner.query(
      `INSERT INTO timetable_blocks (organization_id, timetable_id, weekday, position, kind, from_minute, to_minute)
       SELECT $1, $2, weekday, n, 'counseling', (n - 1) * 60, n * 60 - 10 FROM generate_series(1, 7) AS weekday, generate_series(1, 3) AS n`,
      [organizationId, timetableId],
    );
    await owner.query(
      `INSERT INTO facilitations (organization_id, id, clinic_id, group_id, staff_member_id, starts_on) VALUES ($1, $2, $3, $4, $5, '2015-01-01')`,
      [organizationId, newId(), clinicId, groupId, staffMemberId],
    );
    // People of their own as well, with the names of others, all grown: nobody sits in two groups at one time.
    const { rows } = await owner.query<{ patient_id: string }>(
      `WITH p AS (
         INSERT INTO patients (organization_id, id, number, given_name, family_name, birth_on, registered_at)
         SELECT $1, gen_random_uuid(), 'S' || substr(gen_random_uuid()::text, 1, 13), given_name, family_name, '1970-05-17', $5
           FROM patients WHERE organization_id = $1 ORDER BY id OFFSET $4 LIMIT ${people} RETURNING id
       ), r AS (
         INSERT INTO care_relations (organization_id, id, patient_id, clinic_id, kind, starts_on)
         SELECT $1, gen_random_uuid(), id, $2, 'seat', '2015-01-01' FROM p
       )
       INSERT INTO seats (organization_id, id, clinic_id, group_id, patient_id, starts_on, joined_because, given_at)
       SELECT $1, gen_random_uuid(), $2, $3, id, '2015-01-01', 'Admitted after assessment', $5 FROM p RETURNING patient_id`,
      [organizationId, clinicId, groupId, number * people, benchNow],
    );
    leaders.push({
      groupId,
      staffMemberId,
      cookie: await cookieOf(at, staffMemberId),
      patientIds: rows.map((row) => row.patient_id),
    });
  }
  return leaders;
}

async function sessionsToSign(
  { owner, organizationId, clinicId }: At,
  leaders: readonly Leader[],
  sessions: number,
): Promise<Prepared['toSign']> {
  const toSign: Prepared['toSign'] = [];
  for (const leader of leaders) {
    const { rows } = await owner.query<{ id: string }>(
      `INSERT INTO sessions (organization_id, id, clinic_id, group_id, held_on, starts_at, ends_at)
       SELECT $1, gen_random_uuid(), $2, $3, day, (day + time '10:00') AT TIME ZONE 'America/Chicago', (day + time '13:00') AT TIME ZONE 'America/Chicago'
         FROM (SELECT date '${benchDay}' - n AS day FROM generate_series(1, $4::int) AS n) AS days RETURNING id`,
      [organizationId, clinicId, leader.groupId, Math.ceil(sessions / leaders.length)],
    );
    const sessionIds = rows.map((row) => row.id);
    await owner.query(
      `INSERT INTO attendance_marks (organization_id, id, clinic_id, session_id, patient_id, sequence, status, arrived_at, recorded_by, recorded_at)
       SELECT $1, gen_random_uuid(), $2, s.id, p.id, 1, 'present', s.starts_at, $5, s.starts_at FROM sessions s, unnest($4::uuid[]) AS p (id) WHERE s.organization_id = $1 AND s.id = ANY ($3)`,
      [organizationId, clinicId, sessionIds, leader.patientIds, leader.staffMemberId],
    );
    await owner.query(
      `INSERT INTO note_drafts (organization_id, id, clinic_id, session_id, patient_id, words, revision, written_by, written_at)
       SELECT $1, gen_random_uuid(), $2, s.id, p.id, 'Came in tired and warmed up in the first round. Planned a call for the hard hour. Words for number ' || coalesce(p.position, 0), 1, $5, s.ends_at
         FROM sessions s, (SELECT NULL::uuid AS id, NULL::bigint AS position UNION ALL SELECT * FROM unnest($4::uuid[]) WITH ORDINALITY) AS p WHERE s.organization_id = $1 AND s.id = ANY ($3)`,
      [organizationId, clinicId, sessionIds, leader.patientIds, leader.staffMemberId],
    );
    const body = JSON.stringify({
      sharedRevision: 1,
      people: leader.patientIds.map((patientId) => ({ patientId, revision: 1 })),
    });
    toSign.push(...sessionIds.map((sessionId) => ({ cookie: leader.cookie, sessionId, body })));
  }
  // One session of each group in turn.
  const each = Math.ceil(sessions / leaders.length);
  return Array.from(
    { length: toSign.length },
    (_, n) => toSign[(n % leaders.length) * each + Math.floor(n / leaders.length)],
  ).filter((one) => one !== undefined);
}
