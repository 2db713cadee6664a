// Queries of a group's topics: what lies ahead, who is expected, and who was there for what.
import type { OrganizationId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';

export type GroupTopicsTx = Tx<
  | 'groups_in_brief'
  | 'sessions_in_brief'
  | 'rosters'
  | 'patients_in_brief'
  | 'current_attendance'
  | 'curricula_in_brief'
  | 'topics_in_brief'
  | 'paths_of_patients'
  | 'blocks_in_brief'
>;

type OfGroup = { readonly organizationId: OrganizationId; readonly groupId: string };

export type GroupRow = {
  id: string;
  name: string;
  clinic_id: string;
  clinic_name: string;
  state: string;
  time_zone: string;
};

/** The group with its clinic. */
export async function findGroup(tx: GroupTopicsTx, key: OfGroup): Promise<GroupRow | undefined> {
  const [found] = await rowsOf<GroupRow>(tx, groupText, [key.organizationId, key.groupId]);
  return found;
}

const groupText = `
  SELECT id, name, clinic_id, clinic_name, state, time_zone FROM groups_in_brief WHERE organization_id = $1 AND id = $2`;

export type CurriculumRow = {
  id: string;
  name: string;
  starts_on: string;
  version_id: string;
  when_cancelled: string;
};

export type BlockRow = { position: number; kind: string };

/** Blocks of the next day of a group, in their order. */
export async function findBlocksOfGroup(
  tx: GroupTopicsTx,
  key: OfGroup & { on: LocalDate },
): Promise<BlockRow[]> {
  return rowsOf<BlockRow>(tx, blocksText, [key.organizationId, key.groupId, key.on]);
}

const blocksText = `
  SELECT b.position, b.kind FROM blocks_in_brief b
   WHERE b.organization_id = $1 AND b.session_id = (
     SELECT s.id FROM sessions_in_brief s WHERE s.organization_id = $1 AND s.group_id = $2 AND s.held_on >= $3 ORDER BY s.starts_at LIMIT 1)
   ORDER BY b.position`;

/** The curriculum a block of a group follows on a day, else the next one it will. */
export async function findCurriculum(
  tx: GroupTopicsTx,
  key: OfGroup & { on: LocalDate; block: number },
): Promise<CurriculumRow | undefined> {
  const { organizationId, groupId, on, block } = key;
  const [found] = await rowsOf<CurriculumRow>(tx, curriculumText, [organizationId, groupId, on, block]);
  return found;
}

const curriculumText = `
  SELECT c.curriculum_id AS id, c.name, c.starts_on, c.version_id, c.when_cancelled FROM curricula_in_brief c
   WHERE c.organization_id = $1 AND c.group_id = $2 AND c.block = $4 AND coalesce(c.ends_on, 'infinity') >= $3
     AND c.version_starts_on <= greatest(c.starts_on, $3)
   ORDER BY c.starts_on, c.version_number DESC LIMIT 1`;

export type TopicInBrief = { code: string; position: number; title: string | null; title_status: string };

/** The topics of a version in their order. */
export async function findTopicsInBrief(
  tx: GroupTopicsTx,
  key: { organizationId: OrganizationId; versionId: string },
): Promise<TopicInBrief[]> {
  return rowsOf<TopicInBrief>(tx, topicsText, [key.organizationId, key.versionId]);
}

const topicsText = `
  SELECT code, position, title, title_status FROM topics_in_brief WHERE organization_id = $1 AND version_id = $2 ORDER BY position`;

export type AheadRow = {
  id: string;
  held_on: string;
  starts_at: string;
  status: string;
  code: string | null;
  title: string | null;
  position: number | null;
  is_changed: boolean | null;
};

/** The next sessions of a group from a day on, with the topic of a block of each. */
export async function findAhead(
  tx: GroupTopicsTx,
  key: OfGroup & { from: LocalDate; most: number; block: number },
): Promise<AheadRow[]> {
  const { organizationId, groupId, from, most, block } = key;
  return rowsOf<AheadRow>(tx, aheadText, [organizationId, groupId, from, most, block]);
}

const aheadText = `
  WITH next AS MATERIALIZED (
    SELECT s.id, s.held_on, s.starts_at, s.status FROM sessions_in_brief s
     WHERE s.organization_id = $1 AND s.group_id = $2 AND s.held_on >= $3 ORDER BY s.starts_at LIMIT $4
  )
  SELECT n.id, n.held_on, n.starts_at, n.status, p.code, t.position, t.is_changed,
         CASE t.way WHEN 'secular' THEN p.secular_title ELSE p.title END AS title
    FROM next n
    LEFT JOIN topics_of_sessions((SELECT array_agg(id) FROM next)) t ON t.session_id = n.id AND t.block = $5
    LEFT JOIN topics_in_brief p ON p.organization_id = $1 AND p.version_id = t.version_id AND p.position = t.position
   ORDER BY n.starts_at`;

export type ExpectedRow = {
  patient_id: string;
  given_name: string | null;
  family_name: string | null;
  preferred_name: string | null;
  path: string | null;
  path_sequence: number | null;
  session_ids: string[];
};

/** Who is expected in these sessions; a name only where the record is open to the asker. */
export async function findExpectedPeople(
  tx: GroupTopicsTx,
  key: { organizationId: OrganizationId; sessionIds: readonly string[] },
): Promise<ExpectedRow[]> {
  if (key.sessionIds.length === 0) return [];
  return rowsOf<ExpectedRow>(tx, expectedText, [key.organizationId, key.sessionIds]);
}

const expectedText = `
  WITH expected AS MATERIALIZED (
    SELECT r.patient_id, array_agg(DISTINCT r.session_id) AS session_ids FROM rosters r
     WHERE r.organization_id = $1 AND r.session_id = ANY ($2) GROUP BY r.patient_id
  )
  SELECT e.patient_id, p.given_name, p.family_name, p.preferred_name, c.path, c.sequence AS path_sequence, e.session_ids
    FROM expected e
    LEFT JOIN patients_in_brief p ON p.organization_id = $1 AND p.id = e.patient_id
    LEFT JOIN paths_of_patients c ON c.organization_id = $1 AND c.patient_id = p.id
   ORDER BY p.family_name COLLATE "und-x-icu", p.given_name COLLATE "und-x-icu", e.patient_id`;

export type HeldRow = {
  patient_id: string;
  held_on: string;
  curriculum_id: string;
  code: string;
  health_topics: string[];
};

/** The topics of sessions at which people were there, from a day on. */
export async function findHeld(
  tx: GroupTopicsTx,
  key: { organizationId: OrganizationId; patientIds: readonly string[]; from: LocalDate },
): Promise<HeldRow[]> {
  if (key.patientIds.length === 0) return [];
  return rowsOf<HeldRow>(tx, heldText, [key.organizationId, key.patientIds, key.from]);
}

const heldText = `
  WITH there AS MATERIALIZED (
    SELECT a.patient_id, a.session_id, s.held_on FROM current_attendance a
      JOIN sessions_in_brief s ON s.organization_id = $1 AND s.id = a.session_id AND s.held_on >= $3
     WHERE a.organization_id = $1 AND a.patient_id = ANY ($2) AND a.status IN ('present', 'late')
  )
  SELECT h.patient_id, h.held_on, p.curriculum_id, p.code, p.health_topics
    FROM there h
    JOIN topics_of_sessions((SELECT array_agg(DISTINCT session_id) FROM there)) t ON t.session_id = h.session_id
    JOIN topics_in_brief p ON p.organization_id = $1 AND p.version_id = t.version_id AND p.position = t.position`;
