// Which own parts of a session are nearly copies: of another person's part in it, or of one of the person's own last
// notes. A hint to the writer before the signature; nothing is kept of it.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { rosterOfSession } from '../../attendance/server/door.ts';
import { sessionInScope } from '../../groups/server/door.ts';
import { isNearCopy } from '../rules/near-copy.ts';
import type { NearCopiesAnswer } from '../rules/notes-answers.ts';
import { findDrafts } from './drafts.db.ts';
import { findLastNotes } from './last-notes.db.ts';
import { findNotesOfSession } from './notes.db.ts';

const earlierNotes = 5;

type OwnPart = { readonly patientId: string; readonly words: string; readonly isOpen: boolean };

export async function findNearCopies(
  ctx: ActionContext,
  input: { sessionId: string; block: number },
): Promise<Outcome<NearCopiesAnswer>> {
  const { sessionId, block } = input;
  const key = { organizationId: ctx.organizationId, sessionId, block };
  const session = await sessionInScope(ctx.tx, ctx.scope, key);
  if (!session) return refuse('note-not-found');
  const parts = await ownParts(ctx, key);
  const open = parts.filter((part) => part.isOpen);
  ctx.about(
    open.map((part) => part.patientId as PatientId),
    { sessionId: session.id },
  );
  const earlier = await findLastNotes(ctx.tx, {
    organizationId: ctx.organizationId,
    patientIds: open.map((part) => part.patientId),
    exceptSessionId: session.id,
    exceptBlock: block,
    most: earlierNotes,
  });
  const people = open
    .map((part) => likenesses(part, parts, earlier))
    .filter((person) => person.likeOthers.length + person.likeEarlier.length > 0);
  return ok({ people });
}

type SheetKey = {
  readonly organizationId: ActionContext['organizationId'];
  readonly sessionId: string;
  readonly block: number;
};

// Own parts as they stand: signed ones as signed, so that a copy of what a co-facilitator signed is seen as well.
async function ownParts(ctx: ActionContext, key: SheetKey): Promise<OwnPart[]> {
  const [roster, drafts, signed] = await Promise.all([
    rosterOfSession(ctx.tx, key),
    findDrafts(ctx.tx, key),
    findNotesOfSession(ctx.tx, key),
  ]);
  const signedWords = new Map(
    signed.filter((note) => note.block === key.block).map((note) => [note.patient_id, note.own_words]),
  );
  const draftWords = new Map(drafts.map((draft) => [draft.patient_id, draft.words]));
  return roster.map(({ patient_id: patientId }) => ({
    patientId,
    words: signedWords.get(patientId) ?? draftWords.get(patientId) ?? '',
    isOpen: !signedWords.has(patientId),
  }));
}

type Earlier = Awaited<ReturnType<typeof findLastNotes>>;

function likenesses(part: OwnPart, parts: readonly OwnPart[], earlier: Earlier) {
  return {
    patientId: part.patientId,
    likeOthers: parts
      .filter((other) => other.patientId !== part.patientId && isNearCopy(part.words, other.words))
      .map((other) => other.patientId),
    likeEarlier: earlier
      .filter((note) => note.patient_id === part.patientId && isNearCopy(part.words, note.own_words))
      .map((note) => ({ noteId: note.id, heldOn: note.held_on })),
  };
}
