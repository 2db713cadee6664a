// Signs the notes of a session in one action: all or none. Each note freezes its words, minutes,
// the signer's name and credential as of that day, and a hash of all that.
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { PatientId, SessionId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { newId } from '#platform/database/new-id.ts';
import { creditedMinutes, type SessionTimes } from '../../attendance/rules/credited-minutes.ts';
import { rosterOfSession } from '../../attendance/server/door.ts';
import { blocksOfSession, leadersOfSession, sessionInScope } from '../../groups/server/door.ts';
import type { SignNotes } from '../rules/note.ts';
import { readyToSign } from '../rules/readiness.ts';
import { findDrafts, findSigner, insertSignedNotes, type NewNote } from './notes.db.ts';

type Session = NonNullable<Awaited<ReturnType<typeof sessionInScope>>>;
type Person = Awaited<ReturnType<typeof rosterOfSession>>[number];
type Draft = { words: string; revision: number };
type Frozen = { session: Session; times: SessionTimes; sharedWords: string };

export async function signNotes(
  ctx: ActionContext,
  input: SignNotes & { sessionId: string },
): Promise<Outcome<{ signatureId: string; signed: number }>> {
  const key = { organizationId: ctx.organizationId, sessionId: input.sessionId };
  const session = await sessionInScope(ctx.tx, ctx.scope, key);
  if (!session) return refuse('note-not-found');
  const leaders = await leadersOfSession(ctx.tx, key);
  if (!leaders.some((leader) => leader.staff_member_id === ctx.staffMemberId))
    return refuse('not-your-session');
  ctx.about(
    input.people.map((person) => person.patientId as PatientId),
    { sessionId: session.id },
  );
  const notes = await notesToSign(ctx, session, input);
  if (!notes.ok) return notes;
  const signer = await findSigner(ctx.tx, {
    ...key,
    staffMemberId: ctx.staffMemberId,
    state: session.state,
    on: ctx.today,
  });
  const signatureId = await insertSignedNotes(
    ctx.tx,
    {
      organizationId: ctx.organizationId,
      clinicId: session.clinic_id,
      sessionId: session.id as SessionId,
      signedBy: ctx.staffMemberId,
      signerName: signer ? `${signer.given_name} ${signer.family_name}` : '',
      signerCredential: signer?.title ?? null,
      signedAt: ctx.now,
    },
    notes.value,
  );
  ctx.announce('notes', session.id);
  return ok({ signatureId, signed: notes.value.length });
}

async function notesToSign(
  ctx: ActionContext,
  session: Session,
  input: SignNotes,
): Promise<Outcome<NewNote[]>> {
  const key = { organizationId: ctx.organizationId, sessionId: session.id };
  const drafts = new Map((await findDrafts(ctx.tx, key)).map((draft) => [draft.patient_id, draft]));
  const shared = drafts.get(null);
  if ((shared?.revision ?? 0) !== input.sharedRevision) return refuse('not-seen');
  const roster = new Map((await rosterOfSession(ctx.tx, key)).map((person) => [person.patient_id, person]));
  const blocks = await blocksOfSession(ctx.tx, key);
  const frozen: Frozen = {
    session,
    sharedWords: shared?.words ?? '',
    times: {
      startsAt: session.starts_at as Instant,
      endsAt: session.ends_at as Instant,
      blocks: blocks.map((block) => ({ fromMinute: block.from_minute, toMinute: block.to_minute })),
    },
  };
  const notes: NewNote[] = [];
  for (const { patientId, revision } of input.people) {
    const person = roster.get(patientId);
    if (!person) return refuse('note-not-found');
    const draft = drafts.get(patientId) ?? { words: '', revision: 0 };
    if (draft.revision !== revision) return refuse('not-seen');
    const note = frozenNote(frozen, person, draft);
    if (!note.ok) return note;
    notes.push(note.value);
  }
  return ok(notes);
}

function frozenNote(frozen: Frozen, person: Person, draft: Draft): Outcome<NewNote> {
  const attendance = person.status ?? 'expected';
  const there = attendance === 'present' || attendance === 'late';
  const sharedWords = there ? frozen.sharedWords : '';
  const ready = readyToSign({ attendance, ownWords: draft.words, sharedWords });
  if (!ready.ok) return refuse(ready.code, { patientId: person.patient_id });
  const credit =
    there && person.arrived_at !== null
      ? creditedMinutes(frozen.times, presenceOf(person, person.arrived_at))
      : null;
  const minutes = credit?.ok ? credit.value : { clockMinutes: 0, treatmentMinutes: 0 };
  const content = {
    id: newId(),
    patientId: person.patient_id,
    heldOn: frozen.session.held_on,
    groupName: frozen.session.group_name,
    attendance,
    ...minutes,
    sharedWords,
    ownWords: draft.words,
  };
  const text = canonicalize({ ...content, sessionId: frozen.session.id }) ?? '';
  return ok({ ...content, contentSha256: createHash('sha256').update(text).digest() });
}

function presenceOf(person: Person, arrivedAt: string) {
  return { arrivedAt: arrivedAt as Instant, leftAt: person.left_at as Instant | null };
}
