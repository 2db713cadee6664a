// Things to open in the test world: in each clinic, and in a second organization, a group with people in their seats,
// a signed note and its session. Whose a thing is can be told from its words: people of the north clinic are called
// Canary1.., of the south clinic Canary2.., of the other organization Foreign...
import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { newId } from '#platform/database/new-id.ts';
import { roles } from '#platform/access/roles.ts';
import { addRosterThings } from './roster-things.ts';
import { addImport } from './import-things.ts';
import { addTablet } from './tablet-things.ts';
import { addTimetable, fillWorld, type WorldIds } from './world-rows.ts';

/** One thing of each kind, all of one clinic. */
export type Things = {
  readonly organizationId: string;
  readonly clinicId: string;
  readonly roomId: string;
  readonly fileId: string;
  readonly importId: string;
  readonly groupId: string;
  readonly sessionId: string;
  readonly patientId: string;
  readonly seatId: string;
  readonly noteId: string;
  /** Another one, which may be marked as entered in error. */
  readonly wrongNoteId: string;
  readonly taskId: string;
  readonly goalId: string;
  readonly curriculumId: string;
  readonly changeId: string;
  readonly visitId: string;
  readonly absenceId: string;
  readonly guestId: string;
  readonly pauseId: string;
  readonly entryId: string;
  readonly keepApartId: string;
  readonly decisionId: string;
  readonly pullOutId: string;
  readonly stepOutId: string;
  readonly attemptId: string;
  readonly tabletId: string;
  /** Somebody who works there and signs in nowhere in the tests. */
  readonly staffMemberId: string;
};
export type ObjectWorld = {
  readonly north: Things;
  readonly south: Things;
  readonly foreign: Things;
  readonly absent: Things;
};

type At = {
  readonly owner: Client;
  readonly now: string;
  readonly ids: WorldIds;
  readonly clinic: 'north' | 'south';
  readonly word: string;
};

/** Adds the things of both clinics, and a second organization with its own. */
export async function addObjects(owner: Client, ids: WorldIds, now: string): Promise<ObjectWorld> {
  const foreignIds = await fillWorld(owner, now);
  await owner.query(
    `UPDATE patients SET family_name = replace(family_name, 'Canary', 'Foreign') WHERE organization_id = $1`,
    [foreignIds.organizationId],
  );
  return {
    north: await addThings({ owner, now, ids, clinic: 'north', word: 'Canary100' }),
    south: await addThings({ owner, now, ids, clinic: 'south', word: 'Canary200' }),
    foreign: await addThings({ owner, now, ids: foreignIds, clinic: 'north', word: 'Foreign100' }),
    absent: absentThings(),
  };
}

function absentThings(): Things {
  return {
    organizationId: newId(),
    clinicId: newId(),
    roomId: newId(),
    fileId: newId(),
    importId: newId(),
    groupId: newId(),
    sessionId: newId(),
    patientId: newId(),
    seatId: newId(),
    noteId: newId(),
    wrongNoteId: newId(),
    taskId: newId(),
    goalId: newId(),
    curriculumId: newId(),
    changeId: newId(),
    visitId: newId(),
    absenceId: newId(),
    guestId: newId(),
    pauseId: newId(),
    entryId: newId(),
    keepApartId: newId(),
    decisionId: newId(),
    pullOutId: newId(),
    stepOutId: newId(),
    attemptId: newId(),
    tabletId: newId(),
    staffMemberId: newId(),
  };
}

async function addThings(at: At): Promise<Things> {
  const group = at.clinic === 'north' ? northGroup(at.ids) : await addSouthGroup(at);
  const patients = at.ids.patients[at.clinic].slice(0, 2);
  const [patientId = ''] = patients;
  const seatIds: string[] = [];
  for (const person of patients)
    seatIds.push(await addSeat(at, { groupId: group.groupId, patientId: person }));
  return {
    organizationId: at.ids.organizationId,
    clinicId: at.ids.clinics[at.clinic],
    roomId: at.ids.rooms[at.clinic],
    ...(await addImport(at, patientId)),
    ...group,
    patientId,
    seatId: seatIds[0] ?? '',
    noteId: await addNote(at, { sessionId: group.sessionId, patientId }),
    wrongNoteId: await addNote(at, { sessionId: group.sessionId, patientId: patients[1] ?? '' }),
    taskId: await addTask(at, { sessionId: group.sessionId, patientId }),
    goalId: await addGoal(at, patientId),
    curriculumId: await addCurriculum(at, group.groupId),
    ...(await addRosterThings({
      ...group,
      owner: at.owner,
      now: at.now,
      word: at.word,
      organizationId: at.ids.organizationId,
      clinicId: at.ids.clinics[at.clinic],
      seatId: seatIds[0] ?? '',
      patientId,
      by: at.ids.staff[at.clinic].supervisor,
    })),
    pullOutId: await addPullOut(at, { sessionId: group.sessionId, patientId }),
    stepOutId: await addStepOut(at, { sessionId: group.sessionId, patientId }),
    attemptId: await addAttempt(at, { sessionId: group.sessionId, patientId }),
    tabletId: await addTabletOf(at),
    staffMemberId: await addStaffMember(at.owner, at.ids, at.clinic),
  };
}

async function addTabletOf({ owner, ids, clinic, now }: At): Promise<string> {
  const { tabletId } = await addTablet(owner, {
    organizationId: ids.organizationId,
    clinicId: ids.clinics[clinic],
    staffMemberId: ids.staff[clinic].front_desk,
    now,
  });
  return tabletId;
}

function northGroup(ids: WorldIds): { groupId: string; sessionId: string } {
  return { groupId: ids.groupId, sessionId: ids.sessionIds[0] ?? '' };
}

async function addSouthGroup(at: At): Promise<{ groupId: string; sessionId: string }> {
  const { owner, ids } = at;
  const [groupId, sessionId] = [newId(), newId()];
  const here = [ids.organizationId, groupId, ids.clinics.south];
  await owner.query(
    `INSERT INTO groups (organization_id, id, clinic_id, name, program, kind, mode, room_id, starts_on, seat_limit, seat_limit_rule)
     VALUES ($1, $2, $3, 'Morning group', 'substance_use', 'counseling', 'in_person', $4, '2026-01-05', 12, 'house_group_size')`,
    [...here, ids.rooms.south],
  );
  await addTimetable(owner, {
    organizationId: ids.organizationId,
    clinicId: ids.clinics.south,
    roomId: ids.rooms.south,
    groupId,
    startsOn: '2026-01-05',
    weekdays: [1],
    blocks: 1,
  });
  await owner.query(
    `INSERT INTO facilitations (organization_id, group_id, clinic_id, id, staff_member_id, starts_on) VALUES ($1, $2, $3, $4, $5, '2026-01-05')`,
    [...here, newId(), ids.staff.south.counselor],
  );
  await owner.query(
    `INSERT INTO sessions (organization_id, group_id, clinic_id, id, held_on, starts_at, ends_at, room_id)
     VALUES ($1, $2, $3, $4, '2026-11-16', '2026-11-16T16:00:00Z', '2026-11-16T19:00:00Z', $5)`,
    [...here, sessionId, ids.rooms.south],
  );
  return { groupId, sessionId };
}

async function addSeat(at: At, seat: { groupId: string; patientId: string }): Promise<string> {
  const id = newId();
  await at.owner.query(
    `INSERT INTO seats (organization_id, id, clinic_id, group_id, patient_id, starts_on, joined_because, given_at)
     VALUES ($1, $2, $3, $4, $5, '2026-01-05', $6, $7)`,
    [
      at.ids.organizationId,
      id,
      at.ids.clinics[at.clinic],
      seat.groupId,
      seat.patientId,
      `because ${at.word}`,
      at.now,
    ],
  );
  return id;
}

// Curricula are of the organization; which group follows one is of its clinic.
async function addCurriculum(at: At, groupId: string): Promise<string> {
  const { owner, ids, clinic, word, now } = at;
  const [curriculumId, versionId] = [newId(), newId()];
  await owner.query(
    `INSERT INTO curricula (organization_id, id, name, origin, added_at) VALUES ($1, $2, $3, 'own', $4)`,
    [ids.organizationId, curriculumId, `Topics of ${clinic}`, now],
  );
  await owner.query(
    `INSERT INTO curriculum_versions (organization_id, id, curriculum_id, number, starts_on, when_cancelled, topic_count, source, written_at)
     VALUES ($1, $2, $3, 1, '2026-01-05', 'shift', 1, 'House', $4)`,
    [ids.organizationId, versionId, curriculumId, now],
  );
  await owner.query(
    `INSERT INTO topics (organization_id, version_id, position, code, title, title_status, purpose, steps, handout, path)
     VALUES ($1, $2, 1, 'one', 'One', 'own', 'A purpose.', ARRAY['A step.'], 'A line.', 'any')`,
    [ids.organizationId, versionId],
  );
  await owner.query(
    `INSERT INTO group_curricula (organization_id, id, clinic_id, group_id, curriculum_id, starts_on, set_at) VALUES ($1, $2, $3, $4, $5, '2026-01-05', $6)`,
    [ids.organizationId, newId(), ids.clinics[clinic], groupId, curriculumId, now],
  );
  await owner.query(
    `INSERT INTO path_choices (organization_id, id, patient_id, sequence, path, recorded_by, recorded_at)
     SELECT $1, $2, p.id, 1, 'secular', $3, $4 FROM patients p WHERE p.organization_id = $1 AND p.family_name LIKE $5 || '%'`,
    [ids.organizationId, newId(), ids.staff[clinic].counselor, now, word],
  );
  return curriculumId;
}

async function addGoal({ owner, ids, clinic, word, now }: At, patientId: string): Promise<string> {
  const goalId = newId();
  await owner.query(
    `INSERT INTO goals (organization_id, id, patient_id, words, starts_on, set_by, set_at) VALUES ($1, $2, $3, $4, '2026-01-05', $5, $6)`,
    [ids.organizationId, goalId, patientId, `goal ${word}`, ids.staff[clinic].counselor, now],
  );
  return goalId;
}

async function addNote(at: At, note: { sessionId: string; patientId: string }): Promise<string> {
  const { owner, ids, clinic, word, now } = at;
  const [signatureId, noteId] = [newId(), newId()];
  const here = [ids.organizationId, ids.clinics[clinic], note.sessionId];
  await owner.query(
    `INSERT INTO attendance_marks (organization_id, clinic_id, session_id, id, patient_id, sequence, status, arrived_at, recorded_by, recorded_at)
     VALUES ($1, $2, $3, $4, $5, 1, 'present', '2026-11-16T16:00:00Z', $6, $7)`,
    [...here, newId(), note.patientId, ids.staff[clinic].counselor, now],
  );
  await owner.query(
    `INSERT INTO note_drafts (organization_id, clinic_id, session_id, id, patient_id, words, revision, written_by, written_at)
     VALUES ($1, $2, $3, $4, NULL, $5, 1, $6, $7) ON CONFLICT DO NOTHING`,
    [...here, newId(), `shared draft ${word}`, ids.staff[clinic].counselor, now],
  );
  await owner.query(
    `INSERT INTO signatures (organization_id, clinic_id, session_id, id, signed_by, signer_name, signed_at) VALUES ($1, $2, $3, $4, $5, 'Sam counselor', $6)`,
    [...here, signatureId, ids.staff[clinic].counselor, now],
  );
  await owner.query(
    `INSERT INTO notes (organization_id, clinic_id, session_id, id, patient_id, signature_id, held_on, group_name, attendance, clock_minutes,
       treatment_minutes, shared_words, own_words, content_sha256)
     VALUES ($1, $2, $3, $4, $5, $6, '2026-11-16', 'Morning group', 'present', 180, 150, $7, $8, $9)`,
    [
      ...here,
      noteId,
      note.patientId,
      signatureId,
      `shared ${word}`,
      `own ${word}`,
      createHash('sha256').update(word).digest(),
    ],
  );
  await owner.query(
    `INSERT INTO amendments (organization_id, clinic_id, id, patient_id, note_id, words, reason, written_by, writer_name, written_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'left out', $7, 'Sam counselor', $8)`,
    [here[0], here[1], newId(), note.patientId, noteId, `amended ${word}`, ids.staff[clinic].counselor, now],
  );
  return noteId;
}

async function addAttempt(at: At, of: { sessionId: string; patientId: string }): Promise<string> {
  const id = newId();
  await at.owner.query(
    `INSERT INTO outreach_attempts (organization_id, id, clinic_id, session_id, patient_id, means, outcome, words, made_by, made_at)
     VALUES ($1, $2, $3, $4, $5, 'none', 'no_way', '', $6, $7)`,
    [
      at.ids.organizationId,
      id,
      at.ids.clinics[at.clinic],
      of.sessionId,
      of.patientId,
      at.ids.staff[at.clinic].supervisor,
      at.now,
    ],
  );
  return id;
}

async function addStepOut(at: At, of: { sessionId: string; patientId: string }): Promise<string> {
  const id = newId();
  await at.owner.query(
    `INSERT INTO step_outs (organization_id, id, clinic_id, session_id, patient_id, out_at, recorded_by, recorded_at)
     VALUES ($1, $2, $3, $4, $5, '2026-11-16T16:40:00Z', $6, $7)`,
    [
      at.ids.organizationId,
      id,
      at.ids.clinics[at.clinic],
      of.sessionId,
      of.patientId,
      at.ids.staff[at.clinic].supervisor,
      at.now,
    ],
  );
  return id;
}

async function addTask(at: At, of: { sessionId: string; patientId: string }): Promise<string> {
  const id = newId();
  await at.owner.query(
    `INSERT INTO tasks (organization_id, id, clinic_id, patient_id, session_id, kind, subject, opened_by, opened_at, due_at)
     VALUES ($1, $2, $3, $4, $5, 'risk', 'overdose', $6, $7, $7)`,
    [
      at.ids.organizationId,
      id,
      at.ids.clinics[at.clinic],
      of.patientId,
      of.sessionId,
      at.ids.staff[at.clinic].counselor,
      at.now,
    ],
  );
  return id;
}

async function addPullOut(at: At, of: { sessionId: string; patientId: string }): Promise<string> {
  const id = newId();
  await at.owner.query(
    `INSERT INTO pull_outs (organization_id, id, clinic_id, session_id, patient_id, kind, staff_member_id, planned_from, planned_to, recorded_by, recorded_at)
     VALUES ($1, $2, $3, $4, $5, 'prescriber', $6, '2026-11-16T17:00:00Z', '2026-11-16T17:20:00Z', $6, $7)`,
    [
      at.ids.organizationId,
      id,
      at.ids.clinics[at.clinic],
      of.sessionId,
      of.patientId,
      at.ids.staff[at.clinic].prescriber,
      at.now,
    ],
  );
  return id;
}

/** A further staff member of a clinic, in every role that works at one clinic. */
export async function addStaffMember(
  owner: Client,
  ids: WorldIds,
  clinic: 'north' | 'south',
): Promise<string> {
  const id = newId();
  await owner.query(
    `INSERT INTO staff_members (organization_id, id, given_name, family_name, works_from) VALUES ($1, $2, 'Extra', 'Person', '2024-01-01')`,
    [ids.organizationId, id],
  );
  for (const role of roles) {
    await owner.query(
      `INSERT INTO role_assignments (organization_id, id, staff_member_id, role, clinic_id, starts_on) VALUES ($1, $2, $3, $4, $5, '2024-01-01')`,
      [ids.organizationId, newId(), id, role, ids.clinics[clinic]],
    );
  }
  return id;
}
