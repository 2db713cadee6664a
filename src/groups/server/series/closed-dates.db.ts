// Queries of dates on which a clinic is closed, and of those it is no longer closed on.
import type { OrganizationId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import { rowsOf } from '#platform/database/database.ts';
import type { GroupsTx } from '../groups.db.ts';

type At = {
  readonly organizationId: OrganizationId;
  readonly today: LocalDate;
  readonly now: Instant;
};

/** Planned dates to come that lie in a closure, with its reason; what people wrote on is left out, and so is what
 * needs no open building. */
export async function findClosedDates(
  tx: GroupsTx,
  at: At,
): Promise<{ session_id: string; group_id: string; reason: string }[]> {
  return rowsOf(tx, closedText, [at.organizationId, at.today, at.now]);
}

const closedText = `
  WITH closed AS MATERIALIZED (
    SELECT s.id, s.group_id, min(c.reason) AS reason
      FROM closures_in_brief c
      JOIN sessions s ON s.organization_id = c.organization_id AND s.held_on BETWEEN greatest(c.starts_on, $2) AND c.ends_on
       AND (c.clinic_id IS NULL OR s.clinic_id = c.clinic_id)
     WHERE c.organization_id = $1 AND c.ends_on >= $2 AND s.status = 'planned' AND s.mode <> 'virtual' AND s.starts_at > $3
     GROUP BY s.id, s.group_id
  )
  SELECT d.id AS session_id, d.group_id, d.reason FROM closed d
   WHERE d.id NOT IN (SELECT w FROM sessions_written(ARRAY(SELECT id FROM closed)) AS w)
   ORDER BY d.group_id, d.id`;

/** Dates to come that a closure called off and that no closure covers any more, or that need no open building. */
export async function findReopenedDates(
  tx: GroupsTx,
  at: At,
): Promise<{ session_id: string; group_id: string; change_id: string }[]> {
  return rowsOf(tx, reopenedText, [at.organizationId, at.today]);
}

const reopenedText = `
  SELECT e.session_id, s.group_id, e.change_id
    FROM session_exceptions e
    JOIN sessions s ON s.organization_id = e.organization_id AND s.id = e.session_id
   WHERE e.organization_id = $1 AND e.aspect = 'closed' AND e.taken_back_at IS NULL AND s.held_on >= $2
     AND (s.mode = 'virtual' OR NOT EXISTS (SELECT FROM closures_in_brief c WHERE c.organization_id = s.organization_id
           AND (c.clinic_id IS NULL OR c.clinic_id = s.clinic_id) AND s.held_on BETWEEN c.starts_on AND c.ends_on))
   ORDER BY s.group_id, s.id`;
