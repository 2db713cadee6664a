// Queries of waiting lists. Entries and steps are only ever added; the newest step of an entry counts.
import { sql } from 'kysely';
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import { newId } from '#platform/database/new-id.ts';
import type { Tx } from '#platform/database/database.ts';
import type { WaitingStatus } from '../../rules/waiting-order.ts';

type WaitingTx = Tx<'waiting_entries' | 'waiting_steps' | 'patients_in_brief'>;

export type WaitingRow = {
  id: string;
  clinic_id: string;
  group_id: string;
  patient_id: string;
  given_name: string;
  family_name: string;
  preferred_name: string | null;
  number: string;
  weekdays: number[] | null;
  because: string;
  joined_at: Instant;
  sequence: number;
  status: WaitingStatus;
  place: number;
  step_because: string;
  offered_until: LocalDate | null;
  offered_from: LocalDate | null;
  decided_at: Instant;
};

const waitingColumns = sql`e.id, e.clinic_id, e.group_id, e.patient_id, p.given_name, p.family_name, p.preferred_name, p.number, e.weekdays, e.because,
  e.joined_at, n.sequence, n.status, n.place, n.because AS step_because, n.offered_until, n.offered_from, n.decided_at`;
const newestStep = sql`CROSS JOIN LATERAL (SELECT s.sequence, s.status, s.place, s.because, s.offered_until, s.offered_from, s.decided_at FROM waiting_steps s
   WHERE s.organization_id = e.organization_id AND s.entry_id = e.id ORDER BY s.sequence DESC LIMIT 1) n
  JOIN patients_in_brief p ON p.organization_id = e.organization_id AND p.id = e.patient_id`;

/** The list of a group in its order, with those who left it in the last month at the end. */
export async function findWaiting(
  tx: WaitingTx,
  key: { organizationId: OrganizationId; groupId: string; since: Instant },
): Promise<WaitingRow[]> {
  const found = await sql<WaitingRow>`SELECT ${waitingColumns} FROM waiting_entries e ${newestStep}
    WHERE e.organization_id = ${key.organizationId} AND e.group_id = ${key.groupId}
      AND (n.status IN ('waiting', 'offered') OR n.decided_at >= ${key.since})
    ORDER BY n.status NOT IN ('waiting', 'offered'), CASE WHEN n.status IN ('waiting', 'offered') THEN n.place END, n.decided_at DESC, e.id`.execute(
    tx,
  );
  return found.rows;
}

/** One entry with its newest step. */
export async function findEntry(
  tx: WaitingTx,
  key: { organizationId: OrganizationId; entryId: string },
): Promise<WaitingRow | undefined> {
  const found = await sql<WaitingRow>`SELECT ${waitingColumns} FROM waiting_entries e ${newestStep}
    WHERE e.organization_id = ${key.organizationId} AND e.id = ${key.entryId}`.execute(tx);
  return found.rows[0];
}

/** Puts somebody on a list; answers the entry's id. */
export async function insertEntry(
  tx: WaitingTx,
  entry: {
    organizationId: OrganizationId;
    clinicId: string;
    groupId: string;
    patientId: string;
    weekdays: number[] | null;
    because: string;
    joinedBy: StaffMemberId;
    joinedAt: Instant;
  },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('waiting_entries')
    .values({
      organization_id: entry.organizationId,
      id,
      clinic_id: entry.clinicId,
      group_id: entry.groupId,
      patient_id: entry.patientId,
      weekdays: entry.weekdays,
      because: entry.because,
      joined_by: entry.joinedBy,
      joined_at: entry.joinedAt,
    })
    .execute();
  return id;
}

export type NewStep = {
  readonly organizationId: OrganizationId;
  readonly clinicId: string;
  readonly entryId: string;
  readonly sequence: number;
  readonly status: WaitingStatus;
  readonly place: number;
  readonly because: string;
  readonly offeredUntil: string | null;
  readonly offeredFrom: string | null;
  readonly seatId: string | null;
  readonly decidedBy: StaffMemberId;
  readonly decidedAt: Instant;
};

/** Adds a step; one that somebody else added meanwhile breaks the key and is refused. */
export async function insertStep(tx: WaitingTx, step: NewStep): Promise<void> {
  await tx
    .insertInto('waiting_steps')
    .values({
      organization_id: step.organizationId,
      id: newId(),
      clinic_id: step.clinicId,
      entry_id: step.entryId,
      sequence: step.sequence,
      status: step.status,
      place: step.place,
      because: step.because,
      offered_until: step.offeredUntil,
      offered_from: step.offeredFrom,
      seat_id: step.seatId,
      decided_by: step.decidedBy,
      decided_at: step.decidedAt,
    })
    .execute();
}
