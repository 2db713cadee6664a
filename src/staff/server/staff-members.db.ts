// Queries over staff members, their roles and credentials.
import { sql } from 'kysely';
import type { LocalDate } from '#kernel/local-date.ts';
import { newId } from '#platform/database/new-id.ts';
import type { AddStaffMember, StaffMemberRow } from '../rules/staff-member.ts';
import type { StaffTx, Who } from './recognition.db.ts';

type Listed = {
  readonly organizationId: string;
  readonly words: string | undefined;
  readonly after: string | undefined;
  readonly limit: number;
  /** Clinics whose people are asked for, or null for everybody. */
  readonly clinicIds: readonly string[] | null;
};

/** Staff members by family name, a page at a time, with their roles of today. */
export async function listStaffMembers(
  tx: StaffTx,
  of: Listed & { today: LocalDate },
): Promise<StaffMemberRow[]> {
  let query = membersIn(tx, of)
    .orderBy('m.family_name', (order) => order.collate('und-x-icu'))
    .orderBy('m.given_name', (order) => order.collate('und-x-icu'))
    .orderBy('m.id')
    .limit(of.limit);
  for (const word of (of.words ?? '').split(/\s+/u).filter((part) => part !== '')) {
    query = query.where(
      sql<boolean>`lower(m.given_name || ' ' || m.family_name || ' ' || coalesce(a.sign_in_name, '')) LIKE ${`%${likeText(word)}%`}`,
    );
  }
  if (of.after !== undefined) {
    query = query.where(
      sql<boolean>`(m.family_name COLLATE "und-x-icu", m.given_name COLLATE "und-x-icu", m.id) > (SELECT l.family_name, l.given_name, l.id FROM staff_members l WHERE l.organization_id = ${of.organizationId} AND l.id = ${of.after})`,
    );
  }
  const rows = await query.execute();
  const roles = await rolesOf(tx, {
    organizationId: of.organizationId,
    staffMemberIds: rows.map((row) => row.id),
    today: of.today,
  });
  return rows.map((row) => ({
    ...memberOf(row, of.clinicIds === null),
    roles: roles
      .filter((role) => role.staffMemberId === row.id)
      .map(({ role, clinicName }) => ({ role, clinicName })),
  }));
}

type Reached = {
  readonly organizationId: string;
  readonly clinicIds: readonly string[] | null;
  readonly today: LocalDate;
};

// Those who have, or last had, a role at one of the clinics or at all of them.
function membersIn(tx: StaffTx, of: Reached) {
  const query = tx
    .selectFrom('staff_members as m')
    .leftJoin('accounts as a', (join) =>
      join.onRef('a.organization_id', '=', 'm.organization_id').onRef('a.staff_member_id', '=', 'm.id'),
    )
    .select([
      'm.id',
      'm.given_name',
      'm.family_name',
      'm.works_from',
      'm.left_on',
      'a.sign_in_name',
      'a.closed_at',
      'a.password_hash',
    ])
    .where('m.organization_id', '=', of.organizationId);
  const { clinicIds } = of;
  if (clinicIds === null) return query;
  return query.where((where) =>
    where.exists(
      where
        .selectFrom('role_assignments as r')
        .select('r.id')
        .whereRef('r.organization_id', '=', 'm.organization_id')
        .whereRef('r.staff_member_id', '=', 'm.id')
        .where((inner) => inner.or([inner('r.ends_on', 'is', null), inner('r.ends_on', '>=', of.today)]))
        .where((inner) =>
          inner.or([
            inner('r.clinic_id', 'is', null),
            ...(clinicIds.length > 0 ? [inner('r.clinic_id', 'in', clinicIds)] : []),
          ]),
        ),
    ),
  );
}

type MemberRow = {
  id: string;
  given_name: string;
  family_name: string;
  works_from: string;
  left_on: string | null;
  sign_in_name: string | null;
  closed_at: string | null;
  password_hash: string | null;
};

// Accounts are shown to those who look after the whole organization.
function memberOf(row: MemberRow, withAccount: boolean): Omit<StaffMemberRow, 'roles'> {
  return {
    id: row.id,
    givenName: row.given_name,
    familyName: row.family_name,
    signInName: withAccount ? row.sign_in_name : null,
    worksFrom: row.works_from,
    leftOn: row.left_on,
    account: withAccount ? accountState(row) : null,
  };
}

/** One staff member, if they work at one of the clinics asked for. */
export async function findMember(
  tx: StaffTx,
  of: Reached & { staffMemberId: string },
): Promise<Omit<StaffMemberRow, 'roles'> | null> {
  const row = await membersIn(tx, of).where('m.id', '=', of.staffMemberId).executeTakeFirst();
  return row ? memberOf(row, of.clinicIds === null) : null;
}

/** Whether somebody works at one of the clinics asked for. */
export async function worksInReach(tx: StaffTx, of: Reached & { staffMemberId: string }): Promise<boolean> {
  return (await findMember(tx, of)) !== null;
}

function likeText(word: string): string {
  return word.toLowerCase().replace(/[\\%_]/gu, (sign) => `\\${sign}`);
}

function accountState(row: {
  sign_in_name: string | null;
  closed_at: string | null;
  password_hash: string | null;
}): StaffMemberRow['account'] {
  if (row.sign_in_name === null) return 'none';
  if (row.closed_at !== null) return 'closed';
  return row.password_hash === null ? 'waiting' : 'open';
}

type RoleOf = { staffMemberId: string; role: string; clinicName: string | null };

async function rolesOf(
  tx: StaffTx,
  of: { organizationId: string; staffMemberIds: string[]; today: LocalDate },
): Promise<RoleOf[]> {
  if (of.staffMemberIds.length === 0) return [];
  return tx
    .selectFrom('role_assignments as r')
    .leftJoin('clinics as c', (join) =>
      join.onRef('c.organization_id', '=', 'r.organization_id').onRef('c.id', '=', 'r.clinic_id'),
    )
    .select(['r.staff_member_id as staffMemberId', 'r.role', 'c.name as clinicName'])
    .where('r.organization_id', '=', of.organizationId)
    .where('r.staff_member_id', 'in', of.staffMemberIds)
    .where((where) => where.or([where('r.ends_on', 'is', null), where('r.ends_on', '>=', of.today)]))
    .orderBy('r.role')
    .orderBy('c.name')
    .execute();
}

export async function insertStaffMember(
  tx: StaffTx,
  who: Who,
  added: Pick<AddStaffMember, 'givenName' | 'familyName' | 'worksFrom' | 'roles' | 'credentials'>,
): Promise<void> {
  const key = { organization_id: who.organizationId, staff_member_id: who.staffMemberId };
  await tx
    .insertInto('staff_members')
    .values({
      organization_id: who.organizationId,
      id: who.staffMemberId,
      given_name: added.givenName,
      family_name: added.familyName,
      works_from: added.worksFrom,
    })
    .execute();
  await tx
    .insertInto('role_assignments')
    .values(
      added.roles.map((role) => ({
        ...key,
        id: newId(),
        role: role.role,
        clinic_id: role.clinicId,
        starts_on: added.worksFrom,
      })),
    )
    .execute();
  if (added.credentials.length === 0) return;
  await tx
    .insertInto('credentials')
    .values(
      added.credentials.map((credential) => ({
        ...key,
        id: newId(),
        state: credential.state,
        title: credential.title,
        starts_on: credential.startsOn,
        expires_on: credential.expiresOn,
      })),
    )
    .execute();
}

/** Ends somebody's work and roles today; null when they are not there, false when they left before. */
export async function endStaffMember(tx: StaffTx, who: Who, today: LocalDate): Promise<boolean | null> {
  const row = await tx
    .selectFrom('staff_members')
    .select(['left_on', 'works_from'])
    .where('organization_id', '=', who.organizationId)
    .where('id', '=', who.staffMemberId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  if (row.left_on !== null && row.left_on <= today) return false;
  // Whoever leaves before their first day was never there.
  const leftOn = row.works_from > today ? row.works_from : today;
  await tx
    .updateTable('staff_members')
    .set({ left_on: leftOn })
    .where('organization_id', '=', who.organizationId)
    .where('id', '=', who.staffMemberId)
    .execute();
  await tx
    .updateTable('role_assignments')
    .set({ ends_on: sql<string>`greatest(starts_on, ${today}::date)` })
    .where('organization_id', '=', who.organizationId)
    .where('staff_member_id', '=', who.staffMemberId)
    .where((where) => where.or([where('ends_on', 'is', null), where('ends_on', '>', today)]))
    .execute();
  return true;
}

/** Clinics a person works at today: those of their roles, all of them for a role at every clinic. */
export async function clinicsOf(
  tx: StaffTx,
  who: Who,
  today: LocalDate,
): Promise<{ id: string; name: string; timeZone: string }[]> {
  const rows = await tx
    .selectFrom('clinics as c')
    .select(['c.id', 'c.name', 'c.time_zone'])
    .where('c.organization_id', '=', who.organizationId)
    .where((where) =>
      where.exists(
        where
          .selectFrom('role_assignments as r')
          .select('r.id')
          .whereRef('r.organization_id', '=', 'c.organization_id')
          .where('r.staff_member_id', '=', who.staffMemberId)
          .where('r.starts_on', '<=', today)
          .where((inner) => inner.or([inner('r.ends_on', 'is', null), inner('r.ends_on', '>=', today)]))
          .where((inner) =>
            inner.or([inner('r.clinic_id', 'is', null), inner('r.clinic_id', '=', inner.ref('c.id'))]),
          ),
      ),
    )
    .orderBy('c.name')
    .execute();
  return rows.map((row) => ({ id: row.id, name: row.name, timeZone: row.time_zone }));
}
