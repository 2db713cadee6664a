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
import { emptyPart, writtenFields, type Part } from '../rules/part.ts';
import { readyToSign } from '../rules/readiness.ts';
import { findDismissedNames } from './dismissed-names.db.ts';
import { findDrafts } from './drafts.db.ts';
import { findSigner, insertSignedNotes, signerIn, type NewNote } from './notes.db.ts';

type Session = NonNullable<Awaited<ReturnType<typeof sessionInScope>>>;
type Person = Awaited<ReturnType<typeof rosterOfSession>>[number];
type Draft = Part & { revision: number; goal_words: string };
type Frozen = { session: Session; times: SessionTimes; shared: Draft };

export async function signNotes(
  ctx: ActionContext,
  input: SignNotes & { sessionId: string },
): Promise<Outcome<{ signatureId: string; signed: number }>> {
  const key = { organizationId: ctx.organizationId, sessionId: input.sessionId };
  // Asked side by side, so that all this is one trip to the database.
  const [session, leaders, signers, gathered] = await Promise.all([
    sessionInScope(ctx.tx, ctx.scope, key),
    leadersOfSession(ctx.tx, key),
    findSigner(ctx.tx, { ...key, staffMemberId: ctx.staffMemberId, on: ctx.today }),
    gather(ctx, key),
  ]);
  if (!session) return refuse('note-not-found');
  if (!leaders.some((leader) => leader.staff_member_id === ctx.staffMemberId))
    return refuse('not-your-session');
  ctx.about(
    input.people.map((person) => person.patientId as PatientId),
    { sessionId: session.id },
  );
  const notes = notesToSign(gathered, session, input);
  if (!notes.ok) return notes;
  const signer = signerIn(signers, session.state);
  const signatureId = insertSignedNotes(
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
  drafts: ReadonlyMap<string | null, Draft>;
  roster: ReadonlyMap<string, Person>;
  blocks: Awaited<ReturnType<typeof blocksOfSession>>;
  dismissed: ReadonlyMap<string | null, ReadonlySet<string>>;
};

async function gather(ctx: ActionContext, key: Parameters<typeof rosterOfSession>[1]): Promise<Gathered> {
  const [people, written, blocks, dismissed] = await Promise.all([
    rosterOfSession(ctx.tx, key),
    findDrafts(ctx.tx, key),
    blocksOfSession(ctx.tx, key),
    findDismissedNames(ctx.tx, key),
  ]);
  return {
    drafts: new Map(written.map((draft) => [draft.patient_id, draft])),
    roster: new Map(people.map((person) => [person.patient_id, person])),
    blocks,
    dismissed,
  };
}

const notWritten: Draft = { ...emptyPart, revision: 0, goal_words: '' };

function notesToSign(gathered: Gathered, session: Session, input: SignNotes): Outcome<NewNote[]> {
  const { drafts, roster } = gathered;
  const frozen = sharedOf(gathered, session);
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

function sharedOf({ drafts, blocks }: Gathered, session: Session): Frozen {
  return { session, times: sessionTimes(session, blocks), shared: drafts.get(null) ?? notWritten };
}

// No part names another member of the group, unless somebody said that the name means somebody else.
function nobodyNamed(
  { drafts, roster, dismissed }: Gathered,
  parts: readonly (string | null)[],
): Outcome<true> {
  const members = new Map([...roster].map(([patientId, person]) => [patientId, memberOf(person)]));
  for (const patientId of parts) {
    const part = drafts.get(patientId) ?? notWritten;
    const self = (patientId !== null && members.get(patientId)) || null;
    const others = [...members.values()].filter((member) => member !== self);
    const named = writtenFields.flatMap((field) =>
      namedOthers(part[field], { others, self }, dismissed.get(patientId)),
    );
    if (named.length > 0) return refuse('names-somebody', patientId === null ? {} : { patientId });
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
  const shared = there ? frozen.shared : notWritten;
  const ready = readyToSign({ attendance, ownWords: draft.words, sharedWords: shared.words });
  if (!ready.ok) return refuse(ready.code, { patientId: person.patient_id });
  const minutes = minutesOfMark(frozen.times, person);
  const content = {
    id: newId(),
    patientId: person.patient_id,
    heldOn: frozen.session.held_on,
    groupName: frozen.session.group_name,
    attendance,
    ...minutes,
    topic: shared.topic,
    method: shared.method,
    sharedWords: shared.words,
    participation: there ? draft.participation : '',
    mood: there ? draft.mood : '',
    theme: there ? draft.theme : '',
    ownWords: draft.words,
    response: draft.response,
    feedback: draft.feedback,
    goalWords: draft.goal_words,
    nextStep: draft.nextStep,
  };
  const text = canonicalize({ ...content, sessionId: frozen.session.id }) ?? '';
  return ok({ ...content, contentSha256: createHash('sha256').update(text).digest() });
}
