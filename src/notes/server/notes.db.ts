// Every query of notes. Signed notes, signatures and amendments are only ever added.
import type { OrganizationId, SessionId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import { rowsOf, writeLast, type Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';

export type NotesTx = Tx<
  'note_drafts' | 'signatures' | 'notes' | 'amendments' | 'staff_in_brief' | 'credentials_in_brief'
>;

type SessionKey = { readonly organizationId: OrganizationId; readonly sessionId: string };

type DraftRow = { patient_id: string | null; words: string; revision: number; written_at: string };

/** All drafts of a session: the shared part has no patient. */
export async function findDrafts(tx: NotesTx, key: SessionKey): Promise<DraftRow[]> {
  return rowsOf<DraftRow>(tx, draftsText, [key.organizationId, key.sessionId]);
}

const draftsText =
  'SELECT patient_id, words, revision, written_at FROM note_drafts WHERE organization_id = $1 AND session_id = $2';

export type DraftToSave = SessionKey & {
  readonly clinicId: string;
  readonly patientId: string | null;
  readonly words: string;
  readonly revision: number;
  readonly writtenBy: StaffMemberId;
  readonly writtenAt: Instant;
};

/** Saves a part if nobody saved it since that revision; false when somebody did. */
export async function saveDraftRow(tx: NotesTx, draft: DraftToSave): Promise<boolean> {
  if (draft.revision === 0) {
    const added = await tx
      .insertInto('note_drafts')
      .values({
        organization_id: draft.organizationId,
        id: newId(),
        clinic_id: draft.clinicId,
        session_id: draft.sessionId,
        patient_id: draft.patientId,
        words: draft.words,
        revision: 1,
        written_by: draft.writtenBy,
        written_at: draft.writtenAt,
      })
      .onConflict((conflict) => conflict.columns(['organization_id', 'session_id', 'patient_id']).doNothing())
      .executeTakeFirst();
    return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
  }
  const saved = await tx
    .updateTable('note_drafts')
    .set({
      words: draft.words,
      revision: draft.revision + 1,
      written_by: draft.writtenBy,
      written_at: draft.writtenAt,
    })
    .where('organization_id', '=', draft.organizationId)
    .where('session_id', '=', draft.sessionId)
    .where('patient_id', draft.patientId === null ? 'is' : '=', draft.patientId)
    .where('revision', '=', draft.revision)
    .executeTakeFirst();
  return saved.numUpdatedRows > 0n;
}

/** The part as it stands, with who wrote it. */
export async function findDraft(tx: NotesTx, key: SessionKey & { patientId: string | null }) {
  return tx
    .selectFrom('note_drafts as d')
    .innerJoin('staff_in_brief as m', (join) =>
      join.onRef('m.organization_id', '=', 'd.organization_id').onRef('m.id', '=', 'd.written_by'),
    )
    .where('d.organization_id', '=', key.organizationId)
    .where('d.session_id', '=', key.sessionId)
    .where('d.patient_id', key.patientId === null ? 'is' : '=', key.patientId)
    .select(['d.words', 'd.revision', 'd.written_at', 'm.given_name', 'm.family_name'])
    .executeTakeFirst();
}

const noteColumns = [
  'n.id',
  'n.clinic_id',
  'n.session_id',
  'n.patient_id',
  'n.held_on',
  'n.group_name',
  'n.attendance',
  'n.clock_minutes',
  'n.treatment_minutes',
  'n.shared_words',
  'n.own_words',
  's.signer_name',
  's.signer_credential',
  's.signed_at',
] as const;

function notesWithSignature(tx: NotesTx, organizationId: OrganizationId) {
  return tx
    .selectFrom('notes as n')
    .innerJoin('signatures as s', (join) =>
      join.onRef('s.organization_id', '=', 'n.organization_id').onRef('s.id', '=', 'n.signature_id'),
    )
    .where('n.organization_id', '=', organizationId)
    .select(noteColumns);
}

/** Signed notes of a session. */
export async function findNotesOfSession(tx: NotesTx, key: SessionKey) {
  return notesWithSignature(tx, key.organizationId).where('n.session_id', '=', key.sessionId).execute();
}

/** A person's newest signed notes. */
export async function findNotesOfPatient(
  tx: NotesTx,
  key: { organizationId: OrganizationId; patientId: string; most: number },
) {
  return notesWithSignature(tx, key.organizationId)
    .where('n.patient_id', '=', key.patientId)
    .orderBy('n.held_on', 'desc')
    .orderBy('n.id', 'desc')
    .limit(key.most)
    .execute();
}

/** One signed note. */
export async function findNote(tx: NotesTx, key: { organizationId: OrganizationId; noteId: string }) {
  return notesWithSignature(tx, key.organizationId).where('n.id', '=', key.noteId).executeTakeFirst();
}

/** Amendments of several notes, oldest first. */
export async function findAmendments(
  tx: NotesTx,
  key: { organizationId: OrganizationId; noteIds: readonly string[] },
) {
  if (key.noteIds.length === 0) return [];
  return tx
    .selectFrom('amendments')
    .where('organization_id', '=', key.organizationId)
    .where('note_id', 'in', key.noteIds)
    .select(['id', 'note_id', 'words', 'reason', 'writer_name', 'writer_credential', 'written_at'])
    .orderBy('written_at')
    .orderBy('id')
    .execute();
}

type Signer = { given_name: string; family_name: string; title: string | null };
type SignerRow = Signer & { state: string | null };

/** Name of a staff member with the credential of each state on a day, the newest first; one row without any. */
export async function findSigner(
  tx: NotesTx,
  key: { organizationId: OrganizationId; staffMemberId: StaffMemberId; on: LocalDate },
): Promise<SignerRow[]> {
  return rowsOf<SignerRow>(tx, signerText, [key.organizationId, key.staffMemberId, key.on]);
}

const signerText = `
  SELECT m.given_name, m.family_name, c.title, c.state
    FROM staff_in_brief m
    LEFT JOIN credentials_in_brief c ON c.organization_id = m.organization_id AND c.staff_member_id = m.id
     AND c.starts_on <= $3 AND (c.expires_on IS NULL OR c.expires_on >= $3)
   WHERE m.organization_id = $1 AND m.id = $2
   ORDER BY c.starts_on DESC NULLS LAST`;

/** Name and credential as a signature in a state freezes them. */
export function signerIn(found: readonly SignerRow[], state: string): Signer | undefined {
  const [one] = found;
  return found.find((row) => row.state === state) ?? (one && { ...one, title: null });
}

export type NewSignature = {
  readonly organizationId: OrganizationId;
  readonly clinicId: string;
  readonly sessionId: SessionId;
  readonly signedBy: StaffMemberId;
  readonly signerName: string;
  readonly signerCredential: string | null;
  readonly signedAt: Instant;
};
export type NewNote = {
  readonly id: string;
  readonly patientId: string;
  readonly heldOn: string;
  readonly groupName: string;
  readonly attendance: string;
  readonly clockMinutes: number;
  readonly treatmentMinutes: number;
  readonly sharedWords: string;
  readonly ownWords: string;
  readonly contentSha256: Buffer;
};

/** Writes one signature and all its notes in one statement, however many notes, with the commit. */
export function insertSignedNotes(tx: NotesTx, signature: NewSignature, notes: readonly NewNote[]): string {
  const signatureId = newId();
  writeLast(tx, signText, [
    signature.organizationId,
    signatureId,
    signature.clinicId,
    signature.sessionId,
    signature.signedBy,
    signature.signerName,
    signature.signerCredential,
    signature.signedAt,
    notes.map((note) => note.id),
    notes.map((note) => note.patientId),
    notes.map((note) => note.heldOn),
    notes.map((note) => note.groupName),
    notes.map((note) => note.attendance),
    notes.map((note) => note.clockMinutes),
    notes.map((note) => note.treatmentMinutes),
    notes.map((note) => note.sharedWords),
    notes.map((note) => note.ownWords),
    notes.map((note) => note.contentSha256),
  ]);
  return signatureId;
}

const signText = `
  WITH signed AS (
    INSERT INTO signatures (organization_id, id, clinic_id, session_id, signed_by, signer_name, signer_credential, signed_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  )
  INSERT INTO notes (organization_id, signature_id, clinic_id, session_id, id, patient_id, held_on, group_name, attendance,
    clock_minutes, treatment_minutes, shared_words, own_words, content_sha256)
  SELECT $1, $2, $3, $4, n.* FROM unnest($9::uuid[], $10::uuid[], $11::date[], $12::text[], $13::text[], $14::integer[], $15::integer[],
    $16::text[], $17::text[], $18::bytea[]) AS n`;

export type NewAmendment = {
  readonly organizationId: OrganizationId;
  readonly clinicId: string;
  readonly patientId: string;
  readonly noteId: string;
  readonly words: string;
  readonly reason: string;
  readonly writtenBy: StaffMemberId;
  readonly writerName: string;
  readonly writerCredential: string | null;
  readonly writtenAt: Instant;
};

/** Adds an amendment beside a signed note; answers its id. */
export async function insertAmendment(tx: NotesTx, amendment: NewAmendment): Promise<string> {
  const id = newId();
  await tx
    .insertInto('amendments')
    .values({
      organization_id: amendment.organizationId,
      id,
      clinic_id: amendment.clinicId,
      patient_id: amendment.patientId,
      note_id: amendment.noteId,
      words: amendment.words,
      reason: amendment.reason,
      written_by: amendment.writtenBy,
      writer_name: amendment.writerName,
      writer_credential: amendment.writerCredential,
      written_at: amendment.writtenAt,
    })
    .execute();
  return id;
}
