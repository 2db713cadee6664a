// The rows of the test world, written as the owner: what is there before anybody does anything.
import type { Client } from 'pg';
import { newId } from '#platform/database/new-id.ts';
import { roles, type Role } from '#platform/access/roles.ts';

type ClinicName = 'north' | 'south';
export type WorldIds = {
  organizationId: string;
  clinics: Record<ClinicName, string>;
  rooms: Record<ClinicName, string>;
  /** One staff member of each role at each clinic. */
  staff: Record<ClinicName, Record<Role, string>>;
  /** Fourteen people registered at the north clinic, two at the south clinic. */
  patients: Record<ClinicName, string[]>;
  /** The morning group of the north clinic: Monday, Tuesday, Thursday 10:00-13:00, fifty-minute classes. */
  groupId: string;
  /** Its sessions, Monday 16 November 2026 first. */
  sessionIds: string[];
};

const givenNames = [
  'Ana',
  'Ben',
  'Chloé',
  'Dmitri',
  'Eve',
  'Farah',
  'Gus',
  'Hoa',
  'Iris',
  'José',
  'Kim',
  'Lars',
  'Mia',
  'Noor',
];

/** Writes the world's rows; nobody has a seat yet. */
export async function fillWorld(owner: Client, now: string): Promise<WorldIds> {
  const organizationId = newId();
  await owner.query(
    `INSERT INTO organizations (organization_id, name, time_zone, created_at) VALUES ($1, 'Lakeside Recovery', 'America/Chicago', $2)`,
    [organizationId, now],
  );
  const clinics = { north: newId(), south: newId() };
  const rooms = { north: newId(), south: newId() };
  for (const name of ['north', 'south'] as const) {
    await owner.query(
      `INSERT INTO clinics (organization_id, id, name, state, time_zone, street, city, postal_code) VALUES ($1, $2, $3, $4, 'America/Chicago', '1 Main Street', $5, $6)`,
      [
        organizationId,
        clinics[name],
        name,
        name === 'north' ? 'IL' : 'TX',
        name === 'north' ? 'Chicago' : 'Houston',
        name === 'north' ? '60618' : '77002',
      ],
    );
    await owner.query(
      `INSERT INTO rooms (organization_id, id, clinic_id, name, seats) VALUES ($1, $2, $3, 'Maple', 14)`,
      [organizationId, rooms[name], clinics[name]],
    );
  }
  const staff = {
    north: await addStaff(owner, { organizationId, clinicId: clinics.north, state: 'IL' }),
    south: await addStaff(owner, { organizationId, clinicId: clinics.south, state: 'TX' }),
  };
  const patients = {
    north: await addPatients(owner, {
      organizationId,
      clinicId: clinics.north,
      now,
      names: givenNames,
      from: 100,
    }),
    south: await addPatients(owner, {
      organizationId,
      clinicId: clinics.south,
      now,
      names: ['Omar', 'Pia'],
      from: 200,
    }),
  };
  const group = await addMorningGroup(owner, {
    organizationId,
    clinicId: clinics.north,
    roomId: rooms.north,
    counselorId: staff.north.counselor,
  });
  return { organizationId, clinics, rooms, staff, patients, ...group };
}

async function addStaff(
  owner: Client,
  at: { organizationId: string; clinicId: string; state: 'IL' | 'TX' },
): Promise<Record<Role, string>> {
  const made: Partial<Record<Role, string>> = {};
  for (const role of roles) {
    const id = newId();
    made[role] = id;
    await owner.query(
      `INSERT INTO staff_members (organization_id, id, given_name, family_name, works_from) VALUES ($1, $2, 'Sam', $3, '2024-01-01')`,
      [at.organizationId, id, role],
    );
    await owner.query(
      `INSERT INTO role_assignments (organization_id, id, staff_member_id, role, clinic_id, starts_on) VALUES ($1, $2, $3, $4, $5, '2024-01-01')`,
      [
        at.organizationId,
        newId(),
        id,
        role,
        role === 'administrator' || role === 'privacy_officer' ? null : at.clinicId,
      ],
    );
    await owner.query(
      `INSERT INTO credentials (organization_id, id, staff_member_id, state, title, starts_on) VALUES ($1, $2, $3, $4, $5, '2024-01-01')`,
      [at.organizationId, newId(), id, at.state, at.state === 'IL' ? 'CADC' : 'LCDC'],
    );
  }
  return made as Record<Role, string>;
}

async function addPatients(
  owner: Client,
  at: { organizationId: string; clinicId: string; now: string; names: readonly string[]; from: number },
): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, name] of at.names.entries()) {
    const id = newId();
    ids.push(id);
    await owner.query(
      `INSERT INTO patients (organization_id, id, number, given_name, family_name, birth_on, registered_at) VALUES ($1, $2, $3, $4, $5, '1990-05-17', $6)`,
      [at.organizationId, id, `P${at.from + index}`, name, `Canary${at.from + index}`, at.now],
    );
    await owner.query(
      `INSERT INTO care_relations (organization_id, id, patient_id, clinic_id, kind, starts_on) VALUES ($1, $2, $3, $4, 'registration', '2026-01-05')`,
      [at.organizationId, newId(), id, at.clinicId],
    );
  }
  return ids;
}

/** A timetable of a group, 10:00 to 13:00 with fifty-minute classes. */
export async function addTimetable(
  owner: Client,
  of: {
    organizationId: string;
    clinicId: string;
    roomId: string;
    groupId: string;
    startsOn: string;
    weekdays: readonly number[];
    blocks: number;
  },
): Promise<void> {
  const timetableId = newId();
  await owner.query(
    `INSERT INTO timetables (organization_id, id, clinic_id, group_id, sequence, starts_on, mode, room_id, made_at)
     VALUES ($1, $2, $3, $4, 1, $5::date, 'in_person', $6, $5::date)`,
    [of.organizationId, timetableId, of.clinicId, of.groupId, of.startsOn, of.roomId],
  );
  await owner.query(
    `INSERT INTO timetable_days (organization_id, timetable_id, weekday, starts_at, ends_at) SELECT $1, $2, unnest($3::int[]), '10:00', '13:00'`,
    [of.organizationId, timetableId, of.weekdays],
  );
  await owner.query(
    `INSERT INTO timetable_blocks (organization_id, timetable_id, weekday, position, kind, from_minute, to_minute)
     SELECT $1, $2, weekday, n, 'counseling', (n - 1) * 60, n * 60 - 10 FROM unnest($3::int[]) AS weekday, generate_series(1, $4::int) AS n`,
    [of.organizationId, timetableId, of.weekdays, of.blocks],
  );
}

const mornings = ['2026-11-16', '2026-11-17', '2026-11-19', '2026-11-23', '2026-11-24', '2026-11-26'];

async function addMorningGroup(
  owner: Client,
  at: { organizationId: string; clinicId: string; roomId: string; counselorId: string },
): Promise<{ groupId: string; sessionIds: string[] }> {
  const groupId = newId();
  await owner.query(
    `INSERT INTO groups (organization_id, id, clinic_id, name, program, kind, mode, room_id, starts_on, seat_limit, seat_limit_rule)
     VALUES ($1, $2, $3, 'Morning group', 'substance_use', 'counseling', 'in_person', $4, '2026-01-05', 12, 'house_group_size')`,
    [at.organizationId, groupId, at.clinicId, at.roomId],
  );
  await addTimetable(owner, { ...at, groupId, startsOn: '2026-01-05', weekdays: [1, 2, 4], blocks: 3 });
  await owner.query(
    `INSERT INTO facilitations (organization_id, id, clinic_id, group_id, staff_member_id, starts_on) VALUES ($1, $2, $3, $4, $5, '2026-01-05')`,
    [at.organizationId, newId(), at.clinicId, groupId, at.counselorId],
  );
  const sessionIds: string[] = [];
  for (const day of mornings) {
    const id = newId();
    sessionIds.push(id);
    await owner.query(
      `INSERT INTO sessions (organization_id, id, clinic_id, group_id, held_on, starts_at, ends_at, room_id)
       VALUES ($1, $2, $3, $4, $5::date, ($5 || ' 10:00')::timestamp AT TIME ZONE 'America/Chicago', ($5 || ' 13:00')::timestamp AT TIME ZONE 'America/Chicago', $6)`,
      [at.organizationId, id, at.clinicId, groupId, day, at.roomId],
    );
  }
  return { groupId, sessionIds };
}
