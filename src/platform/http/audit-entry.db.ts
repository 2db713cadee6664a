// One audit entry for each request: in the transaction of the answer when allowed, in one of its own when refused.
import { sql } from 'kysely';
import type { Clock } from '../clock/clock.ts';
import type { Database, Tx } from '../database/database.ts';
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

/** Adds the entry of an allowed request; nothing for routes that answer nothing personal. */
export async function addAuditEntry(tx: Tx, allowed: Allowed): Promise<void> {
  if (allowed.request.route.audit.kind === 'none') return;
  if (allowed.request.route.needs === 'public' && allowed.note.organizationId)
    await enterOrganization(tx, allowed.note.organizationId);
  await insertEntry(tx, { ...allowed, outcome: 'allowed' });
}

/** Adds the entry of a refused request whose writing stands: in its own transaction, like an allowed one. */
export async function addKeptEntry(tx: Tx, refused: Entry): Promise<void> {
  if (refused.note.organizationId) await enterOrganization(tx, refused.note.organizationId);
  await insertEntry(tx, refused);
}

/** Adds the entry of a refused request, after its transaction was rolled back. */
export async function addRefusalEntry(
  parts: { database: Database; clock: Clock },
  refused: { request: EdgeRequest; note: AuditNote; code: string },
): Promise<void> {
  const { request, note, code } = refused;
  await parts.database.transaction(async (tx) => {
    if (note.organizationId) await enterOrganization(tx, note.organizationId);
    await insertEntry(tx, { request, note, now: parts.clock.now(), outcome: code });
  });
}

async function enterOrganization(tx: Tx, organizationId: string): Promise<void> {
  await sql`SELECT set_config('evenkeel.organization', ${organizationId}, true)`.execute(tx);
}

async function insertEntry(tx: Tx, entry: Entry): Promise<void> {
  const { request, note } = entry;
  const { audit } = request.route;
  await tx
    .insertInto('audit_entries')
    .values({
      organization_id: note.organizationId ?? noOrganization,
      id: newId(),
      at: entry.now,
      staff_member_id: note.staffMemberId,
      action: audit.kind === 'none' ? `${request.route.method} ${request.route.path}` : audit.action,
      kind: audit.kind === 'none' ? 'access' : audit.kind,
      outcome: entry.outcome,
      patient_ids: note.patientIds,
      detail: JSON.stringify(note.detail),
      address: request.address,
      request_id: request.requestId,
    })
    .execute();
}
