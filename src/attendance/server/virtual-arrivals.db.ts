// Queries of virtual arrivals. Rows are added; the newest of a person in a session counts.
import type { OrganizationId } from '#kernel/ids.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { VirtualArrival } from '../rules/virtual-arrival-schema.ts';
import type { SessionKey } from './attendance.db.ts';

type ArrivalsTx = Tx<'virtual_arrivals' | 'clinics_in_brief'>;
export type ArrivalRow = {
  patient_id: string;
  sequence: number | null;
  outcome: 'joins' | 'called_instead' | null;
  state: string | null;
  address: string | null;
  call_back: string | null;
};

/** Of each person what was confirmed in a session, and what was answered last in any. */
export async function findArrivals(
  tx: ArrivalsTx,
  key: SessionKey & { patientIds: readonly string[] },
): Promise<ArrivalRow[]> {
  if (key.patientIds.length === 0) return [];
  return rowsOf<ArrivalRow>(tx, lastText, [key.organizationId, key.sessionId, key.patientIds]);
}

const lastText = `
  SELECT asked.patient_id, here.sequence, here.outcome, last.state, last.address, last.call_back
    FROM unnest($3::uuid[]) AS asked (patient_id)
    LEFT JOIN LATERAL (
      SELECT a.sequence, a.outcome FROM virtual_arrivals a
       WHERE a.organization_id = $1 AND a.session_id = $2 AND a.patient_id = asked.patient_id ORDER BY a.sequence DESC LIMIT 1) here ON true
    LEFT JOIN LATERAL (
      SELECT a.state, a.address, a.call_back FROM virtual_arrivals a
       WHERE a.organization_id = $1 AND a.patient_id = asked.patient_id AND a.identity_by <> 'in_room' ORDER BY a.confirmed_at DESC, a.id DESC LIMIT 1) last ON true`;

/** States in which people of a session are who joined it by video. */
export async function findStatesOfSession(
  tx: ArrivalsTx,
  key: { organizationId: OrganizationId; sessionId: string; except: string },
): Promise<string[]> {
  const rows = await rowsOf<{ state: string }>(tx, statesText, [
    key.organizationId,
    key.sessionId,
    key.except,
  ]);
  return rows.map((row) => row.state);
}

const statesText = `
  SELECT DISTINCT newest.state FROM (
    SELECT DISTINCT ON (a.patient_id) a.patient_id, a.state, a.outcome FROM virtual_arrivals a
     WHERE a.organization_id = $1 AND a.session_id = $2 ORDER BY a.patient_id, a.sequence DESC) newest
   WHERE newest.outcome = 'joins' AND newest.patient_id <> $3`;

export type CalledInstead = {
  session_id: string;
  patient_id: string;
  state: string;
  address: string;
  call_back: string;
};

/** Who arrived in some sessions by video and is called instead. */
export async function findCalledInstead(
  tx: ArrivalsTx,
  key: { organizationId: OrganizationId; sessionIds: readonly string[] },
): Promise<CalledInstead[]> {
  if (key.sessionIds.length === 0) return [];
  return rowsOf<CalledInstead>(tx, calledText, [key.organizationId, key.sessionIds]);
}

const calledText = `
  SELECT newest.session_id, newest.patient_id, newest.state, newest.address, newest.call_back FROM (
    SELECT DISTINCT ON (a.session_id, a.patient_id) a.* FROM virtual_arrivals a
     WHERE a.organization_id = $1 AND a.session_id = ANY ($2) ORDER BY a.session_id, a.patient_id, a.sequence DESC) newest
   WHERE newest.outcome = 'called_instead'`;

/** Where a clinic is, for whoever came to its room. */
export async function findClinicPlace(
  tx: ArrivalsTx,
  key: { organizationId: OrganizationId; clinicId: string },
) {
  return tx
    .selectFrom('clinics_in_brief')
    .select(['street', 'city', 'phone'])
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.clinicId)
    .executeTakeFirst();
}

/** Adds what was confirmed. */
export async function insertArrival(
  ctx: ActionContext,
  at: { clinicId: string; sessionId: string; outcome: 'joins' | 'called_instead' },
  said: VirtualArrival,
): Promise<void> {
  await ctx.tx
    .insertInto('virtual_arrivals')
    .values({
      organization_id: ctx.organizationId,
      id: newId(),
      clinic_id: at.clinicId,
      session_id: at.sessionId,
      patient_id: said.patientId,
      sequence: said.afterArrival + 1,
      identity_by: said.identityBy,
      state: said.state,
      address: said.address,
      call_back: said.callBack,
      is_private: said.isPrivate,
      outcome: at.outcome,
      confirmed_by: ctx.staffMemberId,
      confirmed_at: ctx.now,
    })
    .execute();
}
