// Who asks, and what an action is handed: from what the database recognized, never from what a client sends.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import { roleReach, roles as everyRole } from '../access/roles.ts';
import type { Statement } from '../database/database.ts';
import type { AuditNote } from './audit-entry.db.ts';
import type { ActionContext, PublicContext, TabletContext } from './context.ts';
import type { EdgeParts, EdgeRequest } from './edge-request.ts';
import type { Entered, EnteredTablet } from './entered.ts';
import { claimStatement } from './idempotency.db.ts';
import type { Route } from './route.ts';

export type Announced = { topic: string; id: string }[];

/** The context of anybody, recognized or not. */
export function openContext(
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

/** The context of somebody signed in, or why there is none. */
export function signedInContext(
  route: Route,
  entered: Entered | undefined,
  at: { open: PublicContext; note: AuditNote },
): Outcome<ActionContext> {
  if (!entered || entered.state === 'none') return refuse('not-signed-in');
  at.note.organizationId = entered.organization_id;
  at.note.staffMemberId = entered.staff_member_id;
  const closed = whyClosed(route, entered);
  if (closed !== null) return refuse(closed);
  return ok({
    ...at.open,
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
  });
}

/** The context of a tablet that was set up, or why there is none. */
export function tabletContext(
  entered: EnteredTablet | undefined,
  at: { open: PublicContext; note: AuditNote },
): Outcome<TabletContext> {
  if (!isSetUp(entered)) return refuse('tablet-not-set-up');
  noteTablet(at.note, entered);
  return ok({
    ...at.open,
    organizationId: entered.organization_id as TabletContext['organizationId'],
    tabletId: entered.tablet_id as TabletContext['tabletId'],
    clinic: {
      id: entered.clinic_id as TabletContext['clinic']['id'],
      name: entered.clinic_name,
      state: entered.state,
      timeZone: entered.time_zone,
    },
    today: entered.today as TabletContext['today'],
  });
}

/** Says in the audit which tablet asked; of none, nothing. */
export function noteTablet(note: AuditNote, entered: EnteredTablet | undefined): void {
  if (!isSetUp(entered)) return;
  note.organizationId = entered.organization_id;
  note.detail = { ...note.detail, tabletId: entered.tablet_id };
}

function isSetUp(
  entered: EnteredTablet | undefined,
): entered is EnteredTablet & { readonly organization_id: string } {
  return entered !== undefined && entered.organization_id !== null;
}

function whyClosed(route: Route, entered: Entered): 'locked' | 'not-permitted' | null {
  if (entered.state === 'locked') return route.whileLocked ? null : 'locked';
  if (entered.state === 'forbidden') return 'not-permitted';
  return route.care === 'organization' && !entered.whole_organization ? 'not-permitted' : null;
}

const wholeRoles = everyRole.filter((role) => roleReach[role] === 'organization');
const caseloadRoles = everyRole.filter((role) => roleReach[role] === 'caseload');
const nobody = Buffer.alloc(32);

/**
 * The statements that recognize the token and set the transaction's context, and then claim the request's key; none
 * for public routes. A tablet is recognized by a token of its own.
 */
export function enterStatements(parts: EdgeParts, request: EdgeRequest): Statement[] {
  if (request.route.needs === 'public') return [];
  const now = parts.clock.now();
  if (request.route.needs === 'tablet')
    return [
      {
        name: 'enter-tablet',
        text: 'SELECT * FROM enter_tablet($1, $2)',
        values: [request.tabletSha256 ?? nobody, now],
      },
    ];
  const enter = {
    name: 'enter-sign-in',
    text: 'SELECT * FROM enter_sign_in($1, $2, $3, $4, $5, $6, $7)',
    values: [
      request.tokenSha256 ?? nobody,
      now,
      parts.idleMinutes,
      request.route.activity !== 'background' && request.background !== true,
      request.route.roles,
      wholeRoles,
      caseloadRoles,
    ],
  };
  return request.keyed ? [enter, claimStatement(request.keyed, now)] : [enter];
}
