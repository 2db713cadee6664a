// The notes of a session, drafts and signed, and one signed note with its amendments.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { heldTimesOf, rosterOfSession } from '../../attendance/server/door.ts';
import { plannedTitlesOf } from '../../curricula/server/door.ts';
import { blocksOfSession, guestsOfSession, sessionInScope } from '../../groups/server/door.ts';
import { policiesOf } from '../../organization/server/door.ts';
import { findPatientsNamed } from '../../patients/server/door.ts';
import { placesOfSession } from '../../tasks/server/door.ts';
import { wasThere } from '../../attendance/rules/was-there.ts';
import type { SessionTimes } from '../../groups/rules/session-times.ts';
import { minutesDiffering } from '../rules/minutes-differ.ts';
import { minutesOfNote, wholeDay } from '../rules/note-blocks.ts';
import { emptyPart } from '../rules/part.ts';
import type { NoteAnswer, RiskAnswer, SessionNotesAnswer } from '../rules/notes-answers.ts';
import { findDismissedNames } from './dismissed-names.db.ts';
import { findDrafts, partOf } from './drafts.db.ts';
import { findCosignatures, type StandingRow } from './cosignatures.db.ts';
import { findReplaced } from './note-errors.db.ts';
import { findAmendments, findNote, findNotesOfPatient, findNotesOfSession } from './notes.db.ts';
import { findRisks, type RiskRow } from './risks.db.ts';
import { blockWords, sheetsOf } from './sheets.ts';
import { findWriters } from './writers.db.ts';

const nothingYet = { ...emptyPart, revision: 0, writtenAt: null };

export async function readSessionNotes(
  ctx: ActionContext,
  input: { sessionId: string; block?: number | undefined },
): Promise<Outcome<SessionNotesAnswer>> {
  const sheet = await openSheet(ctx, input);
  if (!sheet) return refuse('note-not-found');
  const { session, key, roster, planned, block } = sheet;
  const [times, written, signed, dismissed, writers, replaced, risks, places, guests] = await Promise.all([
    heldTimesOf(ctx, session, planned),
    findDrafts(ctx.tx, key),
    noteAnswers(
      ctx,
      sheet.signed.filter((note) => note.block === block),
    ),
    findDismissedNames(ctx.tx, key),
    findWriters(ctx.tx, key),
    findReplaced(ctx.tx, key),
    findRisks(ctx.tx, key),
    placesOfSession(ctx.tx, key),
    guestsOfSession(ctx.tx, key),
  ]);
  const drafts = new Map(written.map((row) => [row.patient_id, row]));
  const notes = new Map(signed.map((note) => [note.patientId, note]));
  const marks = new Map(roster.map((person) => [person.patient_id, person]));
  const people = [...new Set([...marks.keys(), ...notes.keys()])];
  ctx.about(people as PatientId[], { sessionId: session.id });
  return ok({
    block,
    blocks: blocksOf(sheet, times),
    shared: await sharedPart(ctx, key, drafts.get(null)),
    dismissedNames: [...dismissed].map(([patientId, names]) => ({ patientId, names: [...names] })),
    guests: guests.map(({ name }) => name),
    people: people.map((patientId) => ({
      patientId,
      draft: draftOf(drafts.get(patientId)),
      goalWords: drafts.get(patientId)?.goal_words ?? '',
      note: notes.get(patientId) ?? null,
      minutesNow: minutesDiffering({ times, planned }, marks.get(patientId), notes.get(patientId)),
      ...inBlock(sheet, times, marks.get(patientId)),
      writerId: writers.get(patientId)?.writer_id ?? null,
      divided: writers.get(patientId)?.sequence ?? 0,
      inError: replaced.has(patientId),
      risks: risks.filter((risk) => risk.patient_id === patientId).map(riskAnswer),
      place: places.get(patientId) ?? null,
    })),
  });
}

type Sheet = NonNullable<Awaited<ReturnType<typeof openSheet>>>;
type Person = Sheet['roster'][number];

// The session and the block that is asked for, the first where none is; undefined where there is no such thing.
async function openSheet(ctx: ActionContext, input: { sessionId: string; block?: number | undefined }) {
  const { organizationId } = ctx;
  const ofSession = { organizationId, sessionId: input.sessionId };
  const [session, roster, planned, policies, signed] = await Promise.all([
    sessionInScope(ctx.tx, ctx.scope, ofSession),
    rosterOfSession(ctx.tx, ofSession),
    blocksOfSession(ctx.tx, ofSession),
    policiesOf(ctx.tx, organizationId),
    findNotesOfSession(ctx.tx, ofSession),
  ]);
  if (!session) return undefined;
  const sheets = sheetsOf(session, { policies, blocks: planned, signed });
  const block = input.block ?? sheets[0] ?? wholeDay;
  if (!sheets.includes(block)) return undefined;
  return { session, roster, planned, signed, sheets, block, key: { ...ofSession, block } };
}

function blocksOf(
  { session, sheets, planned, signed }: Sheet,
  times: SessionTimes,
): SessionNotesAnswer['blocks'] {
  if (sheets.length < 2) return [];
  return sheets.map((block) => ({
    block,
    words: blockWords(session, { block, planned, times }),
    signed: signed.filter((note) => note.block === block).length,
  }));
}

type InBlock = Pick<SessionNotesAnswer['people'][number], 'blockMinutes' | 'absentFromBlock'>;

function inBlock({ block, planned }: Sheet, times: SessionTimes, person: Person | undefined): InBlock {
  if (block === wholeDay || person === undefined) return { blockMinutes: null, absentFromBlock: false };
  const blockMinutes = minutesOfNote(times, person, { block, planned }).clockMinutes;
  return { blockMinutes, absentFromBlock: wasThere(person.status) && blockMinutes === 0 };
}

type DraftFound = Parameters<typeof partOf>[0] | undefined;

function draftOf(row: DraftFound): SessionNotesAnswer['shared'] {
  return row ? { ...partOf(row), revision: row.revision, writtenAt: row.written_at } : nothingYet;
}

// What is planned stands there until somebody saves this part.
async function sharedPart(
  ctx: ActionContext,
  key: Sheet['key'],
  row: DraftFound,
): Promise<SessionNotesAnswer['shared']> {
  return row ? draftOf(row) : { ...nothingYet, topic: topicText(await plannedTitlesOf(ctx.tx, key)) };
}

// As long as the field.
function topicText(titles: readonly string[]): string {
  return titles.join(' · ').slice(0, 200);
}

export async function readNote(ctx: ActionContext, input: { noteId: string }): Promise<Outcome<NoteAnswer>> {
  const found = await findNote(ctx.tx, { organizationId: ctx.organizationId, noteId: input.noteId });
  if (!found || !(await isInScope(ctx, found.patient_id))) return refuse('note-not-found');
  ctx.about([found.patient_id as PatientId], { noteId: found.id });
  const [note] = await noteAnswers(ctx, [found]);
  return note ? ok(note) : refuse('note-not-found');
}

export async function listNotesOfPatient(
  ctx: ActionContext,
  input: { patientId: string },
): Promise<Outcome<{ notes: NoteAnswer[] }>> {
  if (!(await isInScope(ctx, input.patientId))) return refuse('note-not-found');
  ctx.about([input.patientId as PatientId]);
  const key = { organizationId: ctx.organizationId, patientId: input.patientId, most: 50 };
  return ok({ notes: await noteAnswers(ctx, await findNotesOfPatient(ctx.tx, key)) });
}

// Row security would show no note of anybody else; this is the program's own wall, which holds without it.
async function isInScope(ctx: ActionContext, patientId: string): Promise<boolean> {
  const key = { organizationId: ctx.organizationId, patientIds: [patientId] };
  return (await findPatientsNamed(ctx.tx, ctx.scope, key)).length === 1;
}

export type NoteRow = NonNullable<Awaited<ReturnType<typeof findNote>>>;

/** Signed notes as they are answered, each with its second signature and what was added beside it. */
export async function noteAnswers(ctx: ActionContext, rows: readonly NoteRow[]): Promise<NoteAnswer[]> {
  const noteIds = rows.map((row) => row.id);
  const [amended, cosignatures] = await Promise.all([
    findAmendments(ctx.tx, { organizationId: ctx.organizationId, noteIds }),
    findCosignatures(ctx.tx, { organizationId: ctx.organizationId, noteIds }),
  ]);
  const amendments = Map.groupBy(amended, (row) => row.note_id);
  return rows.map((row) => ({
    id: row.id,
    sessionId: row.session_id,
    patientId: row.patient_id,
    heldOn: row.held_on,
    groupName: row.group_name,
    attendance: row.attendance,
    clockMinutes: row.clock_minutes,
    treatmentMinutes: row.treatment_minutes,
    block: row.block,
    blockWords: row.block_words,
    topic: row.topic,
    method: row.method,
    sharedWords: row.shared_words,
    participation: row.participation,
    mood: row.mood,
    theme: row.theme,
    ownWords: row.own_words,
    response: row.response,
    feedback: row.feedback,
    goalWords: row.goal_words,
    nextStep: row.next_step,
    signerName: row.signer_name,
    signerCredential: row.signer_credential,
    signedAt: row.signed_at,
    signedBy: row.signed_by,
    signedAs: row.signed_as,
    risks: row.risks,
    cosignature: cosignatureAnswer(cosignatures.get(row.id)),
    amendments: (amendments.get(row.id) ?? []).map((amendment) => ({
      id: amendment.id,
      words: amendment.words,
      reason: amendment.reason,
      writerName: amendment.writer_name,
      writerCredential: amendment.writer_credential,
      writtenAt: amendment.written_at,
    })),
  }));
}

function cosignatureAnswer(row: StandingRow | undefined): NoteAnswer['cosignature'] {
  if (row === undefined) return null;
  return {
    state: row.state,
    because: row.because,
    steps: row.steps,
    makerName: row.maker_name,
    makerCredential: row.maker_credential,
    madeAt: row.made_at,
    comment: row.comment,
  };
}

function riskAnswer(row: RiskRow): RiskAnswer {
  return {
    taskId: row.task_id,
    kind: row.kind,
    steps: row.steps,
    raisedAt: row.raised_at,
    dueAt: row.due_at,
    ownerId: row.owner_id,
    ownerName: row.owner_name,
    releasedAt: row.released_at,
    closedAt: row.closed_at,
    outcome: row.outcome,
  };
}
