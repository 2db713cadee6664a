// Larger worlds, written in bulk by the database itself: for benchmarks and for trying the program with years of rows.
// Every person, seat and session follows from its number, so that no statement has to look anything up.
// The checks of seats are turned off while they are written; what they promise is looked at afterwards by query.
import { escapeIdentifier, type ClientBase } from 'pg';
import type { Instant } from '#kernel/local-date.ts';
import { dayIn, mondayOf } from '#kernel/local-date.ts';
import { newId } from '#platform/database/new-id.ts';
import { chairs, idOf, kinds, patientIn, weeksOfStay, type BulkNumbers } from './bulk-numbers.ts';
import { bulkRecords } from './bulk-records.ts';
import { asOwner } from './lay-demonstration.ts';
import { everyName } from './names.ts';
import { places, timeZone } from './places.ts';

export type BulkPlan = { clinics: number; years: number; patients: number; sessionsFactor: number };

export type BulkWorld = {
  organizationId: string;
  clinics: number;
  groups: number;
  people: number;
  sessions: number;
  marks: number;
  notes: number;
};

/** Groups that meet at one clinic, times the factor; the first clinic has fifty, so that its board has fifty rows. */
const groupsAtClinic = 4;
const groupsOnBoard = 50;
const weeksAhead = 6;

/** Connections that write records side by side; more than a small machine has cores gains nothing. */
const writers = 2;

/** Writes the world: who and what stands in it at once, its records clinic by clinic. A world cut short stays short. */
export async function layBulkWorld(ownerUrl: string, now: Instant, plan: BulkPlan): Promise<BulkWorld> {
  const organizationId = newId();
  const numbers = numbersOf(now, plan);
  await asOwner(ownerUrl, (client) => writeSkeleton(client, organizationId, numbers));
  const clinics = Array.from({ length: plan.clinics }, (_, clinic) => clinic);
  const write = async (): Promise<void> => {
    for (let clinic = clinics.shift(); clinic !== undefined; clinic = clinics.shift()) {
      const statements = bulkRecords(numbers, clinic);
      await asOwner(ownerUrl, async (client) => {
        for (const statement of statements) await client.query(statement, [organizationId]);
      });
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
  return asOwner(ownerUrl, async (client) => {
    await client.query(
      `INSERT INTO audit_entries (organization_id, id, at, action, kind, outcome, detail) VALUES ($1, $2, $3, 'world.seeded', 'change', 'allowed', $4)`,
      [organizationId, newId(), now, JSON.stringify(plan)],
    );
    return countWorld(client, organizationId);
  });
}

function numbersOf(now: Instant, plan: BulkPlan): BulkNumbers {
  const weeks = plan.years * 52;
  return {
    clinics: plan.clinics,
    weeks,
    allWeeks: weeks + weeksAhead,
    groups: plan.clinics * groupsAtClinic * plan.sessionsFactor,
    extra: Math.max(0, groupsOnBoard - groupsAtClinic * plan.sessionsFactor),
    patients: plan.patients,
    stints: Math.floor((weeks - 1 + chairs) / weeksOfStay) + 1,
    monday: mondayOf(dayIn(timeZone, now)),
    now,
  };
}

async function writeSkeleton(
  client: ClientBase,
  organizationId: string,
  numbers: BulkNumbers,
): Promise<void> {
  await setChecks(client, 'DISABLE');
  await addOrganization(client, organizationId, numbers);
  await addPeople(client, organizationId, numbers);
  for (const statement of [...skeleton(numbers), ...seatStatements(numbers)])
    await client.query(statement, [organizationId]);
  for (const statement of searchWords) await client.query(statement, [organizationId]);
  await setChecks(client, 'ENABLE');
  await refuseFullerThanLimit(client, organizationId);
  // The records look up what stands here; without counts each look-up would read whole tables.
  await client.query('ANALYZE');
}

// What looks at each row as it comes, and the words of the search that are kept person by person: at a hundred thousand
// people and two hundred thousand sessions it would be most of the work. Done for all at once, or looked at afterwards.
async function setChecks(client: ClientBase, to: 'ENABLE' | 'DISABLE'): Promise<void> {
  for (const [table, checks] of [
    ['seats', 'USER'],
    ['patient_search', 'USER'],
    ['sessions', 'sessions_new_checked'],
    ['sessions', 'sessions_hold_pauses'],
  ])
    await client.query(`ALTER TABLE ${table} ${to} TRIGGER ${checks}`);
}

const searchWords = [
  `INSERT INTO people_by_word (organization_id, word, patient_id)
   SELECT s.organization_id, word, s.patient_id FROM patient_search s, unnest(words_of(s.words)) AS word WHERE s.organization_id = $1`,
  `INSERT INTO search_words (organization_id, word)
   SELECT DISTINCT w.organization_id, w.word FROM people_by_word w WHERE w.organization_id = $1`,
];

async function addOrganization(
  client: ClientBase,
  organizationId: string,
  numbers: BulkNumbers,
): Promise<void> {
  await client.query(
    'INSERT INTO organizations (organization_id, name, time_zone, demonstration, created_at) VALUES ($1, $2, $3, true, $4)',
    [organizationId, `Seeded world of ${numbers.clinics} clinics`, timeZone, numbers.now],
  );
  await client.query(
    `INSERT INTO clinics (organization_id, id, name, state, time_zone, street, city, postal_code)
     SELECT $1, ${idOf(kinds.clinic, 'n')}, place ->> 'name' || CASE WHEN n < ${places.length} THEN '' ELSE ' ' || n END, place ->> 'state', $3, place ->> 'street', place ->> 'city', place ->> 'postalCode'
       FROM generate_series(0, ${numbers.clinics - 1}) AS n, LATERAL (SELECT $2::jsonb -> (n % ${places.length}) AS place) AS drawn`,
    [organizationId, JSON.stringify(places), timeZone],
  );
}

async function addPeople(client: ClientBase, organizationId: string, numbers: BulkNumbers): Promise<void> {
  const { given, family } = everyName();
  // Two odd factors scatter the names; a hash of the number would do as well and cost more.
  const name = (n: string): string =>
    `($2::text[])[1 + (${n} * 7919) % ${given.length}], ($3::text[])[1 + (${n} * 104729 / 13) % ${family.length}]`;
  await client.query(
    `INSERT INTO staff_members (organization_id, id, given_name, family_name, works_from)
     SELECT $1, ${idOf(kinds.staff, 'n')}, ${name('n')}, date '${numbers.monday}' - 3000 FROM generate_series(0::bigint, ${numbers.groups + numbers.extra - 1}) AS n`,
    [organizationId, given, family],
  );
  await client.query(
    `INSERT INTO patients (organization_id, id, number, given_name, family_name, birth_on, sex, phone, registered_at)
     SELECT $1, ${idOf(kinds.patient, 'n')}, 'P' || (100000 + n), ${name('n')}, date '1950-01-01' + ((n * 6151) % 20000)::int,
            CASE WHEN n % 5 < 3 THEN 'male' ELSE 'female' END, '312-555-' || lpad((n % 10000)::text, 4, '0'), timestamptz '${numbers.now}' - make_interval(days => (n % 1000)::int)
       FROM generate_series(0::bigint, ${numbers.patients - 1}) AS n`,
    [organizationId, given, family],
  );
}

// Rooms, roles, groups with their timetables, sessions, and bookings of those to come. Each group has its own
// room and its own counselor, so nothing can be booked twice.
function skeleton(numbers: BulkNumbers): string[] {
  const all = `generate_series(0, ${numbers.groups + numbers.extra - 1}) AS g`;
  const clinic = clinicOf(numbers);
  return [
    `INSERT INTO rooms (organization_id, id, clinic_id, name, seats) SELECT $1, ${idOf(kinds.room, 'g')}, ${idOf(kinds.clinic, clinic)}, 'Room ' || g, 14 FROM ${all}`,
    `INSERT INTO role_assignments (organization_id, id, staff_member_id, role, clinic_id, starts_on)
     SELECT $1, ${idOf(kinds.role, 'g')}, ${idOf(kinds.staff, 'g')}, 'counselor', ${idOf(kinds.clinic, clinic)}, date '${numbers.monday}' - 3000 FROM ${all}`,
    `INSERT INTO credentials (organization_id, id, staff_member_id, state, title, starts_on)
     SELECT $1, ${idOf(kinds.credential, 'g')}, ${idOf(kinds.staff, 'g')}, c.state, CASE c.state WHEN 'IL' THEN 'CADC' ELSE 'LCDC' END, date '${numbers.monday}' - 3000
       FROM ${all} JOIN clinics c ON c.organization_id = $1 AND c.id = ${idOf(kinds.clinic, clinic)}`,
    `INSERT INTO groups (organization_id, id, clinic_id, name, program, kind, mode, room_id, starts_on, seat_limit, seat_limit_rule)
     SELECT $1, ${idOf(kinds.group, 'g')}, ${idOf(kinds.clinic, clinic)}, 'Group ' || g, 'substance_use', 'counseling', 'in_person', ${idOf(kinds.room, 'g')}, date '${numbers.monday}' - 3000, 12, 'house_group_size' FROM ${all}`,
    `INSERT INTO timetables (organization_id, id, clinic_id, group_id, sequence, starts_on, mode, room_id, made_at)
     SELECT $1, ${idOf(kinds.timetable, 'g')}, ${idOf(kinds.clinic, clinic)}, ${idOf(kinds.group, 'g')}, 1, date '${numbers.monday}' - 3000, 'in_person', ${idOf(kinds.room, 'g')}, timestamptz '${numbers.monday}' - interval '3000 days' FROM ${all}`,
    `INSERT INTO timetable_days (organization_id, timetable_id, weekday, starts_at, ends_at)
     SELECT $1, ${idOf(kinds.timetable, 'g')}, weekday, CASE WHEN g % 2 = 0 THEN time '09:00' ELSE '17:45' END, CASE WHEN g % 2 = 0 THEN time '12:15' ELSE '21:00' END
       FROM ${all}, unnest(CASE WHEN g % 2 = 0 THEN ARRAY[1, 3, 5] ELSE ARRAY[1, 2, 4] END) AS weekday`,
    `INSERT INTO timetable_blocks (organization_id, timetable_id, weekday, position, kind, from_minute, to_minute)
     SELECT $1, d.timetable_id, d.weekday, position, 'counseling', (position - 1) * 105, (position - 1) * 105 + 90 FROM timetable_days d, generate_series(1, 2) AS position WHERE d.organization_id = $1`,
    `INSERT INTO facilitations (organization_id, id, clinic_id, group_id, staff_member_id, starts_on)
     SELECT $1, ${idOf(kinds.facilitation, 'g')}, ${idOf(kinds.clinic, clinic)}, ${idOf(kinds.group, 'g')}, ${idOf(kinds.staff, 'g')}, date '${numbers.monday}' - 3000 FROM ${all}`,
    `INSERT INTO sessions (organization_id, id, clinic_id, group_id, occurs_on, held_on, mode, seat_limit, seat_limit_rule, starts_at, ends_at, room_id)
     SELECT $1, ${idOf(kinds.session, `(g::bigint * ${numbers.allWeeks} + week) * 7 + d.weekday`)}, ${idOf(kinds.clinic, clinic)}, ${idOf(kinds.group, 'g')}, day, day, 'in_person', 12, 'house_group_size',
            (day + d.starts_at) AT TIME ZONE '${timeZone}', (day + d.ends_at) AT TIME ZONE '${timeZone}', ${idOf(kinds.room, 'g')}
       FROM ${all} JOIN timetable_days d ON d.organization_id = $1 AND d.timetable_id = ${idOf(kinds.timetable, 'g')},
            generate_series(${firstWeek(numbers)}, ${numbers.allWeeks - 1}) AS week,
            LATERAL (SELECT date '${numbers.monday}' + (week - ${numbers.weeks - 1}) * 7 + d.weekday - 1 AS day) AS dated`,
    `INSERT INTO bookings (organization_id, id, resource_kind, resource_id, clinic_id, during, purpose, purpose_id)
     SELECT $1, gen_random_uuid(), taken.kind, taken.id, s.clinic_id, tstzrange(s.starts_at, s.ends_at), 'session', s.id
       FROM sessions s JOIN facilitations f ON f.organization_id = $1 AND f.group_id = s.group_id,
            LATERAL (VALUES ('room', s.room_id), ('staff_member', f.staff_member_id)) AS taken (kind, id)
      WHERE s.organization_id = $1 AND s.starts_at >= timestamptz '${numbers.now}'`,
  ];
}

// One person after another in each chair, ten weeks each, the chairs a week apart; who sits there now stays.
function seatStatements(numbers: BulkNumbers): string[] {
  const { weeks } = numbers;
  const patient = patientIn(numbers, { group: 'g', chair: 'chair', week: `stint * ${weeksOfStay} - chair` });
  const start = `greatest(stint * ${weeksOfStay} - chair, ${firstWeek(numbers)})`;
  const sat = `generate_series(0, ${numbers.groups + numbers.extra - 1}) AS g, generate_series(0, ${chairs - 1}) AS chair,
    generate_series((${firstWeek(numbers)} + chair) / ${weeksOfStay}, (${weeks - 1} + chair) / ${weeksOfStay}) AS stint,
    LATERAL (SELECT ${idOf(kinds.patient, patient)} AS patient_id, date '${numbers.monday}' + (${start} - ${weeks - 1}) * 7 AS starts_on,
      CASE WHEN stint < (${weeks - 1} + chair) / ${weeksOfStay} THEN date '${numbers.monday}' + (stint * ${weeksOfStay} - chair + ${weeksOfStay} - ${weeks - 1}) * 7 - 1 END AS ends_on) AS stay`;
  const clinic = clinicOf(numbers);
  return [
    `INSERT INTO seats (organization_id, id, clinic_id, group_id, patient_id, starts_on, ends_on, joined_because, left_because, given_at)
     SELECT $1, ${idOf(kinds.seat, `(g::bigint * ${chairs} + chair) * ${numbers.stints} + stint`)}, ${idOf(kinds.clinic, clinic)}, ${idOf(kinds.group, 'g')}, patient_id, starts_on, ends_on,
            'Admitted after assessment', CASE WHEN ends_on IS NOT NULL THEN 'Completed the program' END, starts_on::timestamp AT TIME ZONE '${timeZone}' FROM ${sat}`,
    `INSERT INTO care_relations (organization_id, id, patient_id, clinic_id, staff_member_id, kind, starts_on, ends_on)
     SELECT $1, ${idOf(kinds.relation, `((g::bigint * ${chairs} + chair) * ${numbers.stints} + stint) * 2 + extra.n`)}, patient_id, ${idOf(kinds.clinic, clinic)},
            CASE WHEN extra.n = 0 THEN ${idOf(kinds.staff, 'g')} END, CASE WHEN extra.n = 0 THEN 'caseload' ELSE 'seat' END, starts_on, ends_on FROM ${sat}, generate_series(0, 1) AS extra (n)
     -- Few people sit in two groups of one clinic at once: one counselor is responsible for them.
     ON CONFLICT DO NOTHING`,
    `INSERT INTO care_relations (organization_id, id, patient_id, clinic_id, kind, starts_on)
     SELECT $1, gen_random_uuid(), p.id, coalesce(s.clinic_id, ${idOf(kinds.clinic, '0')}), 'registration', coalesce(s.starts_on, date '${numbers.monday}')
       FROM patients p LEFT JOIN LATERAL (SELECT clinic_id, starts_on FROM seats WHERE organization_id = $1 AND patient_id = p.id ORDER BY starts_on LIMIT 1) AS s ON true WHERE p.organization_id = $1`,
  ];
}

const clinicOf = (numbers: BulkNumbers): string =>
  `(CASE WHEN g < ${numbers.groups} THEN g % ${numbers.clinics} ELSE 0 END)`;
const firstWeek = (numbers: BulkNumbers): string =>
  `(CASE WHEN g < ${numbers.groups} THEN 0 ELSE ${numbers.weeks - 4} END)`;

// On days on which a seat begins: only then can a group become fuller.
async function refuseFullerThanLimit(client: ClientBase, organizationId: string): Promise<void> {
  const { rows } = await client.query<{ groups: number }>(
    `WITH changes AS (
       SELECT group_id, starts_on AS day, 1 AS change FROM seats WHERE organization_id = $1
       UNION ALL SELECT group_id, ends_on + 1, -1 FROM seats WHERE organization_id = $1 AND ends_on IS NOT NULL),
     taken AS (SELECT group_id, sum(sum(change)) OVER (PARTITION BY group_id ORDER BY day) AS people FROM changes GROUP BY group_id, day)
     SELECT count(*)::int AS groups FROM taken JOIN groups g ON g.organization_id = $1 AND g.id = taken.group_id WHERE people > g.seat_limit`,
    [organizationId],
  );
  if (rows[0]?.groups !== 0) throw new Error('the seeded world has groups with more people than their limit');
}

async function countWorld(client: ClientBase, organizationId: string): Promise<BulkWorld> {
  const count = (table: string): string =>
    `(SELECT count(*)::int FROM ${escapeIdentifier(table)} WHERE organization_id = $1)`;
  const { rows } = await client.query<Omit<BulkWorld, 'organizationId'>>(
    `SELECT ${count('clinics')} AS clinics, ${count('groups')} AS groups, ${count('patients')} AS people, ${count('sessions')} AS sessions, ${count('attendance_marks')} AS marks, ${count('notes')} AS notes`,
    [organizationId],
  );
  const [counts] = rows;
  if (counts === undefined) throw new Error('a count has one row');
  return { organizationId, ...counts };
}
