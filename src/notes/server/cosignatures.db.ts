// Queries of second signatures. Steps are only ever added; how a note stands follows them.
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import { rowsOf, writeLast, type Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { CosignBecause } from '../rules/cosignature.ts';

type CosignTx = Tx<
  | 'note_cosignatures'
  | 'cosign_steps'
  | 'standing_notes'
  | 'signatures'
  | 'patients_in_brief'
  | 'clinics_in_brief'
  | 'supervisions_in_brief'
>;

/** Asks for a second signature under notes just signed, with the commit. */
export function insertCosignatures(
  tx: CosignTx,
  of: {
    readonly organizationId: OrganizationId;
    readonly clinicId: string;
    readonly signedBy: StaffMemberId;
    readonly because: CosignBecause;
    readonly askedAt: Instant;
    readonly notes: readonly { readonly id: string; readonly patientId: string }[];
  },
): void {
  writeLast(tx, askText, [
    of.organizationId,
    of.clinicId,
    of.signedBy,
    of.because,
    of.askedAt,
    of.notes.map((note) => note.id),
    of.notes.map((note) => note.patientId),
  ]);
}

const askText = `
  INSERT INTO note_cosignatures (organization_id, clinic_id, signed_by, because, asked_at, note_id, patient_id)
  SELECT $1, $2, $3, $4, $5, n.* FROM unnest($6::uuid[], $7::uuid[]) AS n`;

export type StandingRow = {
  note_id: string;
  state: string;
  because: string;
  steps: number;
  maker_name: string | null;
  maker_credential: string | null;
  made_at: string | null;
  comment: string;
};

/** How the second signature of several notes stands; those that need none are left out. */
export async function findCosignatures(
  tx: CosignTx,
  key: { readonly organizationId: OrganizationId; readonly noteIds: readonly string[] },
): Promise<ReadonlyMap<string, StandingRow>> {
  if (key.noteIds.length === 0) return new Map();
  const rows = await rowsOf<StandingRow>(tx, standingText, [key.organizationId, key.noteIds]);
  return new Map(rows.map((row) => [row.note_id, row]));
}

const standingText = `
  SELECT c.note_id, c.state, c.because, c.steps, s.maker_name, s.maker_credential, s.made_at, coalesce(s.comment, '') AS comment
    FROM note_cosignatures c
    LEFT JOIN cosign_steps s ON s.organization_id = c.organization_id AND s.note_id = c.note_id AND s.sequence = c.steps
   WHERE c.organization_id = $1 AND c.note_id = ANY ($2)`;

export type WaitingRow = StandingRow & {
  session_id: string;
  patient_id: string;
  clinic_id: string;
  person_name: string;
  held_on: string;
  group_name: string;
  clinic_name: string;
  signed_by: string;
  signer_name: string;
  signer_credential: string | null;
  is_own: boolean;
  attendance: string;
  treatment_minutes: number;
  shared_words: string;
  own_words: string;
  topic: string;
  method: string;
  participation: string;
  mood: string;
  theme: string;
  response: string;
  feedback: string;
  goal_words: string;
  next_step: string;
  risks: string;
  content_sha256: Buffer;
};

type WaitingOf = {
  readonly organizationId: OrganizationId;
  readonly clinicIds: readonly string[] | null;
  readonly state: 'waiting' | 'returned';
  readonly asker: StaffMemberId;
  readonly on: LocalDate;
  /** Only what this person signed first; null for everybody's. */
  readonly signedBy: StaffMemberId | null;
  /** Only these; null for all. */
  readonly noteIds: readonly string[] | null;
};

/** Notes that wait or were returned in the clinics of a scope, those of one's own supervisees first, oldest first. */
export async function findWaiting(tx: CosignTx, of: WaitingOf): Promise<WaitingRow[]> {
  return rowsOf<WaitingRow>(tx, waitingText, [
    of.organizationId,
    of.clinicIds,
    of.state,
    of.asker,
    of.on,
    of.signedBy,
    of.noteIds,
  ]);
}

// Whether a record is open is asked from the oldest note on and no further than the page reaches, however many wait.
const oldestText = (isOwn: boolean) => `
    (SELECT c.organization_id, c.note_id, c.state, c.because, c.steps, c.clinic_id, c.signed_by, c.asked_at, ${isOwn} AS is_own
       FROM note_cosignatures c
      WHERE c.organization_id = $1 AND c.state = $3 AND c.state IN ('waiting', 'returned') AND ($2::uuid[] IS NULL OR c.clinic_id = ANY ($2))
        AND ($6::uuid IS NULL OR c.signed_by = $6) AND ($7::uuid[] IS NULL OR c.note_id = ANY ($7))
        AND c.signed_by ${isOwn ? '= ANY' : '<> ALL'} (ARRAY(SELECT staff_member_id FROM own))
      ORDER BY c.asked_at, c.note_id LIMIT 100)`;

const waitingText = `
  WITH own AS MATERIALIZED (
    SELECT v.staff_member_id FROM supervisions_in_brief v
     WHERE v.organization_id = $1 AND v.supervisor_id = $4 AND v.starts_on <= $5 AND (v.ends_on IS NULL OR v.ends_on >= $5)
  ), c AS MATERIALIZED (${oldestText(true)}
    UNION ALL${oldestText(false)}
     ORDER BY is_own DESC, asked_at, note_id LIMIT 100
  )
  SELECT c.note_id, c.state, c.because, c.steps, c.clinic_id, c.signed_by, t.maker_name, t.maker_credential, t.made_at,
         coalesce(t.comment, '') AS comment, n.session_id, n.patient_id, n.held_on, concat_ws(' · ', n.group_name, nullif(n.block_words, '')) AS group_name, n.attendance, n.treatment_minutes,
         n.shared_words, n.own_words, n.topic, n.method, n.participation, n.mood, n.theme, n.response, n.feedback, n.goal_words, n.next_step, n.risks,
         n.content_sha256, coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name AS person_name, k.name AS clinic_name,
         s.signer_name, s.signer_credential, c.is_own
    FROM c
    JOIN standing_notes n ON n.organization_id = c.organization_id AND n.id = c.note_id
    JOIN signatures s ON s.organization_id = n.organization_id AND s.id = n.signature_id
    JOIN patients_in_brief p ON p.organization_id = n.organization_id AND p.id = n.patient_id
    JOIN clinics_in_brief k ON k.organization_id = c.organization_id AND k.id = c.clinic_id
    LEFT JOIN cosign_steps t ON t.organization_id = c.organization_id AND t.note_id = c.note_id AND t.sequence = c.steps
   ORDER BY c.is_own DESC, c.asked_at, c.note_id`;

export type NewCosignStep = {
  readonly noteId: string;
  readonly clinicId: string;
  readonly patientId: string;
  readonly after: number;
  readonly contentSha256: Buffer;
};

/** Adds the same step to several notes at once: all or none. */
export async function insertCosignSteps(
  tx: CosignTx,
  by: {
    readonly organizationId: OrganizationId;
    readonly step: 'cosigned' | 'returned';
    readonly comment: string;
    readonly dismissedNames: readonly string[];
    readonly madeBy: StaffMemberId;
    readonly makerName: string;
    readonly makerCredential: string | null;
    readonly madeAt: Instant;
  },
  notes: readonly NewCosignStep[],
): Promise<void> {
  await tx
    .insertInto('cosign_steps')
    .values(
      notes.map((note) => ({
        organization_id: by.organizationId,
        id: newId(),
        clinic_id: note.clinicId,
        patient_id: note.patientId,
        note_id: note.noteId,
        sequence: note.after + 1,
        step: by.step,
        comment: by.comment,
        dismissed_names: [...by.dismissedNames],
        made_by: by.madeBy,
        maker_name: by.makerName,
        maker_credential: by.makerCredential,
        made_at: by.madeAt,
        content_sha256: note.contentSha256,
      })),
    )
    .execute();
}
