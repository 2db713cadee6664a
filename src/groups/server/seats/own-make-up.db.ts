// Which make-up somebody booked themselves.
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';

/** A standing make-up in a session that has not begun, booked by this staff member. */
export async function findOwnMakeUp(
  tx: Tx<'visits' | 'sessions_in_brief'>,
  of: {
    readonly organizationId: OrganizationId;
    readonly sessionId: string;
    readonly visitId: string;
    readonly staffMemberId: StaffMemberId;
    readonly now: Instant;
  },
): Promise<{ id: string } | undefined> {
  const { organizationId, visitId, sessionId, staffMemberId, now } = of;
  const rows = await rowsOf<{ id: string }>(tx, ownText, [
    organizationId,
    visitId,
    sessionId,
    staffMemberId,
    now,
  ]);
  return rows[0];
}

const ownText = `
  SELECT v.id FROM visits v JOIN sessions_in_brief s ON s.organization_id = v.organization_id AND s.id = v.session_id
   WHERE v.organization_id = $1 AND v.id = $2 AND v.session_id = $3 AND v.given_by = $4 AND v.kind = 'make_up'
     AND v.withdrawn_at IS NULL AND s.starts_at > $5`;
