// Queries of whoever could come from another clinic, and of the role for a few days that lets them.
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { CandidateRow } from './cover.db.ts';

export type LendTx = Tx<
  | 'sessions_in_brief'
  | 'session_leaders'
  | 'staff_in_brief'
  | 'roles_in_brief'
  | 'clinics_in_brief'
  | 'lendings'
>;

export type ElsewhereRow = CandidateRow & {
  readonly clinic_name: string;
  readonly postal_code: string;
  readonly to_postal_code: string;
};

/**
 * Who leads groups at other clinics of the same state on the day of each session (of any, where it is by video) and
 * works at this one in no such role; each with the first clinic by name.
 */
export async function findFromElsewhere(
  tx: LendTx,
  asked: { organizationId: OrganizationId; sessionIds: readonly string[]; roles: readonly string[] },
): Promise<ElsewhereRow[]> {
  if (asked.sessionIds.length === 0) return [];
  return rowsOf<ElsewhereRow>(tx, elsewhereText, [asked.organizationId, asked.sessionIds, asked.roles]);
}

const elsewhereText = `
  WITH asked AS MATERIALIZED (
    SELECT s.id, s.clinic_id, s.held_on, s.mode, c.state, c.postal_code
      FROM sessions_in_brief s JOIN clinics_in_brief c ON c.organization_id = $1 AND c.id = s.clinic_id
     WHERE s.organization_id = $1 AND s.id = ANY ($2)
  ), roles AS MATERIALIZED (
    SELECT r.staff_member_id, r.clinic_id, r.starts_on, r.ends_on FROM roles_in_brief r WHERE r.organization_id = $1 AND r.role = ANY ($3)
  )
  SELECT DISTINCT ON (a.id, m.id) a.id AS session_id, m.id, m.given_name, m.family_name, false AS works_at_clinic, 0 AS sessions_that_day,
         c.name AS clinic_name, c.postal_code, a.postal_code AS to_postal_code
    FROM asked a
    JOIN roles r ON r.clinic_id <> a.clinic_id AND r.starts_on <= a.held_on AND coalesce(r.ends_on, 'infinity') >= a.held_on
    JOIN clinics_in_brief c ON c.organization_id = $1 AND c.id = r.clinic_id AND (c.state = a.state OR a.mode = 'virtual')
    JOIN staff_in_brief m ON m.organization_id = $1 AND m.id = r.staff_member_id AND m.works_from <= a.held_on AND coalesce(m.left_on, 'infinity') >= a.held_on
   WHERE NOT EXISTS (SELECT FROM roles o WHERE o.staff_member_id = m.id AND (o.clinic_id IS NULL OR o.clinic_id = a.clinic_id)
                        AND o.starts_on <= a.held_on AND coalesce(o.ends_on, 'infinity') >= a.held_on)
   ORDER BY a.id, m.id, c.name, c.id`;

/** Whether somebody leads groups at another clinic on a day. */
export async function leadsElsewhere(
  tx: LendTx,
  key: {
    organizationId: OrganizationId;
    staffMemberId: string;
    clinicId: string;
    on: LocalDate;
    roles: readonly string[];
  },
): Promise<boolean> {
  const args = [key.organizationId, key.staffMemberId, key.clinicId, key.on, key.roles];
  return (await rowsOf<object>(tx, leadsText, args)).length > 0;
}

const leadsText = `
  SELECT FROM roles_in_brief r JOIN staff_in_brief m ON m.organization_id = $1 AND m.id = r.staff_member_id AND m.works_from <= $4 AND coalesce(m.left_on, 'infinity') >= $4
   WHERE r.organization_id = $1 AND r.staff_member_id = $2 AND r.clinic_id <> $3 AND r.role = ANY ($5) AND r.starts_on <= $4 AND coalesce(r.ends_on, 'infinity') >= $4
   LIMIT 1`;

export type LentOut = {
  session_id: string;
  staff_member_id: string;
  name: string;
  clinic_name: string;
  time_zone: string;
  starts_at: string;
  ends_at: string;
  lent_by: string;
  lent_at: string;
  /** Null where the clinic of the date is not the asker's. */
  group_id: string | null;
  change_id: string | null;
  away_id: string | null;
};

/** Who of the clinics in scope, or of one of them, stands in at another from a day on. */
export async function findLentOut(
  tx: LendTx,
  asked: { from: LocalDate; clinicId: string | null },
): Promise<LentOut[]> {
  return rowsOf<LentOut>(tx, lentOutText, [asked.from, asked.clinicId]);
}

const lentOutText = 'SELECT * FROM lent_out($1, $2) ORDER BY starts_at, name';

export type Lending = {
  readonly organizationId: OrganizationId;
  readonly clinicId: string;
  readonly sessionId: string;
  readonly staffMemberId: string;
  readonly by: StaffMemberId;
  readonly at: Instant;
};

/** Keeps for which date some roles were given. */
export async function insertLendings(
  tx: LendTx,
  lent: Lending,
  roleAssignmentIds: readonly string[],
): Promise<void> {
  if (roleAssignmentIds.length === 0) return;
  await tx
    .insertInto('lendings')
    .values(
      roleAssignmentIds.map((roleAssignmentId) => ({
        organization_id: lent.organizationId,
        id: newId(),
        clinic_id: lent.clinicId,
        session_id: lent.sessionId,
        staff_member_id: lent.staffMemberId,
        role_assignment_id: roleAssignmentId,
        lent_by: lent.by,
        lent_at: lent.at,
      })),
    )
    .execute();
}

/** Roles that were given for dates of a group and are needed no more: nobody's date at that clinic around then. */
export async function findLentInVain(
  tx: LendTx,
  key: { organizationId: OrganizationId; groupId: string; today: LocalDate },
): Promise<{ role_assignment_id: string; staff_member_id: string }[]> {
  return rowsOf(tx, inVainText, [key.organizationId, key.groupId, key.today]);
}

const inVainText = `
  SELECT l.role_assignment_id, l.staff_member_id
    FROM lendings l
    JOIN sessions_in_brief s ON s.organization_id = $1 AND s.id = l.session_id AND s.group_id = $2 AND s.held_on >= $3::date - 14
   WHERE l.organization_id = $1 AND NOT EXISTS (
     SELECT FROM sessions_in_brief o JOIN session_leaders x ON x.organization_id = $1 AND x.session_id = o.id AND x.staff_member_id = l.staff_member_id
      WHERE o.organization_id = $1 AND o.clinic_id = l.clinic_id AND o.held_on BETWEEN s.held_on - 21 AND s.held_on + 21)`;
