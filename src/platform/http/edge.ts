// The edge: from a request to one transaction and one answer. It recognizes who asks, sets the context,
// runs the action, writes the audit entry in the same transaction, and maps refusals to problems.
import { ok, refuse, type Outcome, type Refusal } from '#kernel/outcome.ts';
import { constraintOf, isDayOutOfRange, type Rows, type SendLast, type Tx } from '../database/database.ts';
import { announceAll } from './announcements.db.ts';
import { addAuditEntry, addKeptEntry, addRefusalEntry, type AuditNote } from './audit-entry.db.ts';
import type { ActionContext, PublicContext } from './context.ts';
import { enterStatements, openContext, signedInContext, type Announced } from './edge-context.ts';
import type { EdgeAnswer, EdgeParts, EdgeRequest } from './edge-request.ts';
import type { Entered } from './entered.ts';
import { answerBefore, keepAnswer } from './idempotency.db.ts';

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
        work(parts, request, { tx, entered: enteredOf(entered), claimed: claimed ?? [], note, sendLast }),
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
      const entered = enteredOf(rows);
      if (entered && entered.state !== 'none') {
        note.organizationId = entered.organization_id;
        note.staffMemberId = entered.staff_member_id;
      }
      addKeptEntry(sendLast, { request, note, now: parts.clock.now(), outcome: code });
      return Promise.resolve();
    },
    enterStatements(parts, request),
  );
}

function enteredOf(rows: Rows | undefined): Entered | undefined {
  return rows?.[0] as Entered | undefined;
}

type Inside = { tx: Tx; entered: Entered | undefined; claimed: Rows; note: AuditNote; sendLast: SendLast };

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
  const outcome = await request.route.action(ctx as ActionContext & PublicContext, request.input);
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

function contextOf(request: EdgeRequest, inside: Inside, open: PublicContext): ActionContext | PublicContext {
  if (request.route.needs === 'public') return open;
  const context = signedInContext(request.route, inside.entered, { open, note: inside.note });
  if (!context.ok) throw new Refused(context);
  return context.value;
}

async function answeredBefore(
  ctx: ActionContext | PublicContext,
  request: EdgeRequest,
  claimed: Rows,
): Promise<string | null> {
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
