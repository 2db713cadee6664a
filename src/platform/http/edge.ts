// The edge: from a request to one transaction and one answer. It recognizes who asks, sets the context,
// runs the action, writes the audit entry in the same transaction, and maps refusals to problems.
import { ok, refuse, type Outcome, type Refusal } from '#kernel/outcome.ts';
import { constraintOf, isDayOutOfRange, type Rows, type SendLast, type Tx } from '../database/database.ts';
import { announceAll } from './announcements.db.ts';
import { addAuditEntry, addKeptEntry, addRefusalEntry, type AuditNote } from './audit-entry.db.ts';
import type { ActionContext, PublicContext, TabletContext } from './context.ts';
import {
  enterStatements,
  noteTablet,
  openContext,
  signedInContext,
  tabletContext,
  type Announced,
} from './edge-context.ts';
import type { EdgeAnswer, EdgeParts, EdgeRequest } from './edge-request.ts';
import type { Entered, EnteredTablet } from './entered.ts';
import { answerBefore, keepAnswer } from './idempotency.db.ts';
import type { AnyContext } from './route.ts';

// Rolls the transaction back; the refusal comes out of it as a value.
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Answers one request; refusals come back as values after the transaction was rolled back and the refusal recorded. */
export async function answer(parts: EdgeParts, request: EdgeRequest): Promise<Outcome<EdgeAnswer>> {
  const note: AuditNote = {
    patientIds: [],
    detail: {},
    organizationId: null,
    staffMemberId: null,
    kept: false,
  };
  try {
    return await parts.database.transaction(
      (tx, [entered, claimed], sendLast) =>
        work(parts, request, { tx, entered, claimed: claimed ?? [], note, sendLast }),
      enterStatements(parts, request),
    );
  } catch (error) {
    const refused = refusalOf(parts, error);
    if (refused === null) throw error;
    await addRefusalEntry(parts, { request, note, code: refused.code });
    return refused;
  }
}

/** Records a refusal that was decided before the action could run, such as bad input: who asked is recognized all the same. */
export async function recordRefusal(parts: EdgeParts, request: EdgeRequest, code: string): Promise<void> {
  const note: AuditNote = {
    patientIds: [],
    detail: {},
    organizationId: null,
    staffMemberId: null,
    kept: false,
  };
  await parts.database.transaction(
    (_tx, [rows], sendLast) => {
      noteWhoAsked(request, rows, note);
      addKeptEntry(sendLast, { request, note, now: parts.clock.now(), outcome: code });
      return Promise.resolve();
    },
    enterStatements(parts, request),
  );
}

function noteWhoAsked(request: EdgeRequest, rows: Rows | undefined, note: AuditNote): void {
  if (request.route.needs === 'tablet') return noteTablet(note, rows?.[0] as EnteredTablet | undefined);
  const entered = rows?.[0] as Entered | undefined;
  if (!entered || entered.state === 'none') return;
  note.organizationId = entered.organization_id;
  note.staffMemberId = entered.staff_member_id;
}

/** `entered` is what recognizing answered: of a sign-in, or of a tablet. */
type Inside = { tx: Tx; entered: Rows | undefined; claimed: Rows; note: AuditNote; sendLast: SendLast };

// May run again after a deadlock: nothing of an earlier try may stay in the note.
async function work(parts: EdgeParts, request: EdgeRequest, inside: Inside): Promise<Outcome<EdgeAnswer>> {
  const { tx, note, sendLast } = inside;
  Object.assign(note, { patientIds: [], detail: {}, kept: false });
  const now = parts.clock.now();
  const announced: Announced = [];
  const ctx = contextOf(request, inside, openContext(parts, request, { tx, now, note, announced }));
  const before = await answeredBefore(ctx, request, inside.claimed);
  if (before !== null) {
    addAuditEntry(sendLast, { request, note, now });
    return ok({ value: null, replayed: before });
  }
  const outcome = await request.route.action(ctx as AnyContext, request.input);
  if (!outcome.ok && !note.kept) throw new Refused(outcome);
  if (outcome.ok) {
    if (request.keyed)
      keepAnswer(sendLast, ctx as ActionContext, { key: request.keyed.key, value: outcome.value });
    addAuditEntry(sendLast, { request, note, now });
  } else {
    addKeptEntry(sendLast, { request, note, now, outcome: outcome.code });
  }
  announceAll(sendLast, note.organizationId, announced);
  return outcome.ok ? ok({ value: outcome.value, replayed: null }) : outcome;
}

type Contexts = ActionContext | PublicContext | TabletContext;

function contextOf({ route }: EdgeRequest, inside: Inside, open: PublicContext): Contexts {
  if (route.needs === 'public') return open;
  const [entered] = inside.entered ?? [];
  const at = { open, note: inside.note };
  const context =
    route.needs === 'tablet'
      ? tabletContext(entered as EnteredTablet | undefined, at)
      : signedInContext(route, entered as Entered | undefined, at);
  if (!context.ok) throw new Refused(context);
  return context.value;
}

async function answeredBefore(ctx: Contexts, request: EdgeRequest, claimed: Rows): Promise<string | null> {
  if (!request.keyed || !('staffMemberId' in ctx)) return null;
  const before = await answerBefore(ctx, request.keyed, claimed);
  if (!before.ok) throw new Refused(before);
  return before.value;
}

function refusalOf(parts: EdgeParts, error: unknown): Refusal | null {
  if (error instanceof Refused) return error.refusal;
  if (isDayOutOfRange(error)) return refuse('day-out-of-range');
  const code = parts.constraints[constraintOf(error)];
  return code === undefined ? null : refuse(code);
}
