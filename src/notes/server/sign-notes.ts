// Signs the notes of a session in one action: all or none. Each note freezes its words, minutes,
// the signer's name and credential as of that day, and a hash of all that.
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { PatientId, SessionId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { newId } from '#platform/database/new-id.ts';
import { wasThere } from '../../attendance/rules/was-there.ts';
import { minutesOfMark, sessionTimes, type SessionTimes } from '../../attendance/rules/credited-minutes.ts';
import { rosterOfSession } from '../../attendance/server/door.ts';
import { blocksOfSession, leadersOfSession, sessionInScope } from '../../groups/server/door.ts';
import type { SignNotes } from '../rules/note.ts';
import { namedOthers, type GroupMember } from '../rules/named-others.ts';
import { readyToSign } from '../rules/readiness.ts';
import { findDismissedNames } from './dismissed-names.db.ts';
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
  const [leaders, signer] = await Promise.all([
    leadersOfSession(ctx.tx, key),
    findSigner(ctx.tx, { ...key, staffMemberId: ctx.staffMemberId, state: session.state, on: ctx.today }),
  ]);
  if (!leaders.some((leader) => leader.staff_member_id === ctx.staffMemberId))
    return refuse('not-your-session');
  ctx.about(
    input.people.map((person) => person.patientId as PatientId),
    { sessionId: session.id },
  );
  const notes = await notesToSign(ctx, session, input);
  if (!notes.ok) return notes;
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

type Gathered = {
  frozen: Frozen;
  drafts: ReadonlyMap<string | null, Draft>;
  roster: ReadonlyMap<string, Person>;
  dismissed: ReadonlyMap<string | null, ReadonlySet<string>>;
};

async function gather(ctx: ActionContext, session: Session): Promise<Gathered> {
  const key = { organizationId: ctx.organizationId, sessionId: session.id };
  const [written, people, blocks, dismissed] = await Promise.all([
    findDrafts(ctx.tx, key),
    rosterOfSession(ctx.tx, key),
    blocksOfSession(ctx.tx, key),
    findDismissedNames(ctx.tx, key),
  ]);
  const drafts = new Map(written.map((draft) => [draft.patient_id, draft]));
  const roster = new Map(people.map((person) => [person.patient_id, person]));
  const times = sessionTimes(session, blocks);
  return {
    drafts,
    roster,
    dismissed,
    frozen: { session, times, sharedWords: drafts.get(null)?.words ?? '' },
  };
}

const notWritten: Draft = { words: '', revision: 0 };

async function notesToSign(
  ctx: ActionContext,
  session: Session,
  input: SignNotes,
): Promise<Outcome<NewNote[]>> {
  const gathered = await gather(ctx, session);
  const { frozen, drafts, roster } = gathered;
  if ((drafts.get(null) ?? notWritten).revision !== input.sharedRevision) return refuse('not-seen');
  const named = nobodyNamed(gathered, [null, ...input.people.map((person) => person.patientId)]);
  if (!named.ok) return named;
  const notes: NewNote[] = [];
  for (const { patientId, revision } of input.people) {
    const person = roster.get(patientId);
    if (!person) return refuse('note-not-found');
    const draft = drafts.get(patientId) ?? notWritten;
    if (draft.revision !== revision) return refuse('not-seen');
    const note = frozenNote(frozen, person, draft);
    if (!note.ok) return note;
    notes.push(note.value);
  }
  return ok(notes);
}

// No part names another member of the group, unless somebody said that the name means somebody else.
function nobodyNamed(
  { drafts, roster, dismissed }: Gathered,
  parts: readonly (string | null)[],
): Outcome<true> {
  const members = new Map([...roster].map(([patientId, person]) => [patientId, memberOf(person)]));
  for (const patientId of parts) {
    const words = drafts.get(patientId)?.words ?? '';
    const self = (patientId !== null && members.get(patientId)) || null;
    const others = [...members.values()].filter((member) => member !== self);
    if (namedOthers(words, { others, self }, dismissed.get(patientId)).length > 0)
      return refuse('names-somebody', patientId === null ? {} : { patientId });
  }
  return ok(true);
}

function memberOf(person: Person): GroupMember {
  return {
    patientId: person.patient_id,
    givenName: person.given_name,
    familyName: person.family_name,
    preferredName: person.preferred_name,
  };
}

function frozenNote(frozen: Frozen, person: Person, draft: Draft): Outcome<NewNote> {
  const attendance = person.status ?? 'expected';
  const there = wasThere(attendance);
  const sharedWords = there ? frozen.sharedWords : '';
  const ready = readyToSign({ attendance, ownWords: draft.words, sharedWords });
  if (!ready.ok) return refuse(ready.code, { patientId: person.patient_id });
  const minutes = minutesOfMark(frozen.times, person);
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
