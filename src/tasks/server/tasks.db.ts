// Every query of tasks. Steps are only ever added; the task follows them.
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { KnownPlaces } from '../rules/place.ts';
import type { TaskKind } from '../rules/task.ts';

type TasksTx = Tx<
  | 'tasks'
  | 'task_steps'
  | 'tasks_in_brief'
  | 'patients_in_brief'
  | 'addresses_in_brief'
  | 'confirmed_places_in_brief'
  | 'leavings_in_brief'
  | 'staff_in_brief'
  | 'sessions_in_brief'
  | 'rosters'
  | 'clinics_in_brief'
>;

export type TaskRow = KnownPlaces & {
  id: string;
  kind: string;
  subject: string;
  clinic_id: string;
  clinic_name: string;
  time_zone: string;
  patient_id: string | null;
  /** Of whom it is about; null where it is about nobody. */
  given_name: string | null;
  family_name: string | null;
  preferred_name: string | null;
  session_id: string | null;
  group_name: string | null;
  opened_by: string;
  opened_by_name: string;
  opened_at: string;
  due_at: Instant;
  left_at: Instant | null;
  escalates_at: Instant | null;
  steps: number;
  owner_id: string | null;
  owner_name: string | null;
  released_at: string | null;
};

/** Open tasks in the clinics of a scope, the most pressing first. */
export async function findOpenTasks(
  tx: TasksTx,
  of: { organizationId: OrganizationId; clinicIds: readonly string[] | null },
): Promise<TaskRow[]> {
  return rowsOf<TaskRow>(tx, openText, [of.organizationId, of.clinicIds]);
}

const openText = `
  SELECT t.id, t.kind, t.subject, t.clinic_id, c.name AS clinic_name, c.time_zone, t.patient_id,
         p.given_name, p.family_name, p.preferred_name,
         h.address, w.address AS here_address, w.state AS here_state, w.call_back AS here_call_back, w.confirmed_at AS here_confirmed_at,
         coalesce((SELECT bool_or(r.mode = 'virtual') FROM rosters r
                    WHERE r.organization_id = t.organization_id AND r.session_id = t.session_id AND r.patient_id = t.patient_id), false) AND w.in_room IS NOT TRUE AS is_virtual,
         t.session_id, s.group_name, t.opened_by, o.given_name || ' ' || o.family_name AS opened_by_name,
         (SELECT l.left_at FROM leavings_in_brief l WHERE l.organization_id = t.organization_id AND l.session_id = t.session_id AND l.patient_id = t.patient_id) AS left_at,
         t.opened_at, t.due_at, t.escalates_at, t.steps, t.owner_id, n.given_name || ' ' || n.family_name AS owner_name, t.released_at
    FROM tasks t
    JOIN clinics_in_brief c ON c.organization_id = t.organization_id AND c.id = t.clinic_id
    JOIN staff_in_brief o ON o.organization_id = t.organization_id AND o.id = t.opened_by
    LEFT JOIN staff_in_brief n ON n.organization_id = t.organization_id AND n.id = t.owner_id
    LEFT JOIN addresses_in_brief h ON h.organization_id = t.organization_id AND h.patient_id = t.patient_id
    LEFT JOIN confirmed_places_in_brief w ON w.organization_id = t.organization_id AND w.session_id = t.session_id AND w.patient_id = t.patient_id
    LEFT JOIN patients_in_brief p ON p.organization_id = t.organization_id AND p.id = t.patient_id
    LEFT JOIN sessions_in_brief s ON s.organization_id = t.organization_id AND s.id = t.session_id
   WHERE t.organization_id = $1 AND t.closed_at IS NULL AND ($2::uuid[] IS NULL OR t.clinic_id = ANY ($2))
   ORDER BY t.due_at, t.id LIMIT 100`;

export type SignRow = {
  id: string;
  steps: number;
  owner_id: string | null;
  opened_by: string;
  escalates_at: Instant | null;
  due_at: Instant;
  left_at: Instant | null;
};

/** Open tasks in the clinics of a scope in ids and times alone. */
export async function findSigns(
  tx: TasksTx,
  of: { organizationId: OrganizationId; clinicIds: readonly string[] | null },
): Promise<SignRow[]> {
  return rowsOf<SignRow>(tx, signsText, [of.organizationId, of.clinicIds]);
}

const signsText = `
  SELECT t.id, t.steps, t.owner_id, t.opened_by, t.escalates_at, t.due_at,
         (SELECT l.left_at FROM leavings_in_brief l WHERE l.organization_id = t.organization_id AND l.session_id = t.session_id AND l.patient_id = t.patient_id) AS left_at
    FROM tasks t
   WHERE t.organization_id = $1 AND t.closed_at IS NULL AND ($2::uuid[] IS NULL OR t.clinic_id = ANY ($2)) ORDER BY t.due_at, t.id LIMIT 100`;

/** Whether something stands at the top of the asker's screens, told also where their screen is locked: yes or no. */
export async function findUrgent(
  tx: TasksTx,
  of: { readonly seeing: readonly string[]; readonly now: Instant },
): Promise<boolean> {
  const [row] = await rowsOf<{ waits: boolean }>(tx, 'SELECT urgent_waits($1, $2) AS waits', [
    of.seeing,
    of.now,
  ]);
  return row?.waits ?? false;
}

export type NewTask = {
  readonly organizationId: OrganizationId;
  readonly clinicId: string;
  readonly patientId: string | null;
  readonly sessionId: string | null;
  readonly kind: TaskKind;
  readonly subject: string;
  readonly openedBy: StaffMemberId;
  readonly openedAt: Instant;
  readonly dueAt: Instant;
  readonly escalatesAt: Instant | null;
};

/** Opens a task; answers its id. */
export async function insertTask(tx: TasksTx, task: NewTask): Promise<string> {
  const id = newId();
  await tx
    .insertInto('tasks')
    .values({
      organization_id: task.organizationId,
      id,
      clinic_id: task.clinicId,
      patient_id: task.patientId,
      session_id: task.sessionId,
      kind: task.kind,
      subject: task.subject,
      opened_by: task.openedBy,
      opened_at: task.openedAt,
      due_at: task.dueAt,
      escalates_at: task.escalatesAt,
    })
    .execute();
  return id;
}

type Found = {
  id: string;
  clinic_id: string;
  patient_id: string | null;
  session_id: string | null;
  owner_id: string | null;
  steps: number;
  closed_at: string | null;
};

/** One task, open or closed. */
export async function findTask(
  tx: TasksTx,
  key: { organizationId: OrganizationId; taskId: string },
): Promise<Found | undefined> {
  return tx
    .selectFrom('tasks')
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.taskId)
    .select(['id', 'clinic_id', 'patient_id', 'session_id', 'owner_id', 'steps', 'closed_at'])
    .executeTakeFirst();
}

export type NewStep = {
  readonly organizationId: OrganizationId;
  readonly clinicId: string;
  readonly taskId: string;
  readonly after: number;
  readonly step: 'taken' | 'word' | 'outcome';
  readonly ownerId: StaffMemberId | null;
  readonly words: string;
  readonly dismissedNames: readonly string[];
  readonly madeBy: StaffMemberId;
  readonly madeAt: Instant;
};

/** Adds a step. One that somebody else added meanwhile breaks task_steps_one_after_another. */
export async function insertStep(tx: TasksTx, step: NewStep): Promise<void> {
  await tx
    .insertInto('task_steps')
    .values({
      organization_id: step.organizationId,
      id: newId(),
      clinic_id: step.clinicId,
      task_id: step.taskId,
      sequence: step.after + 1,
      step: step.step,
      owner_id: step.ownerId,
      words: step.words,
      dismissed_names: [...step.dismissedNames],
      made_by: step.madeBy,
      made_at: step.madeAt,
    })
    .execute();
}
