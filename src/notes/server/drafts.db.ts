// Every query of drafts: the shared part of a session and each person's own part, as typed.
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { Part } from '../rules/part.ts';

type DraftsTx = Tx<'note_drafts' | 'staff_in_brief' | 'goals_in_brief'>;
/** Of a session one block, or 0 for the whole day. */
type SheetKey = {
  readonly organizationId: OrganizationId;
  readonly sessionId: string;
  readonly block: number;
};

export type DraftRow = Part & { patient_id: string | null; revision: number; written_at: string };

const partColumns = `d.words, d.topic, d.method, d.participation, d.mood, d.theme, d.response, d.feedback,
  d.next_step AS "nextStep", coalesce(d.goal_id::text, '') AS "goalId"`;

/** All drafts of a session, each with the words of its goal; the shared part has no patient. */
export async function findDrafts(
  tx: DraftsTx,
  key: SheetKey,
): Promise<(DraftRow & { goal_words: string })[]> {
  return rowsOf(tx, draftsText, [key.organizationId, key.sessionId, key.block]);
}

const draftsText = `
  SELECT d.patient_id, d.revision, d.written_at, ${partColumns}, coalesce(g.words, '') AS goal_words
    FROM note_drafts d
    LEFT JOIN goals_in_brief g ON g.organization_id = d.organization_id AND g.id = d.goal_id
   WHERE d.organization_id = $1 AND d.session_id = $2 AND d.block = $3`;

export type DraftToSave = SheetKey & {
  readonly clinicId: string;
  readonly patientId: string | null;
  readonly part: Part;
  readonly revision: number;
  readonly writtenBy: StaffMemberId;
  readonly writtenAt: Instant;
};

/** Saves a part if nobody saved it since that revision; false when somebody did. */
export async function saveDraftRow(tx: DraftsTx, draft: DraftToSave): Promise<boolean> {
  const written = {
    ...columnsOf(draft.part),
    revision: draft.revision + 1,
    written_by: draft.writtenBy,
    written_at: draft.writtenAt,
  };
  if (draft.revision === 0) {
    const added = await tx
      .insertInto('note_drafts')
      .values({
        organization_id: draft.organizationId,
        id: newId(),
        clinic_id: draft.clinicId,
        session_id: draft.sessionId,
        patient_id: draft.patientId,
        block: draft.block,
        ...written,
      })
      .onConflict((conflict) =>
        conflict.columns(['organization_id', 'session_id', 'patient_id', 'block']).doNothing(),
      )
      .executeTakeFirst();
    return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
  }
  const saved = await tx
    .updateTable('note_drafts')
    .set(written)
    .where('organization_id', '=', draft.organizationId)
    .where('session_id', '=', draft.sessionId)
    .where('patient_id', draft.patientId === null ? 'is' : '=', draft.patientId)
    .where('block', '=', draft.block)
    .where('revision', '=', draft.revision)
    .executeTakeFirst();
  return saved.numUpdatedRows > 0n;
}

function columnsOf({ nextStep, goalId, ...part }: Part) {
  return { ...part, next_step: nextStep, goal_id: goalId === '' ? null : goalId };
}

type DraftWithWriter = DraftRow & { given_name: string; family_name: string };

/** The part as it stands, with who wrote it. */
export async function findDraft(
  tx: DraftsTx,
  key: SheetKey & { patientId: string | null },
): Promise<DraftWithWriter | undefined> {
  const [found] = await rowsOf<DraftWithWriter>(tx, draftText, [
    key.organizationId,
    key.sessionId,
    key.patientId,
    key.block,
  ]);
  return found;
}

const draftText = `
  SELECT d.patient_id, d.revision, d.written_at, ${partColumns}, m.given_name, m.family_name
    FROM note_drafts d
    JOIN staff_in_brief m ON m.organization_id = d.organization_id AND m.id = d.written_by
   WHERE d.organization_id = $1 AND d.session_id = $2 AND d.patient_id IS NOT DISTINCT FROM $3 AND d.block = $4`;

/** The fields of a part out of its row. */
export function partOf(row: DraftRow): Part {
  const { words, topic, method, participation, mood, theme, response, feedback, nextStep, goalId } = row;
  return { words, topic, method, participation, mood, theme, response, feedback, nextStep, goalId };
}
