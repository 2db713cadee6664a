// Sessions whose notes somebody signed and whose times were written down anew since. Whether minutes differ is for the rule.
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';

type CorrectedTx = Tx<
  'standing_notes' | 'signatures' | 'attendance_marks' | 'room_times' | 'step_outs' | 'pull_outs'
>;

/** At most some, the newest first. */
export async function findCorrectedSince(
  tx: CorrectedTx,
  of: {
    readonly organizationId: OrganizationId;
    readonly signedBy: StaffMemberId;
    readonly since: LocalDate;
    readonly most: number;
  },
): Promise<string[]> {
  const rows = await rowsOf<{ session_id: string }>(tx, correctedText, [
    of.organizationId,
    of.signedBy,
    of.since,
    of.most,
  ]);
  return rows.map((row) => row.session_id);
}

const correctedText = `
  SELECT n.session_id
    FROM signatures g
    JOIN standing_notes n ON n.organization_id = g.organization_id AND n.session_id = g.session_id AND n.signature_id = g.id
   WHERE g.organization_id = $1 AND g.signed_by = $2 AND g.signed_at >= $3::date
     AND (EXISTS (SELECT FROM attendance_marks m WHERE m.organization_id = n.organization_id AND m.session_id = n.session_id
                     AND m.patient_id = n.patient_id AND m.recorded_at > g.signed_at)
       OR EXISTS (SELECT FROM room_times r WHERE r.organization_id = n.organization_id AND r.session_id = n.session_id AND r.recorded_at > g.signed_at)
       OR EXISTS (SELECT FROM step_outs o WHERE o.organization_id = n.organization_id AND o.session_id = n.session_id AND o.patient_id = n.patient_id
                     AND coalesce(o.changed_at, o.recorded_at) > g.signed_at)
       OR EXISTS (SELECT FROM pull_outs p WHERE p.organization_id = n.organization_id AND p.session_id = n.session_id AND p.patient_id = n.patient_id
                     AND greatest(p.recorded_at, p.began_at, p.ended_at) > g.signed_at))
   GROUP BY n.session_id ORDER BY max(g.signed_at) DESC LIMIT $4`;
