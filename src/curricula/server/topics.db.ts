// Queries of which group follows which curriculum, and which topic a session has.
import { sql } from 'kysely';
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import { newId } from '#platform/database/new-id.ts';
import type { Path, Way } from '../rules/curriculum.ts';
import type { CurriculaTx } from './curricula.db.ts';

type Owner = { readonly organizationId: OrganizationId };
type OfGroup = Owner & { readonly groupId: string };

/** The group as its clinic and name, in reach or not. */
export async function findGroupInBrief(tx: CurriculaTx, key: OfGroup) {
  return tx
    .selectFrom('groups_in_brief')
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.groupId)
    .select(['id', 'clinic_id'])
    .executeTakeFirst();
}

/** The choices of a group for a block that count on or after a day, in their order. */
export async function findPlansFrom(tx: CurriculaTx, key: OfGroup & { block: number; from: string }) {
  return tx
    .selectFrom('group_curricula')
    .where('organization_id', '=', key.organizationId)
    .where('group_id', '=', key.groupId)
    .where('block', '=', key.block)
    .where('withdrawn', '=', false)
    .where((where) => where.or([where('ends_on', 'is', null), where('ends_on', '>=', key.from)]))
    .select(['id', 'starts_on', 'ends_on'])
    .orderBy('starts_on')
    .execute();
}

/** Ends a choice on a day, or withdraws one that has not begun. */
export async function endPlan(
  tx: CurriculaTx,
  key: Owner & { planId: string },
  end: { endsOn: LocalDate } | { withdrawn: true },
): Promise<void> {
  await tx
    .updateTable('group_curricula')
    .set('endsOn' in end ? { ends_on: end.endsOn } : { withdrawn: true })
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.planId)
    .execute();
}

export type NewPlan = OfGroup & {
  readonly clinicId: string;
  readonly block: number;
  readonly curriculumId: string;
  readonly startsOn: string;
  readonly firstPosition: number;
  readonly by: StaffMemberId;
  readonly at: Instant;
};

/** Writes which curriculum a group follows from a day on. */
export async function insertPlan(tx: CurriculaTx, plan: NewPlan): Promise<void> {
  await tx
    .insertInto('group_curricula')
    .values({
      organization_id: plan.organizationId,
      id: newId(),
      clinic_id: plan.clinicId,
      group_id: plan.groupId,
      block: plan.block,
      curriculum_id: plan.curriculumId,
      starts_on: plan.startsOn,
      first_position: plan.firstPosition,
      set_by: plan.by,
      set_at: plan.at,
    })
    .execute();
}

export type TopicOfSession = {
  session_id: string;
  block: number;
  plan_id: string;
  turn: number;
  planned_version_id: string;
  planned_position: number;
  version_id: string;
  position: number;
  way: Way;
  is_changed: boolean;
  sequence: number;
  curriculum_id: string;
  curriculum_name: string;
};

/** The topic of each session and block. */
export async function findTopicsOfSessions(
  tx: CurriculaTx,
  key: Owner & { sessionIds: readonly string[] },
): Promise<TopicOfSession[]> {
  if (key.sessionIds.length === 0) return [];
  const { rows } = await sql<TopicOfSession>`
    SELECT t.*, c.id AS curriculum_id, c.name AS curriculum_name
      FROM topics_of_sessions(${key.sessionIds}::uuid[]) t
      JOIN curriculum_versions v ON v.organization_id = ${key.organizationId} AND v.id = t.planned_version_id
      JOIN curricula c ON c.organization_id = v.organization_id AND c.id = v.curriculum_id
     ORDER BY t.session_id, t.block`.execute(tx);
  return rows;
}

export type BlockOfSession = { position: number; kind: string; topic: string | null };

/** Blocks of a session in their order. */
export async function findBlocksOfSession(
  tx: CurriculaTx,
  key: Owner & { sessionId: string },
): Promise<BlockOfSession[]> {
  return tx
    .selectFrom('blocks_in_brief')
    .where('organization_id', '=', key.organizationId)
    .where('session_id', '=', key.sessionId)
    .select(['position', 'kind', 'topic'])
    .orderBy('position')
    .execute();
}

/** Titles of what a session is about, block by block: by its curriculum, else in words. */
export async function findPlannedTitles(
  tx: CurriculaTx,
  key: Owner & { sessionId: string },
): Promise<string[]> {
  const { rows } = await sql<{ title: string | null }>`
    SELECT CASE WHEN t.session_id IS NULL THEN b.topic WHEN t.way = 'secular' THEN p.secular_title ELSE coalesce(p.title, 'Session ' || p.position) END AS title
      FROM blocks_in_brief b
      LEFT JOIN topics_of_sessions(ARRAY[${key.sessionId}]::uuid[]) t ON t.session_id = b.session_id AND t.block = b.position
      LEFT JOIN topics p ON p.organization_id = b.organization_id AND p.version_id = t.version_id AND p.position = t.position
     WHERE b.organization_id = ${key.organizationId} AND b.session_id = ${key.sessionId}
     ORDER BY b.position`.execute(tx);
  return rows.flatMap(({ title }) => (title === null ? [] : [title]));
}

/** How many people of a session's roster chose the secular path, among those whose record is open to the asker. */
export async function countSecularPeople(
  tx: CurriculaTx,
  key: Owner & { sessionId: string },
): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    SELECT count(*)::integer AS people FROM rosters r
      JOIN LATERAL (SELECT p.path FROM path_choices p WHERE p.organization_id = r.organization_id AND p.patient_id = r.patient_id
                     ORDER BY p.sequence DESC LIMIT 1) p ON p.path = 'secular'
     WHERE r.organization_id = ${key.organizationId} AND r.session_id = ${key.sessionId}`.execute(tx);
  return rows[0]?.people ?? 0;
}

export type NewChange = Owner & {
  readonly clinicId: string;
  readonly sessionId: string;
  readonly block: number;
  readonly sequence: number;
  readonly chosen: { readonly versionId: string; readonly position: number } | null;
  readonly way: Way;
  readonly by: StaffMemberId;
  readonly at: Instant;
};

/** Adds what was chosen for a date. One that somebody else added meanwhile breaks topic_changes_one_after_another. */
export async function insertChange(tx: CurriculaTx, change: NewChange): Promise<void> {
  await tx
    .insertInto('topic_changes')
    .values({
      organization_id: change.organizationId,
      id: newId(),
      clinic_id: change.clinicId,
      session_id: change.sessionId,
      block: change.block,
      sequence: change.sequence,
      version_id: change.chosen?.versionId ?? null,
      position: change.chosen?.position ?? null,
      way: change.way,
      changed_by: change.by,
      changed_at: change.at,
    })
    .execute();
}

/** Adds the path a person chose. */
export async function insertPath(
  tx: CurriculaTx,
  choice: Owner & { patientId: string; path: Path; sequence: number; by: StaffMemberId; at: Instant },
): Promise<void> {
  await tx
    .insertInto('path_choices')
    .values({
      organization_id: choice.organizationId,
      id: newId(),
      patient_id: choice.patientId,
      sequence: choice.sequence,
      path: choice.path,
      recorded_by: choice.by,
      recorded_at: choice.at,
    })
    .execute();
}

/** Whether the asker may open the person's record: row security decides. */
export async function findPerson(tx: CurriculaTx, key: Owner & { patientId: string }) {
  return tx
    .selectFrom('patients_in_brief')
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.patientId)
    .select('id')
    .executeTakeFirst();
}

/** Keeps the topic of every session until a day that has none kept yet. Running twice keeps nothing twice. */
export async function keepTopics(tx: CurriculaTx, key: Owner & { until: LocalDate }): Promise<void> {
  await sql`
    INSERT INTO kept_topics (organization_id, session_id, block, clinic_id, plan_id, turn, version_id, position)
    SELECT s.organization_id, t.session_id, t.block, s.clinic_id, t.plan_id, t.turn, t.planned_version_id, t.planned_position
      FROM topics_of_sessions(ARRAY(
        SELECT DISTINCT o.id FROM group_curricula g
          JOIN sessions_in_brief o ON o.organization_id = g.organization_id AND o.group_id = g.group_id
           AND o.held_on BETWEEN g.starts_on AND least(${key.until}::date, coalesce(g.ends_on, 'infinity'::date)) AND o.status = 'planned'
         WHERE g.organization_id = ${key.organizationId} AND NOT g.withdrawn AND NOT EXISTS (SELECT FROM kept_topics k
           WHERE k.organization_id = o.organization_id AND k.session_id = o.id AND k.block = g.block))) t
      JOIN sessions_in_brief s ON s.organization_id = ${key.organizationId} AND s.id = t.session_id
    ON CONFLICT DO NOTHING`.execute(tx);
}
