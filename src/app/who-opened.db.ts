// Reads the audit trail about one person, through the function that looks itself at who may.
import type { OrganizationId } from '#kernel/ids.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';

export type LookRow = {
  id: string;
  at: string;
  staff_name: string | null;
  action: string;
  kind: string;
  outcome: string;
};

/** Entries about a person, the newest first, behind one of them. */
export async function findLooks(
  tx: Tx,
  of: {
    readonly organizationId: OrganizationId;
    readonly patientId: string;
    readonly before: string | null;
    readonly most: number;
  },
): Promise<LookRow[]> {
  return rowsOf<LookRow>(tx, looksText, [of.organizationId, of.patientId, of.before, of.most]);
}

const looksText = `
  SELECT l.id, l.at, m.given_name || ' ' || m.family_name AS staff_name, l.action, l.kind, l.outcome
    FROM looks_at(whole_record($2::uuid), $3::uuid, $4::integer) l
    LEFT JOIN staff_in_brief m ON m.organization_id = $1 AND m.id = l.staff_member_id
   ORDER BY l.at DESC, l.id DESC`;
