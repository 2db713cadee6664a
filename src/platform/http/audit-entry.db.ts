// One audit entry for each request: in the transaction of the answer when allowed, in one of its own when refused.
import type { Clock } from '../clock/clock.ts';
import type { Database, SendLast } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import type { EdgeRequest } from './edge-request.ts';

/** Whom and what a request was about, gathered while it ran. */
export type AuditNote = {
  patientIds: string[];
  detail: Record<string, string | number | readonly string[]>;
  organizationId: string | null;
  staffMemberId: string | null;
  /** Whether what the action wrote stands although it refused. */
  kept: boolean;
};

/** Entries of nobody recognized carry this organization. */
export const noOrganization = '00000000-0000-0000-0000-000000000000';

type Allowed = { request: EdgeRequest; note: AuditNote; now: string };
type Entry = Allowed & { outcome: string };

/** Adds the entry of an allowed request, with its commit; nothing for routes that answer nothing personal. */
export function addAuditEntry(sendLast: SendLast, allowed: Allowed): void {
  if (allowed.request.route.audit.kind !== 'none') addKeptEntry(sendLast, { ...allowed, outcome: 'allowed' });
}

/** Adds the entry of a refused request whose writing stands: in its own transaction, like an allowed one. */
export function addKeptEntry(sendLast: SendLast, refused: Entry): void {
  if (refused.request.route.needs === 'public') enterOrganizationOf(sendLast, refused.note);
  addEntry(sendLast, refused);
}

/** Adds the entry of a refused request, after its transaction was rolled back. */
export async function addRefusalEntry(
  parts: { database: Database; clock: Clock },
  refused: { request: EdgeRequest; note: AuditNote; code: string },
): Promise<void> {
  const { request, note, code } = refused;
  await parts.database.transaction((_tx, _rows, sendLast) => {
    enterOrganizationOf(sendLast, note);
    addEntry(sendLast, { request, note, now: parts.clock.now(), outcome: code });
    return Promise.resolve();
  });
}

// The wall lets an entry in for the organization of the context. A transaction that recognized nobody at its beginning
// has none: that of a public route, which may have recognized somebody since, and one of a refusal's own.
function enterOrganizationOf(sendLast: SendLast, note: AuditNote): void {
  if (note.organizationId !== null)
    sendLast({ name: 'audit-enter', text: enterText, values: [note.organizationId] });
}

function addEntry(sendLast: SendLast, { request, note, now, outcome }: Entry): void {
  const { audit } = request.route;
  const organizationId = note.organizationId ?? noOrganization;
  sendLast({
    name: 'audit-entry',
    text: entryText,
    values: [
      organizationId,
      newId(),
      now,
      note.staffMemberId,
      audit.kind === 'none' ? `${request.route.method} ${request.route.path}` : audit.action,
      audit.kind === 'none' ? 'access' : audit.kind,
      outcome,
      note.patientIds,
      JSON.stringify(note.detail),
      request.address,
      request.requestId,
    ],
  });
}

const enterText = `SELECT set_config('evenkeel.organization', $1, true)`;
const entryText = `INSERT INTO audit_entries
  (organization_id, id, at, staff_member_id, action, kind, outcome, patient_ids, detail, address, request_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;
