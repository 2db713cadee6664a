// Queries of risks tapped in a session. Only ever added; what became of each stands in its task.
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';

type RisksTx = Tx<'note_risks' | 'tasks_in_brief' | 'staff_in_brief' | 'sessions_in_brief'>;

export type RiskRow = {
  id: string;
  patient_id: string;
  kind: string;
  task_id: string;
  steps: number;
  raised_at: string;
  due_at: string;
  owner_id: string | null;
  owner_name: string | null;
  released_at: string | null;
  closed_at: string | null;
  outcome: string | null;
};

/** Risks of a session with what became of each, oldest first. */
export async function findRisks(
  tx: RisksTx,
  key: { readonly organizationId: OrganizationId; readonly sessionId: string },
): Promise<RiskRow[]> {
  return rowsOf<RiskRow>(tx, risksText, [key.organizationId, key.sessionId]);
}

const risksText = `
  SELECT r.id, r.patient_id, r.kind, r.task_id, t.steps, r.raised_at, t.due_at, t.owner_id,
         o.given_name || ' ' || o.family_name AS owner_name, t.released_at, t.closed_at, t.outcome
    FROM note_risks r
    JOIN tasks_in_brief t ON t.organization_id = r.organization_id AND t.id = r.task_id
    LEFT JOIN staff_in_brief o ON o.organization_id = t.organization_id AND o.id = t.owner_id
   WHERE r.organization_id = $1 AND r.session_id = $2 ORDER BY r.raised_at, r.id`;

export type RiskOfPerson = Pick<RiskRow, 'patient_id' | 'kind' | 'closed_at' | 'outcome'> & {
  held_on: string;
};

/** Risks of people since each was there last, that day included, and those still open; the newest first. */
export async function findRisksOfPeople(
  tx: RisksTx,
  of: {
    readonly organizationId: OrganizationId;
    readonly patientIds: readonly string[];
    /** Of each of them; null for whoever was not there in the weeks looked back at: all of theirs. */
    readonly lastThere: readonly (string | null)[];
  },
): Promise<RiskOfPerson[]> {
  if (of.patientIds.length === 0) return [];
  return rowsOf<RiskOfPerson>(tx, ofPeopleText, [of.organizationId, of.patientIds, of.lastThere]);
}

const ofPeopleText = `
  SELECT r.patient_id, r.kind, s.held_on, t.closed_at, t.outcome
    FROM unnest($2::uuid[], $3::date[]) AS asked (patient_id, last_there)
    JOIN note_risks r ON r.organization_id = $1 AND r.patient_id = asked.patient_id
    JOIN sessions_in_brief s ON s.organization_id = r.organization_id AND s.id = r.session_id
    JOIN tasks_in_brief t ON t.organization_id = r.organization_id AND t.id = r.task_id
   WHERE t.closed_at IS NULL OR asked.last_there IS NULL OR s.held_on >= asked.last_there
   ORDER BY r.raised_at DESC, r.id`;

export type NewRisk = {
  readonly organizationId: OrganizationId;
  readonly clinicId: string;
  readonly sessionId: string;
  readonly patientId: string;
  readonly kind: string;
  readonly taskId: string;
  readonly raisedBy: StaffMemberId;
  readonly raisedAt: Instant;
};

export async function insertRisk(tx: RisksTx, risk: NewRisk): Promise<void> {
  await tx
    .insertInto('note_risks')
    .values({
      organization_id: risk.organizationId,
      id: newId(),
      clinic_id: risk.clinicId,
      session_id: risk.sessionId,
      patient_id: risk.patientId,
      kind: risk.kind,
      task_id: risk.taskId,
      raised_by: risk.raisedBy,
      raised_at: risk.raisedAt,
    })
    .execute();
}
