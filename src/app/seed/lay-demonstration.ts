// Lays the demonstration program around an instant: fictional people in real places, the same world for the same
// seed and instant. Everything is written as the owner in one transaction, or nothing is.
import { Client, type ClientBase } from 'pg';
import type { Instant } from '#kernel/local-date.ts';
import { almanacAround } from './almanac.ts';
import { layCurricula } from './curricula.ts';
import { clinicHourRows, closureRows } from './clinic-days.ts';
import { planDates, type Dates } from './dates.ts';
import { goalRows, planGoals } from './goals.ts';
import { planGroups } from './groups.ts';
import { confirmationRows, policyRows } from './house-rules.ts';
import { planLocks, type Locks } from './locks.ts';
import { planRecords, type Records } from './notes.ts';
import { peopleMaker, type PeopleMaker } from './people.ts';
import { deviceRows } from './devices.ts';
import { contactRows } from './person-facts.ts';
import { patientPayerRows, payerPolicyRows, payerRows, planPayers, type PayersPlan } from './payers.ts';
import { personaRows } from './personas.ts';
import { pullOutBookings } from './pull-outs.ts';
import { randomFrom } from './random.ts';
import { writeRows } from './rows.ts';
import { removeDemonstration } from './remove-demonstration.ts';
import { planSeats } from './seats.ts';
import { planSessions } from './sessions.ts';
import { planClinics, planStaff } from './staff.ts';
import { absenceRows, supervisionRows, workingHourRows } from './staff-times.ts';
import { virtualArrivalRows } from './virtual-arrivals.ts';
import { planWaiting, type Waiting } from './waiting.ts';
import * as rows from './world-rows.ts';
import type { ClinicPlan, GroupPlan, Laying, PersonPlan, SeatPlan, SessionPlan, StaffPlan } from './world.ts';

/** What was laid, for the console. */
export type Laid = {
  organizationId: string;
  clinics: number;
  groups: number;
  peopleInTreatment: number;
  people: number;
  sessions: number;
  notes: number;
};

export const demonstrationSeed = 4_600;

// One demonstration organization in a database: its identity stays, so that a laying anew keeps its audit trail.
export const demonstrationOrganization = '00000000-0000-7000-8000-000000004600';

/** Lays the demonstration in a migrated database that has none. `ownerUrl` is the address of evenkeel_migrator. */
export async function layDemonstration(
  ownerUrl: string,
  now: Instant,
  seed: number = demonstrationSeed,
): Promise<Laid> {
  return asOwner(ownerUrl, (client) => layWith(client, now, seed));
}

// Any number will do, as long as nothing else takes it.
const lockNumber = 4_600_002;

/** Lays the demonstration where no organization stands yet; null where one does. Two starts at once lay one. */
export async function layDemonstrationOnce(ownerUrl: string, now: Instant): Promise<Laid | null> {
  return asOwner(ownerUrl, async (client) => {
    if (await anyOrganization(client)) return null;
    await client.query('SELECT pg_advisory_xact_lock($1)', [lockNumber]);
    return (await anyOrganization(client)) ? null : layWith(client, now, demonstrationSeed);
  });
}

async function anyOrganization(client: ClientBase): Promise<boolean> {
  return (await client.query('SELECT FROM organizations LIMIT 1')).rowCount === 1;
}

/** Removes the demonstration's rows and lays it again, in one transaction: nobody ever sees it half gone. */
export async function layDemonstrationAnew(
  ownerUrl: string,
  now: Instant,
  seed: number = demonstrationSeed,
): Promise<Laid> {
  return asOwner(ownerUrl, async (client) => {
    await removeDemonstration(client, demonstrationOrganization);
    return layWith(client, now, seed);
  });
}

/** Whether the demonstration stands in this database. */
export async function demonstrationIsLaid(ownerUrl: string): Promise<boolean> {
  return asOwner(ownerUrl, async (client) => {
    const { rowCount } = await client.query('SELECT FROM organizations WHERE organization_id = $1', [
      demonstrationOrganization,
    ]);
    return rowCount === 1;
  });
}

/** Runs work in one transaction as the owner of the tables. */
export async function asOwner<Answer>(
  ownerUrl: string,
  work: (client: ClientBase) => Promise<Answer>,
): Promise<Answer> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'evenkeel-seed' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL ROLE evenkeel_owner');
    const answer = await work(client);
    await client.query('COMMIT');
    return answer;
  } finally {
    await client.end();
  }
}

/** Plans the world and writes it through a connection that works as the owner. */
export async function layWith(client: ClientBase, now: Instant, seed: number): Promise<Laid> {
  const random = randomFrom(seed);
  const almanac = almanacAround(now);
  const newId = (): string => random.id(almanac.nowMilliseconds);
  const laying: Laying = { organizationId: demonstrationOrganization, random, almanac, newId };
  const world = planWorld(laying);
  await withoutChecks(client, async () => {
    await writeHouse(client, laying, world);
    await writeCare(client, laying, world);
  });
  const laid: Laid = {
    organizationId: laying.organizationId,
    clinics: world.clinics.length,
    groups: world.groups.length,
    peopleInTreatment: inTreatment(world.seats).size,
    people: world.people.length,
    sessions: world.sessions.length,
    notes: world.records.notes.length,
  };
  await writeRows(client, 'audit_entries', [
    {
      organization_id: laying.organizationId,
      id: newId(),
      at: now,
      action: 'demonstration.laid',
      kind: 'change',
      outcome: 'allowed',
      // Counts and the seed: nothing in them is about a person. The rows travel as JSON, so this one is not text yet.
      detail: { seed, ...laid } as never,
    },
  ]);
  // Without fresh counts the planner would take the full tables for empty ones until its own round comes.
  await client.query('ANALYZE');
  return laid;
}

// Checks of each row, which would count every group anew for each of its seats and dates. What they promise is looked
// at by the tests of the demonstration; keys, exclusions and everything else that is declared still hold.
const checksOfRows = [
  ['seats', 'seats_checked'],
  ['sessions', 'sessions_new_checked'],
  ['bookings', 'bookings_room_checked'],
  // The own phones of people are found already: they are the numbers of their records.
  ['contacts', 'contacts_keep_search'],
] as const;

async function withoutChecks(client: ClientBase, write: () => Promise<void>): Promise<void> {
  for (const [table, check] of checksOfRows)
    await client.query(`ALTER TABLE ${table} DISABLE TRIGGER ${check}`);
  await write();
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  for (const [table, check] of checksOfRows)
    await client.query(`ALTER TABLE ${table} ENABLE TRIGGER ${check}`);
}

type PlannedWorld = {
  clinics: ClinicPlan[];
  staff: StaffPlan[];
  groups: GroupPlan[];
  people: readonly PersonPlan[];
  seats: SeatPlan[];
  sessions: SessionPlan[];
  records: Records;
  goals: ReadonlyMap<PersonPlan, readonly string[]>;
  waiting: Waiting;
  dates: Dates;
  payers: PayersPlan;
  locks: Locks;
};

function planWorld(laying: Laying): PlannedWorld {
  const clinics = planClinics(laying);
  const staff = planStaff(laying, clinics);
  const groups = planGroups(laying, clinics, staff);
  const maker = peopleMaker(laying, staff);
  const seats = groups.flatMap((group) => planSeats(laying, group, maker));
  for (const clinic of clinics) addCallers(laying, maker, clinic);
  const waiting = planWaiting(laying, groups, maker);
  const sessions = planSessions(laying, groups);
  const goals = planGoals(laying, seats);
  const records = planRecords(laying, sessions, { seats, staff, goals });
  const dates = planDates(laying, { sessions, seats, staff });
  const locks = planLocks(laying, { seats, staff });
  const { people } = maker;
  const payers = planPayers(laying);
  return { clinics, staff, groups, people, seats, goals, sessions, records, waiting, dates, locks, payers };
}

// Places, staff and groups.
async function writeHouse(client: ClientBase, laying: Laying, world: PlannedWorld): Promise<void> {
  await writeRows(client, 'organizations', rows.organizationRows(laying));
  await writeRows(client, 'clinics', rows.clinicRows(laying, world.clinics));
  await writeRows(client, 'rooms', rows.roomRows(laying, world.clinics));
  await writeRows(client, 'staff_members', rows.staffRows(laying, world.staff));
  await writeRows(client, 'role_assignments', rows.roleRows(laying, world.staff));
  await writeRows(client, 'credentials', rows.credentialRows(laying, world.staff));
  await writeRows(client, 'supervisions', supervisionRows(laying, world.staff));
  await writeRows(client, 'personas', personaRows(laying, world.staff));
  await writeRows(client, 'clinic_hours', clinicHourRows(laying, world.clinics, world.groups));
  await writeRows(client, 'closures', closureRows(laying, world.clinics, world.staff));
  await writeRows(client, 'policies', policyRows(laying, world.clinics, world.staff));
  await writeRows(client, 'payers', payerRows(laying, world.payers, world.staff));
  await writeRows(client, 'policies', payerPolicyRows(laying, world.payers, world.staff));
  await writeRows(client, 'policy_confirmations', confirmationRows(laying, world.staff));
  await writeRows(client, 'working_hours', workingHourRows(laying, world));
  await writeRows(client, 'groups', rows.groupRows(laying, world.groups));
  await writeRows(client, 'timetables', rows.timetableRows(laying, world.groups));
  await writeRows(client, 'timetable_days', rows.timetableDayRows(laying, world.groups));
  await writeRows(client, 'timetable_blocks', rows.timetableBlockRows(laying, world.groups));
  await writeRows(client, 'facilitations', rows.facilitationRows(laying, world.groups));
}

// People, their seats, and what stands on record.
async function writeCare(client: ClientBase, laying: Laying, world: PlannedWorld): Promise<void> {
  const { records } = world;
  const patients = rows.patientRows(laying, world.people);
  await writeRows(client, 'patients', patients);
  await writeRows(client, 'patient_payers', patientPayerRows(laying, world.payers, world.people));
  await writeRows(client, 'contacts', contactRows(laying, world.people));
  await writeRows(client, 'seats', rows.seatRows(laying, world.seats));
  await writeRows(client, 'care_relations', rows.careRows(laying, world.people, world.seats));
  await writeRows(client, 'sessions', rows.sessionRows(laying, world.sessions));
  await writeRows(client, 'bookings', rows.bookingRows(laying, world.sessions));
  await writeRows(client, 'waiting_entries', world.waiting.entries);
  await writeRows(client, 'waiting_steps', world.waiting.steps);
  await writeRows(client, 'roster_changes', world.dates.changes);
  await writeRows(client, 'known_absences', world.dates.absences);
  await writeRows(client, 'visits', world.dates.visits);
  await writeRows(client, 'guests', world.dates.guests);
  await writeRows(client, 'keep_aparts', world.dates.apart);
  await writeRows(client, 'goals', goalRows(laying, world.goals, world.seats));
  await writeRows(client, 'attendance_marks', records.marks);
  const arrivals = virtualArrivalRows(laying, { ...world, patients, marks: records.marks });
  await writeRows(client, 'virtual_arrivals', arrivals);
  await writeRows(client, 'pull_outs', records.pullOuts);
  await writeRows(client, 'bookings', pullOutBookings(laying, records.pullOuts));
  await writeRows(client, 'note_drafts', records.drafts);
  await writeRows(client, 'signatures', records.signatures);
  await writeRows(client, 'notes', records.notes);
  await writeRows(client, 'note_cosignatures', records.cosignatures);
  await writeRows(client, 'amendments', records.amendments);
  await writeRows(client, 'record_lock_access', world.locks.access);
  await writeRows(client, 'record_locks', world.locks.locks);
  await writeRows(client, 'record_openings', world.locks.openings);
  await writeRows(client, 'absences', absenceRows(laying, world.staff));
  await layCurricula(client, laying, world);
  await writeRows(client, 'device_answers', deviceRows(laying, world.people));
}

function inTreatment(seats: readonly SeatPlan[]): Set<PersonPlan> {
  return new Set(seats.filter((seat) => seat.from <= 0 && seat.to === null).map((seat) => seat.person));
}

// People who called and wait for their assessment: registered, not yet seated.
function addCallers(laying: Laying, maker: PeopleMaker, clinic: ClinicPlan): void {
  const callers = laying.random.whole(2, 5);
  for (let caller = 0; caller < callers; caller += 1) {
    maker.add({ clinic, registered: -laying.random.whole(0, 13), absence: 0.2 });
  }
}
