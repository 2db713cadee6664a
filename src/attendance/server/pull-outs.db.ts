// Every query of pull-outs. Rows are added; only begun, ended and cancelled are written later.
import { sql } from 'kysely';
import type { OrganizationId, PatientId, SessionId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { PullOutKind } from '../rules/pull-out.ts';

export type PullOutsTx = Tx<'pull_outs' | 'staff_in_brief' | 'roles_in_brief' | 'bookings'>;

type SessionKey = { readonly organizationId: OrganizationId; readonly sessionId: string };
export type PullOutKey = SessionKey & { readonly pullOutId: string };

export type NewPullOut = {
  readonly organizationId: OrganizationId;
  readonly clinicId: string;
  readonly sessionId: SessionId;
  readonly patientId: PatientId;
  readonly kind: PullOutKind;
  readonly staffMemberId: string;
  readonly plannedFrom: Instant;
  readonly plannedTo: Instant;
  readonly beganAt: Instant | null;
  readonly recordedBy: StaffMemberId;
  readonly recordedAt: Instant;
};

/** Adds one; answers its id. */
export async function insertPullOut(tx: PullOutsTx, made: NewPullOut): Promise<string> {
  const id = newId();
  await tx
    .insertInto('pull_outs')
    .values({
      organization_id: made.organizationId,
      id,
      clinic_id: made.clinicId,
      session_id: made.sessionId,
      patient_id: made.patientId,
      kind: made.kind,
      staff_member_id: made.staffMemberId,
      planned_from: made.plannedFrom,
      planned_to: made.plannedTo,
      began_at: made.beganAt,
      recorded_by: made.recordedBy,
      recorded_at: made.recordedAt,
    })
    .execute();
  return id;
}

/** One pull-out of a session, locked until the transaction ends. */
export async function lockPullOut(tx: PullOutsTx, key: PullOutKey) {
  return tx
    .selectFrom('pull_outs')
    .where('organization_id', '=', key.organizationId)
    .where('session_id', '=', key.sessionId)
    .where('id', '=', key.pullOutId)
    .select(['id', 'patient_id', 'began_at', 'ended_at', 'cancelled_at'])
    .forUpdate()
    .executeTakeFirst();
}

export type PullOutChange = { began_at: Instant } | { ended_at: Instant } | { cancelled_at: Instant };

/** Writes that it began, ended or was called off. */
export async function updatePullOut(
  tx: PullOutsTx,
  key: PullOutKey,
  change: PullOutChange & { changed_by: StaffMemberId },
): Promise<void> {
  await tx
    .updateTable('pull_outs')
    .set(change)
    .where('organization_id', '=', key.organizationId)
    .where('session_id', '=', key.sessionId)
    .where('id', '=', key.pullOutId)
    .execute();
}

type StaffAsked = {
  readonly organizationId: OrganizationId;
  readonly clinicId: string;
  readonly on: LocalDate;
  readonly roles: readonly string[];
};

/** Who works at a clinic on a day in one of these roles. */
export async function findStaffInRoles(
  tx: PullOutsTx,
  asked: StaffAsked,
): Promise<{ id: string; given_name: string; family_name: string; role: string }[]> {
  return staffInRoles(tx, asked).execute();
}

/** The same, and whether they are free from an instant on, as far as one may see. */
export async function findPullOutStaff(
  tx: PullOutsTx,
  asked: StaffAsked & { from: Instant; to: Instant },
): Promise<{ id: string; given_name: string; family_name: string; role: string; is_free: boolean }[]> {
  return staffInRoles(tx, asked)
    .select(
      sql<boolean>`NOT EXISTS (SELECT FROM bookings b WHERE b.organization_id = m.organization_id AND b.resource_id = m.id
        AND NOT b.cancelled AND b.during && tstzrange(${asked.from}, ${asked.to}))`.as('is_free'),
    )
    .execute();
}

function staffInRoles(tx: PullOutsTx, asked: StaffAsked) {
  return tx
    .selectFrom('staff_in_brief as m')
    .innerJoin('roles_in_brief as r', (join) =>
      join.onRef('r.organization_id', '=', 'm.organization_id').onRef('r.staff_member_id', '=', 'm.id'),
    )
    .where('m.organization_id', '=', asked.organizationId)
    .where('m.works_from', '<=', asked.on)
    .where((where) => where.or([where('m.left_on', 'is', null), where('m.left_on', '>=', asked.on)]))
    .where('r.role', 'in', asked.roles)
    .where((where) => where.or([where('r.clinic_id', 'is', null), where('r.clinic_id', '=', asked.clinicId)]))
    .where('r.starts_on', '<=', asked.on)
    .where((where) => where.or([where('r.ends_on', 'is', null), where('r.ends_on', '>=', asked.on)]))
    .select(['m.id', 'm.given_name', 'm.family_name', 'r.role'])
    .distinct()
    .orderBy('m.family_name')
    .orderBy('m.given_name');
}
