// Queries over credentials and supervision.
import { sql } from 'kysely';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import { newId } from '#platform/database/new-id.ts';
import type {
  AddCredential,
  CredentialRow,
  EndingCredentials,
  RenewCredential,
  Supervise,
  SupervisionRow,
} from '../rules/staff-credentials.ts';
import type { StaffTx, Who } from './recognition.db.ts';

const columns = ['c.id', 'c.state', 'c.title', 'c.number', 'c.starts_on', 'c.expires_on'] as const;
type Row = {
  id: string;
  state: string;
  title: string;
  number: string | null;
  starts_on: string;
  expires_on: string | null;
};
const rowOf = (row: Row): CredentialRow => ({
  id: row.id,
  state: row.state,
  title: row.title,
  number: row.number,
  startsOn: row.starts_on,
  expiresOn: row.expires_on,
});

/** Credentials of somebody, the newest first. */
export async function findCredentials(tx: StaffTx, who: Who): Promise<CredentialRow[]> {
  const rows = await tx
    .selectFrom('credentials as c')
    .select(columns)
    .where('c.organization_id', '=', who.organizationId)
    .where('c.staff_member_id', '=', who.staffMemberId)
    .where('c.withdrawn_at', 'is', null)
    .orderBy('c.starts_on', 'desc')
    .orderBy('c.id', 'desc')
    .execute();
  return rows.map(rowOf);
}

type Ending = {
  readonly organizationId: string;
  readonly today: LocalDate;
  readonly until: LocalDate;
  readonly clinicIds: readonly string[] | null;
};

/** Credentials that end until a day and of which there is no later one of the same state and title; the first first. */
export async function findEndingCredentials(
  tx: StaffTx,
  of: Ending,
): Promise<EndingCredentials['credentials']> {
  const { clinicIds } = of;
  let query = tx
    .selectFrom('credentials as c')
    .innerJoin('staff_members as m', (join) =>
      join.onRef('m.organization_id', '=', 'c.organization_id').onRef('m.id', '=', 'c.staff_member_id'),
    )
    .select([...columns, 'm.id as staff_member_id', 'm.given_name', 'm.family_name'])
    .where('c.organization_id', '=', of.organizationId)
    .where('c.withdrawn_at', 'is', null)
    .where('c.expires_on', '<=', of.until)
    .where('c.expires_on', '>=', sql<string>`${of.today}::date - 30`)
    .where((where) => where.or([where('m.left_on', 'is', null), where('m.left_on', '>', of.today)]))
    .where(
      sql<boolean>`NOT EXISTS (SELECT FROM credentials n WHERE n.organization_id = c.organization_id AND n.staff_member_id = c.staff_member_id
        AND n.state = c.state AND n.title = c.title AND n.withdrawn_at IS NULL AND (n.expires_on IS NULL OR n.expires_on > c.expires_on))`,
    )
    .orderBy('c.expires_on')
    .orderBy('c.id')
    .limit(200);
  if (clinicIds !== null)
    query = query.where(
      sql<boolean>`EXISTS (SELECT FROM role_assignments r WHERE r.organization_id = c.organization_id AND r.staff_member_id = c.staff_member_id
        AND (r.ends_on IS NULL OR r.ends_on >= ${of.today}::date) AND (r.clinic_id IS NULL OR r.clinic_id = ANY (${[...clinicIds]}::uuid[])))`,
    );
  const rows = await query.execute();
  return rows.map((row) => ({
    ...rowOf(row),
    staffMemberId: row.staff_member_id,
    givenName: row.given_name,
    familyName: row.family_name,
  }));
}

export async function insertCredential(tx: StaffTx, who: Who, added: AddCredential): Promise<string> {
  const id = newId();
  await tx
    .insertInto('credentials')
    .values({
      organization_id: who.organizationId,
      id,
      staff_member_id: who.staffMemberId,
      state: added.state,
      title: added.title,
      number: added.number,
      starts_on: added.startsOn,
      expires_on: added.expiresOn,
    })
    .execute();
  return id;
}

type CredentialChange = Partial<RenewCredential> & { readonly withdrawnAt?: Instant };

/** Changes a credential of somebody; false when it is not there. */
export async function updateCredential(
  tx: StaffTx,
  who: Who & { credentialId: string },
  change: CredentialChange,
): Promise<boolean> {
  const changed = await tx
    .updateTable('credentials')
    .set({
      ...(change.number === undefined ? {} : { number: change.number }),
      ...(change.expiresOn === undefined ? {} : { expires_on: change.expiresOn }),
      ...(change.withdrawnAt === undefined ? {} : { withdrawn_at: change.withdrawnAt }),
    })
    .where('organization_id', '=', who.organizationId)
    .where('staff_member_id', '=', who.staffMemberId)
    .where('id', '=', who.credentialId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** Who supervises somebody, and did; the newest first. */
export async function findSupervisions(tx: StaffTx, who: Who): Promise<SupervisionRow[]> {
  const rows = await tx
    .selectFrom('supervisions as s')
    .innerJoin('staff_members as m', (join) =>
      join.onRef('m.organization_id', '=', 's.organization_id').onRef('m.id', '=', 's.supervisor_id'),
    )
    .select(['s.id', 's.supervisor_id', 'm.given_name', 'm.family_name', 's.starts_on', 's.ends_on'])
    .where('s.organization_id', '=', who.organizationId)
    .where('s.staff_member_id', '=', who.staffMemberId)
    .orderBy('s.starts_on', 'desc')
    .orderBy('s.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    supervisorId: row.supervisor_id,
    givenName: row.given_name,
    familyName: row.family_name,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
  }));
}

type Reached = {
  readonly organizationId: string;
  readonly today: LocalDate;
  readonly clinicIds: readonly string[] | null;
};

/** Who works as a supervisor on a day, at one of the clinics or at all, by name. */
export async function findSupervisors(tx: StaffTx, of: Reached) {
  const { clinicIds } = of;
  let query = tx
    .selectFrom('staff_members as m')
    .innerJoin('role_assignments as r', (join) =>
      join.onRef('r.organization_id', '=', 'm.organization_id').onRef('r.staff_member_id', '=', 'm.id'),
    )
    .select(['m.id', 'm.given_name', 'm.family_name'])
    .distinct()
    .where('m.organization_id', '=', of.organizationId)
    .where('m.left_on', 'is', null)
    .where('r.role', '=', 'supervisor')
    .where('r.starts_on', '<=', of.today)
    .where((where) => where.or([where('r.ends_on', 'is', null), where('r.ends_on', '>=', of.today)]))
    .orderBy('m.family_name')
    .orderBy('m.given_name');
  if (clinicIds !== null)
    query = query.where((where) =>
      where.or([
        where('r.clinic_id', 'is', null),
        ...(clinicIds.length > 0 ? [where('r.clinic_id', 'in', clinicIds)] : []),
      ]),
    );
  const rows = await query.execute();
  return rows.map((row) => ({ id: row.id, givenName: row.given_name, familyName: row.family_name }));
}

export async function insertSupervision(
  tx: StaffTx,
  who: Who,
  made: Supervise & { by: string; at: Instant },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('supervisions')
    .values({
      organization_id: who.organizationId,
      id,
      staff_member_id: who.staffMemberId,
      supervisor_id: made.supervisorId,
      starts_on: made.startsOn,
      made_by: made.by,
      made_at: made.at,
    })
    .execute();
  return id;
}

/** Ends a supervision with today; false when it is not there or has ended. */
export async function endSupervisionRow(
  tx: StaffTx,
  who: Who & { supervisionId: string },
  today: LocalDate,
): Promise<boolean> {
  const changed = await tx
    .updateTable('supervisions')
    .set({ ends_on: sql<string>`greatest(starts_on - 1, ${today}::date)` })
    .where('organization_id', '=', who.organizationId)
    .where('staff_member_id', '=', who.staffMemberId)
    .where('id', '=', who.supervisionId)
    .where((where) => where.or([where('ends_on', 'is', null), where('ends_on', '>', today)]))
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}
