// Every query of notes. Signed notes, signatures and amendments are only ever added.
import type { OrganizationId, SessionId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import { rowsOf, writeLast, type Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';

export type NotesTx = Tx<
  'signatures' | 'notes' | 'standing_notes' | 'amendments' | 'staff_in_brief' | 'credentials_in_brief'
>;

type SessionKey = { readonly organizationId: OrganizationId; readonly sessionId: string };

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
  'n.topic',
  'n.method',
  'n.shared_words',
  'n.participation',
  'n.mood',
  'n.theme',
  'n.own_words',
  'n.response',
  'n.feedback',
  'n.goal_words',
  'n.next_step',
  's.signer_name',
  's.signer_credential',
  's.signed_at',
  's.signed_by',
  's.signed_as',
  'n.risks',
  'n.block',
  'n.block_words',
] as const;

/** Signed notes that stand, each with its signature: what a reader goes on to narrow. */
export function notesWithSignature(tx: Tx<'standing_notes' | 'signatures'>, organizationId: OrganizationId) {
  return tx
    .selectFrom('standing_notes as n')
    .innerJoin('signatures as s', (join) =>
      join.onRef('s.organization_id', '=', 'n.organization_id').onRef('s.id', '=', 'n.signature_id'),
    )
    .where('n.organization_id', '=', organizationId)
    .select(noteColumns);
}

/** Signed notes of a session that stand. */
export async function findNotesOfSession(tx: NotesTx, key: SessionKey) {
  return notesWithSignature(tx, key.organizationId).where('n.session_id', '=', key.sessionId).execute();
}

/** For what blocks of a session notes are signed that stand; 0 is the whole day. */
export async function findSignedBlocks(tx: NotesTx, key: SessionKey): Promise<{ block: number }[]> {
  return rowsOf(tx, signedBlocksText, [key.organizationId, key.sessionId]);
}

const signedBlocksText =
  'SELECT DISTINCT block FROM standing_notes WHERE organization_id = $1 AND session_id = $2';

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
  readonly signedAs: SignedAs;
};
export type SignedAs = 'facilitator' | 'substitute' | 'supervisor';
export type NewNote = {
  readonly id: string;
  readonly patientId: string;
  readonly heldOn: string;
  readonly groupName: string;
  readonly attendance: string;
  readonly clockMinutes: number;
  readonly treatmentMinutes: number;
  readonly topic: string;
  readonly method: string;
  readonly sharedWords: string;
  readonly participation: string;
  readonly mood: string;
  readonly theme: string;
  readonly ownWords: string;
  readonly response: string;
  readonly feedback: string;
  readonly goalWords: string;
  readonly nextStep: string;
  readonly contentSha256: Buffer;
  /** The note entered in error whose place it takes. */
  readonly replaces: string | null;
  readonly risks: string;
  /** Which block of the session, 0 for the whole day; and how it is said. */
  readonly block: number;
  readonly blockWords: string;
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
    signature.signedAs,
    notes.map((note) => note.id),
    notes.map((note) => note.patientId),
    notes.map((note) => note.heldOn),
    notes.map((note) => note.groupName),
    notes.map((note) => note.attendance),
    notes.map((note) => note.clockMinutes),
    notes.map((note) => note.treatmentMinutes),
    notes.map((note) => note.topic),
    notes.map((note) => note.method),
    notes.map((note) => note.sharedWords),
    notes.map((note) => note.participation),
    notes.map((note) => note.mood),
    notes.map((note) => note.theme),
    notes.map((note) => note.ownWords),
    notes.map((note) => note.response),
    notes.map((note) => note.feedback),
    notes.map((note) => note.goalWords),
    notes.map((note) => note.nextStep),
    notes.map((note) => note.contentSha256),
    notes.map((note) => note.replaces),
    notes.map((note) => note.risks),
    notes.map((note) => note.block),
    notes.map((note) => note.blockWords),
  ]);
  return signatureId;
}

const signText = `
  WITH signed AS (
    INSERT INTO signatures (organization_id, id, clinic_id, session_id, signed_by, signer_name, signer_credential, signed_at, signed_as)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  )
  INSERT INTO notes (organization_id, signature_id, clinic_id, session_id, id, patient_id, held_on, group_name, attendance,
    clock_minutes, treatment_minutes, topic, method, shared_words, participation, mood, theme, own_words, response, feedback,
    goal_words, next_step, content_sha256, replaces, risks, block, block_words)
  SELECT $1, $2, $3, $4, n.* FROM unnest($10::uuid[], $11::uuid[], $12::date[], $13::text[], $14::text[], $15::integer[], $16::integer[],
    $17::text[], $18::text[], $19::text[], $20::text[], $21::text[], $22::text[], $23::text[], $24::text[], $25::text[], $26::text[],
    $27::text[], $28::bytea[], $29::uuid[], $30::text[], $31::integer[], $32::text[]) AS n`;

export type NewAmendment = {
  readonly organizationId: OrganizationId;
  readonly clinicId: string;
  readonly patientId: string;
  readonly noteId: string;
  readonly words: string;
  readonly reason: string;
  readonly dismissedNames: readonly string[];
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
      dismissed_names: [...amendment.dismissedNames],
      written_by: amendment.writtenBy,
      writer_name: amendment.writerName,
      writer_credential: amendment.writerCredential,
      written_at: amendment.writtenAt,
    })
    .execute();
  return id;
}
