// What a signature freezes: each note's words, minutes and hash, out of what was gathered; or why not.
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { newId } from '#platform/database/new-id.ts';
import { wasThere } from '../../attendance/rules/was-there.ts';
import type { SessionTimes } from '../../groups/rules/session-times.ts';
import { namesOnRoster, rosterOfSession } from '../../attendance/server/door.ts';
import { blocksOfSession, type sessionInScope } from '../../groups/server/door.ts';
import type { SignNotes } from '../rules/note.ts';
import { minutesOfNote, wholeDay } from '../rules/note-blocks.ts';
import { firstNamed, type GroupMember } from '../../patients/rules/named-others.ts';
import { emptyPart, textsOf, type Part } from '../rules/part.ts';
import { noteWaits, risksInWords, type RiskNow } from '../rules/risk.ts';
import { readyToSign } from '../rules/readiness.ts';
import { findDismissedNames } from './dismissed-names.db.ts';
import { findDrafts } from './drafts.db.ts';
import { findReplaced } from './note-errors.db.ts';
import { findSignedBlocks, type NewNote } from './notes.db.ts';
import { blockWords } from './sheets.ts';
import { findRisks, type RiskRow } from './risks.db.ts';
import { findWriters, type WriterRow } from './writers.db.ts';

export type Session = NonNullable<Awaited<ReturnType<typeof sessionInScope>>>;
type Person = Awaited<ReturnType<typeof rosterOfSession>>[number];
type Draft = Part & { revision: number; goal_words: string };
type Frozen = {
  session: Session;
  times: SessionTimes;
  shared: Draft;
  block: number;
  blockWords: string;
  planned: Gathered['blocks'];
};

export type Gathered = {
  /** For what notes of this session are signed already. */
  signed: readonly { readonly block: number }[];
  drafts: ReadonlyMap<string | null, Draft>;
  roster: ReadonlyMap<string, Person>;
  /** Everybody seated or present, guests and those whose record is locked to the signer among them. */
  names: readonly GroupMember[];
  blocks: Awaited<ReturnType<typeof blocksOfSession>>;
  dismissed: ReadonlyMap<string | null, ReadonlySet<string>>;
  writers: ReadonlyMap<string, WriterRow>;
  replaced: ReadonlyMap<string, string>;
  risks: ReadonlyMap<string, readonly RiskNow[]>;
};

/** Everything a signature looks at, asked side by side, so that it is one trip to the database. */
export async function gather(
  ctx: ActionContext,
  key: Parameters<typeof rosterOfSession>[1] & { readonly block: number },
): Promise<Gathered> {
  const [people, written, blocks, dismissed, writers, replaced, risks, signed, names] = await Promise.all([
    rosterOfSession(ctx.tx, key),
    findDrafts(ctx.tx, key),
    blocksOfSession(ctx.tx, key),
    findDismissedNames(ctx.tx, key),
    findWriters(ctx.tx, key),
    findReplaced(ctx.tx, key),
    findRisks(ctx.tx, key),
    findSignedBlocks(ctx.tx, key),
    namesOnRoster(ctx.tx, key.sessionId),
  ]);
  return {
    signed,
    names,
    drafts: new Map(written.map((draft) => [draft.patient_id, draft])),
    roster: new Map(people.map((person) => [person.patient_id, person])),
    blocks,
    dismissed,
    writers,
    replaced,
    risks: Map.groupBy(risks.map(riskNow), (risk) => risk.patientId),
  };
}

const notWritten: Draft = { ...emptyPart, revision: 0, goal_words: '' };

type Asked = {
  readonly session: Session;
  /** As the session really took place. */
  readonly times: SessionTimes;
  readonly input: SignNotes;
  readonly signer: string;
};

/** The notes as they will stand; nothing of them when one cannot be signed. */
export function notesToSign(
  gathered: Gathered,
  { session, times, input, signer }: Asked,
): Outcome<NewNote[]> {
  const { block } = input;
  const planned = gathered.blocks;
  const frozen = {
    session,
    times,
    shared: gathered.drafts.get(null) ?? notWritten,
    block,
    blockWords: blockWords(session, { block, planned, times }),
    planned,
  };
  if (frozen.shared.revision !== input.sharedRevision) return refuse('not-seen');
  const named = nobodyNamed(gathered, [null, ...input.people.map((person) => person.patientId)]);
  if (!named.ok) return named;
  const notes: NewNote[] = [];
  for (const seen of input.people) {
    const note = oneNote(gathered, frozen, { seen, signer });
    if (!note.ok) return note;
    notes.push(note.value);
  }
  return ok(notes);
}

type Seen = SignNotes['people'][number];

function oneNote(
  gathered: Gathered,
  frozen: Frozen,
  { seen, signer }: { seen: Seen; signer: string },
): Outcome<NewNote> {
  const { patientId } = seen;
  const person = gathered.roster.get(patientId);
  if (!person) return refuse('note-not-found');
  const draft = gathered.drafts.get(patientId) ?? notWritten;
  if (!isAsSeen(seen, draft, person)) return refuse('not-seen', { patientId });
  if (isOthers(gathered, { patientId, signer })) return refuse('not-your-note', { patientId });
  const raised = gathered.risks.get(patientId) ?? [];
  if (noteWaits(raised)) return refuse('risk-is-open', { patientId });
  return frozenNote(frozen, person, {
    draft,
    replaces: gathered.replaced.get(patientId) ?? null,
    risks: risksInWords(raised),
  });
}

function isOthers({ writers }: Gathered, of: { patientId: string; signer: string }): boolean {
  const writer = writers.get(of.patientId)?.writer_id ?? null;
  return writer !== null && writer !== of.signer;
}

function riskNow(row: RiskRow): RiskNow & { patientId: string } {
  return {
    patientId: row.patient_id,
    kind: row.kind,
    closedAt: row.closed_at,
    releasedAt: row.released_at,
    outcome: row.outcome,
  };
}

// A note freezes minutes as well: those of a mark that came meanwhile were not seen.
function isAsSeen(seen: Seen, draft: Draft, person: Person): boolean {
  return draft.revision === seen.revision && (seen.mark ?? person.sequence ?? 0) === (person.sequence ?? 0);
}

// No part names another member of the group, unless somebody said that the name means somebody else.
function nobodyNamed(
  { drafts, names, dismissed }: Gathered,
  parts: readonly (string | null)[],
): Outcome<true> {
  for (const patientId of parts) {
    const part = drafts.get(patientId) ?? notWritten;
    const self = names.find((member) => member.patientId === patientId) ?? null;
    const others = names.filter((member) => member !== self);
    const named = firstNamed(textsOf(part, part.goal_words), { others, self }, dismissed.get(patientId));
    if (named !== null)
      return refuse('names-somebody', {
        name: named.text,
        field: named.field,
        isGuest: named.isGuest,
        ...(patientId === null ? {} : { patientId }),
      });
  }
  return ok(true);
}

function frozenNote(
  frozen: Frozen,
  person: Person,
  { draft, replaces, risks }: { draft: Draft; replaces: string | null; risks: string },
): Outcome<NewNote> {
  const minutes = minutesOfNote(frozen.times, person, frozen);
  const attendance = attendanceInNote(person, frozen, minutes.clockMinutes);
  const there = wasThere(attendance);
  const shared = there ? frozen.shared : notWritten;
  const ready = readyToSign({ attendance, ownWords: draft.words, sharedWords: shared.words });
  if (!ready.ok) return refuse(ready.code, { patientId: person.patient_id });
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
    // Left out where there are none, as in every note signed before there were risks.
    ...(risks === '' ? {} : { risks }),
    // Left out of notes of a whole day, as in every note signed before there were others.
    ...(frozen.block === wholeDay ? {} : { block: frozen.block, blockWords: frozen.blockWords }),
  };
  const text = canonicalize({ ...content, sessionId: frozen.session.id }) ?? '';
  const { block, blockWords: said } = frozen;
  return ok({
    ...content,
    risks,
    replaces,
    block,
    blockWords: said,
    contentSha256: createHash('sha256').update(text).digest(),
  });
}

// Who was not in this block has an absence entry of it, however long they were in another one.
function attendanceInNote(person: Person, { block }: Frozen, minutes: number): string {
  const attendance = person.status ?? 'expected';
  return block !== wholeDay && minutes === 0 && wasThere(attendance) ? 'absent' : attendance;
}
