// Things of rosters for the tests of isolation: somebody visits, somebody is away, a guest sits in, somebody waits, two are
// kept apart, a limit is raised. Whose they are can be told from their words.
import type { Client } from 'pg';
import { newId } from '#platform/database/new-id.ts';
import { writeRows, type SeedRow } from '../seed/rows.ts';

type Place = {
  readonly owner: Client;
  readonly now: string;
  readonly word: string;
  readonly organizationId: string;
  readonly clinicId: string;
  readonly groupId: string;
  readonly sessionId: string;
  readonly seatId: string;
  readonly patientId: string;
  /** Who did it all. */
  readonly by: string;
};

/** Adds one of each; answers their ids. */
export async function addRosterThings(at: Place) {
  const visitorId = await addPerson(at, { givenName: 'Vito', letter: 'V' });
  const otherId = await addPerson(at, { givenName: 'Wim', letter: 'W' });
  const changeId = await addRow(at, 'roster_changes', {
    patient_id: at.patientId,
    kind: 'seat_given',
    given_seat_id: at.seatId,
    because: `because ${at.word}`,
    made_by: at.by,
    made_at: at.now,
    sequence: 1,
  });
  const given = {
    change_id: changeId,
    given_by: at.by,
    given_at: at.now,
    session_id: await newestSession(at),
  };
  const entryId = await addRow(at, 'waiting_entries', {
    patient_id: visitorId,
    because: `waits ${at.word}`,
    joined_by: at.by,
    joined_at: at.now,
  });
  await at.owner.query(
    `INSERT INTO waiting_steps (organization_id, id, clinic_id, entry_id, sequence, status, place, because, decided_by, decided_at)
     VALUES ($1, gen_random_uuid(), $2, $3, 1, 'waiting', 1, '', $4, $5)`,
    [at.organizationId, at.clinicId, entryId, at.by, at.now],
  );
  return {
    changeId,
    entryId,
    visitId: await addRow(at, 'visits', {
      ...given,
      patient_id: visitorId,
      kind: 'make_up',
      because: `visit ${at.word}`,
    }),
    absenceId: await addRow(at, 'known_absences', {
      ...given,
      patient_id: at.patientId,
      reason: 'travel',
      because: `away ${at.word}`,
    }),
    pauseId: await addPause(at, changeId),
    guestId: await addRow(at, 'guests', { ...given, kind: 'family', name: `guest ${at.word}` }),
    keepApartId: await addPair(at, [visitorId, otherId]),
    decisionId: await addRow(at, 'limit_decisions', {
      kind: 'raise',
      seat_limit: 13,
      passes: 'house_group_size',
      starts_on: '2026-11-16',
      ends_on: '2026-11-16',
      because: `raised ${at.word}`,
      decided_by: at.by,
      decided_at: at.now,
    }),
  };
}

type RosterTable =
  | 'roster_changes'
  | 'waiting_entries'
  | 'visits'
  | 'known_absences'
  | 'pauses'
  | 'guests'
  | 'limit_decisions';
type Placed = 'organization_id' | 'clinic_id' | 'group_id' | 'id';

// A row of one of the tables that belong to a clinic and a group.
async function addRow<Name extends RosterTable>(
  at: Place,
  table: Name,
  values: Omit<SeedRow<Name>, Placed>,
): Promise<string> {
  const id = newId();
  const place = { organization_id: at.organizationId, clinic_id: at.clinicId, group_id: at.groupId, id };
  await writeRows(at.owner, table, [{ ...place, ...values } as unknown as SeedRow<Name>]);
  return id;
}

// They are away in March.
async function addPause(at: Place, changeId: string): Promise<string> {
  return addRow(at, 'pauses', {
    patient_id: at.patientId,
    starts_on: '2027-03-01',
    ends_on: '2027-03-12',
    reason: 'hospital',
    because: `pauses ${at.word}`,
    change_id: changeId,
    given_by: at.by,
    given_at: at.now,
  });
}

async function addPerson(at: Place, person: { givenName: string; letter: string }): Promise<string> {
  const id = newId();
  await at.owner.query(
    `INSERT INTO patients (organization_id, id, number, given_name, family_name, birth_on, registered_at) VALUES ($1, $2, $3, $4, $5, '1991-06-18', $6)`,
    [at.organizationId, id, `${person.letter}${at.word}`, person.givenName, `${at.word}9`, at.now],
  );
  await at.owner.query(
    `INSERT INTO care_relations (organization_id, id, patient_id, clinic_id, kind, starts_on) VALUES ($1, $2, $3, $4, 'registration', '2026-01-05')`,
    [at.organizationId, newId(), id, at.clinicId],
  );
  return id;
}

async function addPair(at: Place, pair: readonly string[]): Promise<string> {
  const id = newId();
  const [one, other] = pair.toSorted();
  await at.owner.query(
    `INSERT INTO keep_aparts (organization_id, id, patient_id, other_patient_id, because, starts_on, decided_by, decided_at) VALUES ($1, $2, $3, $4, $5, '2026-01-05', $6, $7)`,
    [at.organizationId, id, one, other, `apart ${at.word}`, at.by, at.now],
  );
  return id;
}

async function newestSession(at: Place): Promise<string> {
  const { rows } = await at.owner.query<{ id: string }>(
    `SELECT id FROM sessions WHERE organization_id = $1 AND group_id = $2 ORDER BY held_on DESC LIMIT 1`,
    [at.organizationId, at.groupId],
  );
  return rows[0]?.id ?? at.sessionId;
}
