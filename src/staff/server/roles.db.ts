// Queries over the roles of a staff member.
import { sql } from 'kysely';
import type { StaffMemberId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import { rowsOf } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { GiveRole, RoleRow } from '../rules/staff-roles.ts';
import type { StaffTx, Who } from './recognition.db.ts';

/** Every role somebody has, had or will have, newest first. */
export async function findRoles(tx: StaffTx, who: Who, today: LocalDate): Promise<RoleRow[]> {
  const rows = await tx
    .selectFrom('role_assignments as r')
    .leftJoin('clinics as c', (join) =>
      join.onRef('c.organization_id', '=', 'r.organization_id').onRef('c.id', '=', 'r.clinic_id'),
    )
    .select(['r.id', 'r.role', 'r.clinic_id', 'c.name as clinic_name', 'r.starts_on', 'r.ends_on'])
    .where('r.organization_id', '=', who.organizationId)
    .where('r.staff_member_id', '=', who.staffMemberId)
    .orderBy('r.starts_on', 'desc')
    .orderBy('r.id', 'desc')
    .execute();
  return rows.map((row) => ({
    assignmentId: row.id,
    role: row.role,
    clinicId: row.clinic_id,
    clinicName: row.clinic_name,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    when: whenOf(row, today),
  }));
}

function whenOf(row: { starts_on: string; ends_on: string | null }, today: LocalDate): RoleRow['when'] {
  if (row.ends_on !== null && (row.ends_on < today || row.ends_on < row.starts_on)) return 'past';
  return row.starts_on > today ? 'later' : 'now';
}

type Given = GiveRole & { readonly startsOn: LocalDate; readonly by: StaffMemberId; readonly at: Instant };

export async function insertRole(tx: StaffTx, who: Who, given: Given): Promise<string> {
  const id = newId();
  await tx
    .insertInto('role_assignments')
    .values({
      organization_id: who.organizationId,
      id,
      staff_member_id: who.staffMemberId,
      role: given.role,
      clinic_id: given.clinicId,
      starts_on: given.startsOn,
      given_by: given.by,
      given_at: given.at,
    })
    .execute();
  return id;
}

/** Ends a role at once; null when it is not there, false when it had ended before. */
export async function endRoleNow(
  tx: StaffTx,
  who: Who & { assignmentId: string },
  ended: { today: LocalDate; by: StaffMemberId; at: Instant },
): Promise<boolean | null> {
  const found = await tx
    .selectFrom('role_assignments')
    .select(['starts_on', 'ends_on'])
    .where('organization_id', '=', who.organizationId)
    .where('staff_member_id', '=', who.staffMemberId)
    .where('id', '=', who.assignmentId)
    .forUpdate()
    .executeTakeFirst();
  if (!found) return null;
  if (whenOf(found, ended.today) === 'past') return false;
  await tx
    .updateTable('role_assignments')
    .set({
      // It counts no more from this moment, and a role counts by days: its last day is the one before.
      ends_on: sql<string>`greatest(starts_on, ${ended.today}::date) - 1`,
      ended_by: ended.by,
      ended_at: ended.at,
    })
    .where('organization_id', '=', who.organizationId)
    .where('id', '=', who.assignmentId)
    .execute();
  return true;
}

/** How many staff members hold one of the roles today or later. */
export async function countStaffInRoles(
  tx: StaffTx,
  of: { organizationId: string; today: LocalDate; roles: readonly string[] },
): Promise<number> {
  const { members } = await tx
    .selectFrom('role_assignments')
    .select(sql<number>`count(DISTINCT staff_member_id)::integer`.as('members'))
    .where('organization_id', '=', of.organizationId)
    .where('role', 'in', of.roles)
    .where((where) => where.or([where('ends_on', 'is', null), where('ends_on', '>=', of.today)]))
    .executeTakeFirstOrThrow();
  return members;
}

type ForDays = {
  readonly role: string;
  readonly clinicId: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly by: StaffMemberId;
  readonly at: Instant;
};

/** Gives a role at a clinic for those days on which they have it not yet; the ids of what was given. */
export async function insertRoleForDays(tx: StaffTx, who: Who, given: ForDays): Promise<string[]> {
  const key = [who.organizationId, who.staffMemberId, given.role, given.clinicId];
  const open = await rowsOf<{ starts_on: string; ends_on: string }>(tx, openDaysText, [
    ...key,
    given.from,
    given.until,
  ]);
  const rows = open.map((days) => ({
    organization_id: who.organizationId,
    id: newId(),
    staff_member_id: who.staffMemberId,
    role: given.role,
    clinic_id: given.clinicId,
    starts_on: days.starts_on,
    ends_on: days.ends_on,
    given_by: given.by,
    given_at: given.at,
  }));
  if (rows.length > 0) await tx.insertInto('role_assignments').values(rows).execute();
  return rows.map((row) => row.id);
}

const openDaysText = `
  SELECT lower(part.days)::text AS starts_on, (upper(part.days) - 1)::text AS ends_on
    FROM unnest(datemultirange(daterange($5, $6, '[]')) - coalesce((SELECT range_agg(daterange(r.starts_on, r.ends_on, '[]')) FROM role_assignments r
           WHERE r.organization_id = $1 AND r.staff_member_id = $2 AND r.role = $3 AND r.clinic_id = $4 AND (r.ends_on IS NULL OR r.ends_on >= r.starts_on)),
         '{}'::datemultirange)) AS part (days)`;
