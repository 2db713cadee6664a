// One group with people, in a clinic of its own, to be edited at random through the real program; and what a model that
// shares nothing with the program knows of it: its timetables as a list, and what was decided for single dates. Days are
// counted in whole numbers, and wall-clock times are read off the rows by PostgreSQL.
import { newId } from '#platform/database/new-id.ts';
import { dayNumber, dayText, plainWeekday } from './plain-calendar.ts';
import type { Caller, TestWorld } from './test-world.ts';

export type Day = { readonly weekday: number; readonly startsAt: string; readonly endsAt: string };
export type Timetable = {
  readonly from: string;
  readonly mode: string;
  readonly days: readonly Day[];
  readonly changeId: string | null;
};
export type Decided = {
  aspect: 'cancelled' | 'moved' | 'mode';
  changeId: string;
  heldOn?: string;
  startsAt?: string;
  mode?: string;
};

export type EditWorld = {
  readonly test: TestWorld;
  readonly clinicId: string;
  readonly roomId: string;
  readonly staff: readonly string[];
  readonly patients: readonly string[];
  readonly groupId: string;
  /** Whoever edits: signed in anew whenever time has moved. */
  by: Caller;
  today: string;
  timetables: Timetable[];
  /** By the date of the timetable. */
  decided: Map<string, Decided[]>;
  /** Last day of the series, and what it was before each change that ended it. */
  endsOn: string;
  readonly ends: { changeId: string; was: string }[];
  readonly changeIds: string[];
  /** Changes of who leads one date, with that date: taken back, its leaders are set right even where it has begun. */
  readonly ledOn: Map<string, string>;
  /** The date whose leaders the last step set right. */
  setRight: string | null;
  readonly closureIds: string[];
};

export const firstDay = '2026-11-16';
export const lastDay = '2026-12-20';

export const addDays = (day: string, days: number): string => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return dayText(dayNumber(year, month, date) + days);
};
export const weekdayOf = (day: string): number => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return plainWeekday(dayNumber(year, month, date));
};

/** The wall clock of the clinic at nine in the morning, before any of its sessions. */
export const morningOf = (day: string): string => `${day}T15:00:00Z`;

/** Opens a clinic with a room, three counselors, two people and a group of theirs. */
export async function openEditWorld(test: TestWorld): Promise<EditWorld> {
  const { owner, ids } = test;
  const [clinicId, roomId] = [newId(), newId()];
  const organizationId = ids.organizationId;
  test.clock.moveTo(morningOf(firstDay));
  await owner.query(
    `INSERT INTO clinics (organization_id, id, name, state, time_zone, street, city, postal_code) VALUES ($1, $2, $3, 'TX', 'America/Chicago', '1 Main Street', 'Houston', '77002')`,
    [organizationId, clinicId, `Edits ${clinicId}`],
  );
  await owner.query(
    `INSERT INTO rooms (organization_id, id, clinic_id, name, seats) VALUES ($1, $2, $3, 'Maple', 14)`,
    [organizationId, roomId, clinicId],
  );
  const staff = await addLeaders(test, clinicId);
  const patients = [newId(), newId()];
  await owner.query(
    `INSERT INTO patients (organization_id, id, number, given_name, family_name, birth_on, registered_at) SELECT $1, id, 'E' || id, 'Pat', 'Person', '1990-05-17', $3 FROM unnest($2::uuid[]) AS id`,
    [organizationId, patients, morningOf(firstDay)],
  );
  const by = await test.as('administrator');
  const days = [1, 3, 5].map((weekday) => ({ weekday, startsAt: '10:00', endsAt: '13:00' }));
  const made = await by.send('POST', '/api/groups', {
    clinicId,
    name: 'Edited',
    program: 'substance_use',
    kind: 'counseling',
    mode: 'in_person',
    roomId,
    facilitatorId: staff[0],
    startsOn: firstDay,
    endsOn: lastDay,
    days,
    blocks: twoBlocks,
  });
  if (made.status !== 200) throw new Error(`no group: ${made.text}`);
  const groupId = String(made.body['groupId']);
  await owner.query(
    `INSERT INTO seats (organization_id, id, clinic_id, group_id, patient_id, starts_on, joined_reason, joined_because, given_by, given_at)
     SELECT $1, gen_random_uuid(), $2, $3, id, $5, 'other', 'Start', $6, $7 FROM unnest($4::uuid[]) AS id`,
    [organizationId, clinicId, groupId, patients, firstDay, staff[0], morningOf(firstDay)],
  );
  return {
    test,
    clinicId,
    roomId,
    staff,
    patients,
    groupId,
    by,
    today: firstDay,
    timetables: [{ days, from: firstDay, mode: 'in_person', changeId: null }],
    decided: new Map(),
    endsOn: lastDay,
    ends: [],
    changeIds: [],
    ledOn: new Map(),
    setRight: null,
    closureIds: [],
  };
}

async function addLeaders({ owner, ids }: TestWorld, clinicId: string): Promise<string[]> {
  const { organizationId } = ids;
  const staff = [newId(), newId(), newId()];
  await owner.query(
    `INSERT INTO staff_members (organization_id, id, given_name, family_name, works_from) SELECT $1, id, 'Lee', 'Leader', '2024-01-01' FROM unnest($2::uuid[]) AS id`,
    [organizationId, staff],
  );
  await owner.query(
    `INSERT INTO role_assignments (organization_id, id, staff_member_id, role, clinic_id, starts_on) SELECT $1, gen_random_uuid(), id, 'counselor', $3, '2024-01-01' FROM unnest($2::uuid[]) AS id`,
    [organizationId, staff, clinicId],
  );
  await owner.query(
    `INSERT INTO credentials (organization_id, id, staff_member_id, state, title, starts_on) SELECT $1, gen_random_uuid(), id, 'TX', 'LCDC', '2024-01-01' FROM unnest($2::uuid[]) AS id`,
    [organizationId, staff],
  );
  return staff;
}

/** An hour and fifty minutes of treatment with a break between. */
export const twoBlocks = [
  { kind: 'counseling', fromMinute: 0, toMinute: 60 },
  { kind: 'education', fromMinute: 70, toMinute: 120, topic: 'Sleep' },
];
