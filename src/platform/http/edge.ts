// The edge: from a request to one transaction and one answer. It recognizes who asks, sets the context,
// runs the action, writes the audit entry in the same transaction, and maps refusals to problems.
import type { Outcome, RefusalTable } from '#kernel/outcome.ts';
import { ok, refuse } from '#kernel/outcome.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database, Statement } from '../database/database.ts';
import { constraintOf } from '../database/database.ts';
import { roleReach, roles as everyRole } from '../access/roles.ts';
import type { ActionContext, Browser, PublicContext } from './context.ts';
import type { Route } from './route.ts';
import type { Entered } from './entered.ts';
import { addAuditEntry, addKeptEntry, addRefusalEntry, type AuditNote } from './audit-entry.ts';
import { claimKey, keepAnswer, type KeyedRequest } from './idempotency.ts';
import { announceAll } from './announcements.ts';
import type { Secrets } from '../secrets/secrets.ts';

/** What the edge is built with. `constraints` says which refusal a broken constraint of the database means. */
export type EdgeParts = {
  readonly database: Database;
  readonly clock: Clock;
  readonly words: RefusalTable;
  readonly constraints: Readonly<Record<string, string>>;
  readonly idleMinutes: number;
  readonly secrets: Secrets;
  /** Origin of our own pages. */
  readonly home: string;
};

export type EdgeRequest = {
  readonly route: Route;
  readonly input: unknown;
  readonly tokenSha256: Buffer | null;
  readonly requestId: string;
  readonly address: string;
  readonly forwarded: boolean;
  readonly markSha256: Buffer | null;
  readonly browser: Browser;
  readonly keyed: KeyedRequest | null;
  /** Whether the screen says that it asks by itself, without anybody there: it can only shorten a sign-in, never lengthen it. */
  readonly background?: boolean;
};

/** A granted answer, or one given before under the same key. */
export type EdgeAnswer = { readonly value: unknown; readonly replayed: string | null };

class Refused extends Error {
  readonly outcome: Extract<Outcome<unknown>, { ok: false }>;
  constructor(outcome: Extract<Outcome<unknown>, { ok: false }>) {
    super(outcome.code);
    this.outcome = outcome;
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
    return await parts.database.transaction<Outcome<EdgeAnswer>>(
      async (tx, rows) => {
        note.patientIds = [];
        note.detail = {};
        note.kept = false;
        const now = parts.clock.now();
        const announced: { topic: string; id: string }[] = [];
        const open: PublicContext = openContext(parts, request, { tx, now, note, announced });
        const ctx =
          request.route.needs === 'public'
            ? open
            : signedIn(request.route, rows[0] as Entered | undefined, { open, note });
        const keyed =
          request.keyed && 'staffMemberId' in ctx
            ? await claimKey(ctx as ActionContext, request.keyed)
            : null;
        if (keyed && !keyed.ok) throw new Refused(keyed);
        if (keyed?.value) return ok({ value: null, replayed: keyed.value });
        const outcome = await request.route.action(ctx as ActionContext & PublicContext, request.input);
        if (!outcome.ok) {
          if (!note.kept) throw new Refused(outcome);
          await addKeptEntry(tx, { request, note, now, outcome: outcome.code });
          await announceAll(tx, note.organizationId, announced);
          return outcome;
        }
        if (request.keyed) await keepAnswer(ctx as ActionContext, request.keyed, outcome.value);
        await addAuditEntry(tx, { request, note, now });
        await announceAll(tx, note.organizationId, announced);
        return ok({ value: outcome.value, replayed: null });
      },
      enterStatement(parts, request),
    );
  } catch (error) {
    const refused = refusalOf(parts, error);
    if (refused === null) throw error;
    await addRefusalEntry(parts, { request, note, code: refused.code });
    return refused;
  }
}

function refusalOf(parts: EdgeParts, error: unknown): Extract<Outcome<unknown>, { ok: false }> | null {
  if (error instanceof Refused) return error.outcome;
  const code = parts.constraints[constraintOf(error)];
  return code === undefined ? null : refuse(code);
}

function openContext(
  parts: EdgeParts,
  request: EdgeRequest,
  at: { tx: PublicContext['tx']; now: string; note: AuditNote; announced: { topic: string; id: string }[] },
): PublicContext {
  return {
    tx: at.tx,
    now: at.now as PublicContext['now'],
    requestId: request.requestId,
    address: request.address,
    tokenSha256: request.tokenSha256,
    markSha256: request.markSha256,
    forwarded: request.forwarded,
    home: parts.home,
    secrets: parts.secrets,
    browser: request.browser,
    keep() {
      at.note.kept = true;
    },
    about(patientIds, detail = {}) {
      at.note.patientIds = [...new Set([...at.note.patientIds, ...patientIds])];
      Object.assign(at.note.detail, detail);
    },
    announce(topic, id) {
      at.announced.push({ topic, id });
    },
    recognized(organizationId, staffMemberId) {
      at.note.organizationId = organizationId;
      at.note.staffMemberId = staffMemberId;
    },
  };
}

function signedIn(
  route: Route,
  entered: Entered | undefined,
  at: { open: PublicContext; note: AuditNote },
): ActionContext {
  if (!entered || entered.state === 'none') throw new Refused(refuse('not-signed-in'));
  at.note.organizationId = entered.organization_id;
  at.note.staffMemberId = entered.staff_member_id;
  if (entered.state === 'locked' && !route.whileLocked) throw new Refused(refuse('locked'));
  const wholeMissing = route.care === 'organization' && !entered.whole_organization;
  if (entered.state === 'forbidden' || (wholeMissing && entered.state !== 'locked'))
    throw new Refused(refuse('not-permitted'));
  const { recognized: _, ...open } = at.open;
  return {
    ...open,
    organizationId: entered.organization_id as ActionContext['organizationId'],
    staffMemberId: entered.staff_member_id as ActionContext['staffMemberId'],
    signInId: entered.sign_in_id as ActionContext['signInId'],
    locked: entered.state === 'locked',
    roles: entered.roles as ActionContext['roles'],
    today: entered.today as ActionContext['today'],
    steppedUpAt: entered.stepped_up_at as ActionContext['steppedUpAt'],
    scope: {
      wholeOrganization: entered.whole_organization ?? false,
      clinicIds: entered.clinic_ids ?? [],
      caseloadClinicIds: entered.caseload_clinic_ids ?? [],
    },
  };
}

const wholeRoles = everyRole.filter((role) => roleReach[role] === 'organization');
const caseloadRoles = everyRole.filter((role) => roleReach[role] === 'caseload');
const nobody = Buffer.alloc(32);

function enterStatement(parts: EdgeParts, request: EdgeRequest): Statement | undefined {
  if (request.route.needs === 'public') return undefined;
  return {
    name: 'enter-sign-in',
    text: 'SELECT * FROM enter_sign_in($1, $2, $3, $4, $5, $6, $7)',
    values: [
      request.tokenSha256 ?? nobody,
      parts.clock.now(),
      parts.idleMinutes,
      request.route.activity !== 'background' && request.background !== true,
      request.route.roles,
      wholeRoles,
      caseloadRoles,
    ],
  };
}
