// Queries of locks and of who may open a locked record.
import { sql } from 'kysely';
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { newId } from '#platform/database/new-id.ts';
import type { LockKind } from '../rules/lock-kinds.ts';
import type { PatientsTx } from './patients-tables.db.ts';

type PersonKey = { readonly organizationId: OrganizationId; readonly patientId: string };
type Act = PersonKey & { readonly by: StaffMemberId; readonly now: Instant };

export type LockRead = {
  lock: { kind: LockKind; because: string; lockedBy: string; lockedAt: string } | null;
  list: { staffMemberId: string; name: string; givenAt: string }[];
};

/** The lock that stands, if one does, and who is on its list. */
export async function findLock(tx: PatientsTx, key: PersonKey): Promise<LockRead> {
  const found = await sql<LockRead>`SELECT
      (SELECT json_build_object('kind', l.kind, 'because', l.because, 'lockedBy', m.given_name || ' ' || m.family_name, 'lockedAt', l.locked_at)
         FROM record_locks l JOIN staff_in_brief m ON m.organization_id = l.organization_id AND m.id = l.locked_by
        WHERE l.organization_id = ${key.organizationId} AND l.patient_id = ANY (whole_record(${key.patientId})) AND l.unlocked_at IS NULL LIMIT 1) AS lock,
      (SELECT coalesce(json_agg(json_build_object('staffMemberId', a.staff_member_id, 'name', m.given_name || ' ' || m.family_name, 'givenAt', a.given_at)
                ORDER BY m.family_name, m.given_name, a.id), '[]')
         FROM record_lock_access a JOIN staff_in_brief m ON m.organization_id = a.organization_id AND m.id = a.staff_member_id
        WHERE a.organization_id = ${key.organizationId} AND a.patient_id = ANY (whole_record(${key.patientId})) AND a.taken_at IS NULL) AS list`.execute(
    tx,
  );
  return found.rows[0] ?? { lock: null, list: [] };
}

/** Puts somebody on the list; nothing happens when they are on it. */
export async function giveAccess(tx: PatientsTx, act: Act & { staffMemberId: string }): Promise<void> {
  await sql`INSERT INTO record_lock_access (organization_id, id, patient_id, staff_member_id, given_by, given_at)
    VALUES (${act.organizationId}, ${newId()}, ${act.patientId}, ${act.staffMemberId}, ${act.by}, ${act.now})
    ON CONFLICT (organization_id, patient_id, staff_member_id) WHERE taken_at IS NULL DO NOTHING`.execute(tx);
}

/** Takes somebody off the list; false when they are not on it. */
export async function takeAccess(tx: PatientsTx, act: Act & { staffMemberId: string }): Promise<boolean> {
  const taken = await sql`UPDATE record_lock_access SET taken_by = ${act.by}, taken_at = ${act.now}
    WHERE organization_id = ${act.organizationId} AND patient_id = ANY (whole_record(${act.patientId}))
      AND staff_member_id = ${act.staffMemberId} AND taken_at IS NULL`.execute(tx);
  return Number(taken.numAffectedRows ?? 0) > 0;
}

/** Locks a record. */
export async function insertLock(
  tx: PatientsTx,
  act: Act & { kind: LockKind; because: string },
): Promise<void> {
  await tx
    .insertInto('record_locks')
    .values({
      organization_id: act.organizationId,
      id: newId(),
      patient_id: act.patientId,
      kind: act.kind,
      because: act.because,
      locked_by: act.by,
      locked_at: act.now,
    })
    .execute();
}

/** Ends the lock that stands; false when none does. */
export async function endLock(tx: PatientsTx, act: Act & { because: string }): Promise<boolean> {
  const ended =
    await sql`UPDATE record_locks SET unlocked_by = ${act.by}, unlocked_at = ${act.now}, unlocked_because = ${act.because}
    WHERE organization_id = ${act.organizationId} AND patient_id = ANY (whole_record(${act.patientId})) AND unlocked_at IS NULL`.execute(
      tx,
    );
  return Number(ended.numAffectedRows ?? 0) > 0;
}
