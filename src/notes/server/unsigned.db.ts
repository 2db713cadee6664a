// Sessions that are over and whose notes are not all signed, in numbers: no record is opened.
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';

type UnsignedTx = Tx<'sessions_in_brief' | 'session_leaders'>;

export type UnsignedRow = {
  session_id: string;
  clinic_id: string;
  state: string;
  group_name: string;
  clinic_name: string;
  time_zone: string;
  held_on: string;
  ends_at: string;
  unsigned: number;
  leaders: string[];
  mine: boolean;
};

/** Those that ended before an instant and since a day, oldest first. */
export async function findUnsigned(
  tx: UnsignedTx,
  of: {
    readonly organizationId: OrganizationId;
    readonly clinicIds: readonly string[] | null;
    readonly since: LocalDate;
    readonly endedBefore: Instant;
    readonly asker: StaffMemberId;
    /** Whether only sessions that the asker leads. */
    readonly mineOnly: boolean;
  },
): Promise<UnsignedRow[]> {
  return rowsOf<UnsignedRow>(tx, unsignedText, [
    of.organizationId,
    of.clinicIds,
    of.since,
    of.endedBefore,
    of.asker,
    of.mineOnly,
  ]);
}

const unsignedText = `
  WITH open AS MATERIALIZED (SELECT * FROM unsigned_notes($3, $4)),
  led AS MATERIALIZED (
    SELECT l.session_id, array_agg(l.given_name || ' ' || l.family_name ORDER BY l.family_name) AS leaders, bool_or(l.staff_member_id = $5) AS mine
      FROM session_leaders l WHERE l.organization_id = $1 AND l.session_id = ANY (ARRAY(SELECT session_id FROM open)) GROUP BY l.session_id
  )
  SELECT s.id AS session_id, s.clinic_id, s.state, s.group_name, s.clinic_name, s.time_zone, s.held_on, s.ends_at, o.unsigned,
         coalesce(l.leaders, '{}') AS leaders, coalesce(l.mine, false) AS mine
    FROM open o
    JOIN sessions_in_brief s ON s.organization_id = $1 AND s.id = o.session_id
    LEFT JOIN led l ON l.session_id = o.session_id
   WHERE ($2::uuid[] IS NULL OR s.clinic_id = ANY ($2)) AND (NOT $6 OR coalesce(l.mine, false))
   ORDER BY s.ends_at, s.id LIMIT 200`;
