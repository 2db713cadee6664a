// Queries of who broke the lock of a record, when and why.
import { sql } from 'kysely';
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { newId } from '#platform/database/new-id.ts';
import type { Opening } from '../rules/record-care-answers.ts';
import type { PatientsTx } from './patients-tables.db.ts';

/** Opens a locked record for the rest of the day; null where nothing but a lock keeps one shut. */
export async function insertOpening(
  tx: PatientsTx,
  of: { patientId: string; because: string; at: Instant },
): Promise<string | null> {
  const id = newId();
  const done = await sql<{
    opened: boolean;
  }>`SELECT open_locked_record(${id}, ${of.patientId}, ${of.because}, ${of.at}) AS opened`.execute(tx);
  return done.rows[0]?.opened === true ? id : null;
}

/** Openings, those nobody has looked at first, the newest first. */
export async function findOpenings(
  tx: PatientsTx,
  key: { organizationId: OrganizationId; most: number },
): Promise<Opening[]> {
  const found =
    await sql<Opening>`SELECT o.id, p.id AS "patientId", p.number, p.given_name AS "givenName", p.family_name AS "familyName",
      p.preferred_name AS "preferredName", m.given_name || ' ' || m.family_name AS "openedBy", o.because, o.opened_at AS "openedAt",
      w.given_name || ' ' || w.family_name AS "seenBy", o.seen_at AS "seenAt"
    FROM record_openings o
    JOIN patients p ON p.organization_id = o.organization_id AND p.id = o.patient_id
    JOIN staff_in_brief m ON m.organization_id = o.organization_id AND m.id = o.staff_member_id
    LEFT JOIN staff_in_brief w ON w.organization_id = o.organization_id AND w.id = o.seen_by
    WHERE o.organization_id = ${key.organizationId}
    ORDER BY o.seen_at IS NOT NULL, o.opened_at DESC, o.id DESC LIMIT ${key.most}`.execute(tx);
  return found.rows;
}

/** Notes that somebody looked at an opening; the person it is about, or null when it is not there or was looked at. */
export async function markSeen(
  tx: PatientsTx,
  of: { organizationId: OrganizationId; openingId: string; by: StaffMemberId; at: Instant },
): Promise<string | null> {
  const changed = await tx
    .updateTable('record_openings')
    .set({ seen_by: of.by, seen_at: of.at })
    .where('organization_id', '=', of.organizationId)
    .where('id', '=', of.openingId)
    .where('seen_at', 'is', null)
    .returning('patient_id')
    .executeTakeFirst();
  return changed?.patient_id ?? null;
}
