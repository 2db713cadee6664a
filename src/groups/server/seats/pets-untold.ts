// Who is expected on a date of a group with pets and was not told of them. Whom pets trouble is said
// by has_pet_concern() alone; whether they were told, by their seat or visit.
import type { OrganizationId } from '#kernel/ids.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';

/** SQL: whether somebody expected on a date was not told, as of their seat or visit; `r` of rosters, `t` of seats, `v` of visits. */
export const expectedUntold =
  '(NOT coalesce(t.pets_accepted, v.pets_accepted, true) AND has_pet_concern(r.patient_id))';

type Asked = {
  readonly organizationId: OrganizationId;
  /** Sessions of groups that welcome pets. */
  readonly sessionIds: readonly string[];
  /** Only these people; everybody where it is null. */
  readonly patientIds: readonly string[] | null;
};

/** Who is expected in these sessions and was not told, by session. */
export async function findUntold(
  tx: Tx<'rosters' | 'seats' | 'visits'>,
  { organizationId, sessionIds, patientIds }: Asked,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  if (sessionIds.length === 0) return new Map();
  const rows = await rowsOf<{ session_id: string; patient_ids: string[] }>(tx, untoldText, [
    organizationId,
    sessionIds,
    patientIds,
  ]);
  return new Map(rows.map((row) => [row.session_id, new Set(row.patient_ids)]));
}

const untoldText = `
  SELECT r.session_id, array_agg(r.patient_id) AS patient_ids
    FROM rosters r
    LEFT JOIN seats t ON t.organization_id = r.organization_id AND t.id = r.seat_id
    LEFT JOIN visits v ON v.organization_id = r.organization_id AND v.id = r.visit_id
   WHERE r.organization_id = $1 AND r.session_id = ANY ($2) AND NOT r.taken_back AND ($3::uuid[] IS NULL OR r.patient_id = ANY ($3))
     AND ${expectedUntold}
   GROUP BY r.session_id`;
