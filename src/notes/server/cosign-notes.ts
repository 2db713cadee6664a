// A supervisor signs notes that need a second signature, all chosen ones in one action, or returns one with a comment;
// its author then amends it, and it waits again.
import { createHash } from 'node:crypto';
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { nobodyNamed } from '../../attendance/server/door.ts';
import { clinicsOf } from '../../groups/server/door.ts';
import { hasSigningProof } from '../../staff/server/door.ts';
import type { Cosign } from '../rules/note.ts';
import type { CosignList, ToLookAt } from '../rules/notes-answers.ts';
import { findWaiting, insertCosignSteps, type WaitingRow } from './cosignatures.db.ts';
import { findAmendments, findSigner } from './notes.db.ts';

export async function listCosignatures(ctx: ActionContext): Promise<Outcome<CosignList>> {
  const isSupervisor = ctx.roles.includes('supervisor');
  const [waiting, returned] = await Promise.all([
    isSupervisor ? waitingFor(ctx, { state: 'waiting' }) : [],
    waitingFor(ctx, { state: 'returned', signedBy: ctx.staffMemberId }),
  ]);
  // What one signed oneself waits for another supervisor.
  const others = waiting.filter((row) => row.signed_by !== ctx.staffMemberId);
  const rows = [...others, ...returned];
  const amendments = Map.groupBy(
    await findAmendments(ctx.tx, {
      organizationId: ctx.organizationId,
      noteIds: rows.map((row) => row.note_id),
    }),
    (row) => row.note_id,
  );
  ctx.about(rows.map((row) => row.patient_id as PatientId));
  const answers = (of: readonly WaitingRow[]) =>
    of.map((row) => toLookAt(row, amendments.get(row.note_id) ?? []));
  return ok({ waiting: answers(others), returned: answers(returned) });
}

type Asked = {
  readonly state: 'waiting' | 'returned';
  readonly signedBy?: ActionContext['staffMemberId'];
  readonly noteIds?: readonly string[];
};

function waitingFor(ctx: ActionContext, asked: Asked): Promise<WaitingRow[]> {
  return findWaiting(ctx.tx, {
    organizationId: ctx.organizationId,
    clinicIds: clinicsOf(ctx.scope),
    state: asked.state,
    asker: ctx.staffMemberId,
    on: ctx.today,
    signedBy: asked.signedBy ?? null,
    noteIds: asked.noteIds ?? null,
  });
}

type Amendments = Awaited<ReturnType<typeof findAmendments>>;

function toLookAt(row: WaitingRow, amendments: Amendments): ToLookAt {
  return {
    noteId: row.note_id,
    sessionId: row.session_id,
    patientId: row.patient_id,
    personName: row.person_name,
    heldOn: row.held_on,
    groupName: row.group_name,
    clinicName: row.clinic_name,
    signerName: row.signer_name,
    signerCredential: row.signer_credential,
    isOwnSupervisee: row.is_own,
    because: row.because,
    state: row.state,
    steps: row.steps,
    comment: row.comment,
    attendance: row.attendance,
    treatmentMinutes: row.treatment_minutes,
    sharedWords: row.shared_words,
    ownWords: row.own_words,
    topic: row.topic,
    method: row.method,
    participation: row.participation,
    mood: row.mood,
    theme: row.theme,
    response: row.response,
    feedback: row.feedback,
    goalWords: row.goal_words,
    nextStep: row.next_step,
    risks: row.risks,
    amendments: amendments.map((amendment) => ({
      id: amendment.id,
      words: amendment.words,
      reason: amendment.reason,
      writerName: amendment.writer_name,
      writerCredential: amendment.writer_credential,
      writtenAt: amendment.written_at,
    })),
  };
}

export async function cosignNotes(ctx: ActionContext, input: Cosign): Promise<Outcome<{ cosigned: number }>> {
  const noteIds = input.notes.map((note) => note.noteId);
  const found = new Map(
    (await waitingFor(ctx, { state: 'waiting', noteIds })).map((row) => [row.note_id, row]),
  );
  if (noteIds.some((noteId) => !found.has(noteId))) return refuse('note-not-found');
  const rows = [...found.values()];
  ctx.about(
    rows.map((row) => row.patient_id as PatientId),
    { noteIds },
  );
  if (rows.some((row) => row.signed_by === ctx.staffMemberId)) return refuse('own-note');
  if (!(await hasSigningProof(ctx))) return refuse('signing-proof-needed');
  await addSteps(
    ctx,
    { step: 'cosigned', comment: '', dismissedNames: [] },
    input.notes.flatMap(({ noteId, after }) => {
      const row = found.get(noteId);
      return row === undefined ? [] : [{ row, after }];
    }),
  );
  return ok({ cosigned: rows.length });
}

export async function returnNote(
  ctx: ActionContext,
  input: { noteId: string; after: number; comment: string; dismissed: readonly string[] },
): Promise<Outcome<{ noteId: string }>> {
  const [row] = await waitingFor(ctx, { state: 'waiting', noteIds: [input.noteId] });
  if (!row) return refuse('note-not-found');
  ctx.about([row.patient_id as PatientId], { noteId: row.note_id });
  if (row.signed_by === ctx.staffMemberId) return refuse('own-note');
  const unnamed = await nobodyNamed(ctx, {
    sessionId: row.session_id,
    patientId: row.patient_id,
    texts: { comment: input.comment },
    dismissed: input.dismissed,
  });
  if (!unnamed.ok) return unnamed;
  const step = { step: 'returned', comment: input.comment, dismissedNames: unnamed.value } as const;
  await addSteps(ctx, step, [{ row, after: input.after }]);
  return ok({ noteId: row.note_id });
}

type Step = {
  readonly step: 'cosigned' | 'returned';
  readonly comment: string;
  readonly dismissedNames: readonly string[];
};
type Of = { readonly row: WaitingRow; readonly after: number };

async function addSteps(ctx: ActionContext, step: Step, notes: readonly Of[]): Promise<void> {
  const { organizationId, staffMemberId, now } = ctx;
  const noteIds = notes.map(({ row }) => row.note_id);
  const [signers, amendments] = await Promise.all([
    findSigner(ctx.tx, { organizationId, staffMemberId, on: ctx.today }),
    findAmendments(ctx.tx, { organizationId, noteIds }),
  ]);
  const [signer] = signers;
  const by = {
    organizationId,
    ...step,
    madeBy: staffMemberId,
    makerName: signer ? `${signer.given_name} ${signer.family_name}` : '',
    makerCredential: signer?.title ?? null,
    madeAt: now,
  };
  await insertCosignSteps(
    ctx.tx,
    by,
    notes.map(({ row, after }) => ({
      noteId: row.note_id,
      clinicId: row.clinic_id,
      patientId: row.patient_id,
      after,
      contentSha256: seenHash(row, amendments),
    })),
  );
  for (const sessionId of new Set(notes.map(({ row }) => row.session_id))) ctx.announce('notes', sessionId);
}

// What was seen: the note as its signature froze it, and the amendments beside it.
function seenHash(row: WaitingRow, amendments: Amendments): Buffer {
  const hash = createHash('sha256').update(row.content_sha256);
  for (const amendment of amendments) if (amendment.note_id === row.note_id) hash.update(amendment.id);
  return hash.digest();
}
