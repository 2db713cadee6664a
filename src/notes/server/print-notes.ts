// Notes as they are printed: of a session or of one person. Each person stands by themselves with their own notes; what
// was entered in error is left out. It is for inside the house: what leaves it is decided elsewhere.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { sessionInScope } from '../../groups/server/door.ts';
import { organizationZone } from '../../organization/server/door.ts';
import { displayName } from '../../patients/rules/display-name.ts';
import { findPatientsNamed } from '../../patients/server/door.ts';
import type { NotesPrint, PrintedPerson } from '../rules/print-answers.ts';
import { findNotesOfSession, findSigner } from './notes.db.ts';
import { findNotesBetween, findPrintFacts, findRecordsOf } from './print-notes.db.ts';
import { noteAnswers, type NoteRow } from './read-notes.ts';

/** A stay has some forty dates; a print of more than this is a copy of the record. */
const mostNotes = 400;

export async function printSessionNotes(
  ctx: ActionContext,
  input: { sessionId: string; patientId?: string | undefined },
): Promise<Outcome<NotesPrint>> {
  const key = { organizationId: ctx.organizationId, sessionId: input.sessionId };
  const session = await sessionInScope(ctx.tx, ctx.scope, key);
  if (!session) return refuse('note-not-found');
  const rows = await findNotesOfSession(ctx.tx, key);
  const asked = rows.filter((row) => (input.patientId ?? row.patient_id) === row.patient_id);
  if (input.patientId !== undefined && asked.length === 0) return refuse('note-not-found');
  ctx.about([], { sessionId: session.id });
  return ok(await printed(ctx, { rows: asked, of: (row) => row.patient_id, isCut: false }));
}

export async function printPersonNotes(
  ctx: ActionContext,
  input: { patientId: string; from?: string | undefined; to?: string | undefined },
): Promise<Outcome<NotesPrint>> {
  const { organizationId } = ctx;
  const { patientId } = input;
  const named = await findPatientsNamed(ctx.tx, ctx.scope, { organizationId, patientIds: [patientId] });
  if (named.length !== 1) return refuse('note-not-found');
  ctx.about([patientId as PatientId]);
  const rows = await findNotesBetween(ctx.tx, {
    organizationId,
    patientIds: await findRecordsOf(ctx.tx, patientId),
    from: input.from ?? null,
    to: input.to ?? null,
    most: mostNotes + 1,
  });
  const newest = rows.slice(0, mostNotes).toReversed();
  return ok(await printed(ctx, { rows: newest, of: () => patientId, isCut: rows.length > mostNotes }));
}

type Asked = {
  readonly rows: readonly NoteRow[];
  /** Under whom a note is printed: a merged record's under the one that is kept. */
  readonly of: (row: NoteRow) => string;
  readonly isCut: boolean;
};

async function printed(ctx: ActionContext, { rows, of, isCut }: Asked): Promise<NotesPrint> {
  const { organizationId } = ctx;
  const noteIds = rows.map((row) => row.id);
  const patientIds = [...new Set(rows.map(of))];
  const [people, facts, answers, timeZone, [maker]] = await Promise.all([
    findPatientsNamed(ctx.tx, ctx.scope, { organizationId, patientIds }),
    findPrintFacts(ctx.tx, { organizationId, noteIds }),
    noteAnswers(ctx, rows),
    organizationZone(ctx.tx, organizationId),
    findSigner(ctx.tx, { organizationId, staffMemberId: ctx.staffMemberId, on: ctx.today }),
  ]);
  ctx.about(
    people.map((person) => person.id as PatientId),
    { noteIds },
  );
  const whose = new Map(rows.map((row) => [row.id, of(row)]));
  const notes = answers.flatMap((note) => {
    const fact = facts.get(note.id);
    if (fact === undefined) return [];
    return [{ ...note, clinicName: fact.clinic_name, timeZone: fact.time_zone, contentSha256: fact.sha256 }];
  });
  return {
    madeAt: ctx.now,
    madeBy: maker === undefined ? '' : `${maker.given_name} ${maker.family_name}`,
    timeZone,
    people: people.map((person) => ({
      patientId: person.id,
      name: displayName(person),
      legalName: person.preferredName === null ? null : `${person.givenName} ${person.familyName}`,
      number: person.number,
      birthOn: person.birthOn,
      notes: notes.filter((note) => whose.get(note.id) === person.id) satisfies PrintedPerson['notes'],
    })),
    isCut,
  };
}
