// Queries of curricula, their versions and topics.
import { sql } from 'kysely';
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { Topic } from '../rules/curriculum.ts';
import type { HealthTopic } from '../rules/health-topics.ts';
import type { TitleStatus, WhenCancelled } from '../rules/library-entry.ts';

export type CurriculaTx = Tx<
  | 'curricula'
  | 'curriculum_versions'
  | 'topics'
  | 'group_curricula'
  | 'kept_topics'
  | 'topic_changes'
  | 'path_choices'
  | 'groups_in_brief'
  | 'sessions_in_brief'
  | 'patients_in_brief'
  | 'staff_in_brief'
  | 'rosters'
  | 'blocks_in_brief'
>;

type Owner = { readonly organizationId: OrganizationId };

export type CurriculumRow = {
  id: string;
  name: string;
  origin: string;
  version_id: string;
  number: number;
  starts_on: string;
  when_cancelled: string;
  topic_count: number;
  source: string;
  groups: number;
};

/** Curricula with their newest version, by name; one of them when asked for. */
export async function findCurricula(
  tx: CurriculaTx,
  key: Owner & { today: LocalDate; curriculumId?: string },
): Promise<CurriculumRow[]> {
  const { rows } = await sql<CurriculumRow>`
    SELECT c.id, c.name, c.origin, v.id AS version_id, v.number, v.starts_on, v.when_cancelled, v.topic_count, v.source,
           (SELECT count(DISTINCT g.group_id)::integer FROM group_curricula g
             WHERE g.organization_id = c.organization_id AND g.curriculum_id = c.id AND NOT g.withdrawn
               AND coalesce(g.ends_on, 'infinity') >= ${key.today}::date) AS groups
      FROM curricula c
      JOIN LATERAL (SELECT * FROM curriculum_versions w WHERE w.organization_id = c.organization_id AND w.curriculum_id = c.id
                     ORDER BY w.number DESC LIMIT 1) v ON true
     WHERE c.organization_id = ${key.organizationId} AND (${key.curriculumId ?? null}::uuid IS NULL OR c.id = ${key.curriculumId ?? null})
     ORDER BY c.name, c.id`.execute(tx);
  return rows;
}

/** Which entries of the library the organization has taken over. */
export async function findOrigins(tx: CurriculaTx, key: Owner): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('curricula')
    .where('organization_id', '=', key.organizationId)
    .select('origin')
    .execute();
  return new Set(rows.map((row) => row.origin));
}

/** Topics of several versions, in their order. */
export async function findTopics(tx: CurriculaTx, key: Owner & { versionIds: readonly string[] }) {
  if (key.versionIds.length === 0) return [];
  return tx
    .selectFrom('topics')
    .where('organization_id', '=', key.organizationId)
    .where('version_id', 'in', key.versionIds)
    .selectAll()
    .orderBy('version_id')
    .orderBy('position')
    .execute();
}

export type TopicRow = Awaited<ReturnType<typeof findTopics>>[number];

/** A topic as its row says it. */
export function topicOf(row: TopicRow): Topic {
  return {
    code: row.code,
    title: row.title,
    titleStatus: row.title_status as TitleStatus,
    purpose: row.purpose,
    steps: row.steps,
    handout: row.handout,
    secular:
      row.secular_title === null
        ? null
        : { title: row.secular_title, steps: row.secular_steps ?? [], handout: row.secular_handout ?? '' },
    healthTopics: row.health_topics as HealthTopic[],
  };
}

/** Versions of a curriculum, the newest first, with who wrote them. */
export async function findVersions(tx: CurriculaTx, key: Owner & { curriculumId: string }) {
  return tx
    .selectFrom('curriculum_versions as v')
    .leftJoin('staff_in_brief as m', (join) =>
      join.onRef('m.organization_id', '=', 'v.organization_id').onRef('m.id', '=', 'v.written_by'),
    )
    .where('v.organization_id', '=', key.organizationId)
    .where('v.curriculum_id', '=', key.curriculumId)
    .select([
      'v.id',
      'v.number',
      'v.starts_on',
      'v.topic_count',
      'v.written_at',
      'm.given_name',
      'm.family_name',
    ])
    .orderBy('v.number', 'desc')
    .execute();
}

/** Groups in reach that follow a curriculum on or after a day. */
export async function findFollowers(
  tx: CurriculaTx,
  key: Owner & { curriculumId: string; today: LocalDate; clinics: readonly string[] | null },
) {
  const { rows } = await sql<{ id: string; name: string; clinic_name: string }>`
    SELECT DISTINCT g.id, g.name, g.clinic_name
      FROM group_curricula f
      JOIN groups_in_brief g ON g.organization_id = f.organization_id AND g.id = f.group_id
     WHERE f.organization_id = ${key.organizationId} AND f.curriculum_id = ${key.curriculumId} AND NOT f.withdrawn
       AND coalesce(f.ends_on, 'infinity') >= ${key.today}::date
       AND (${key.clinics}::uuid[] IS NULL OR f.clinic_id = ANY (${key.clinics}))
     ORDER BY g.clinic_name, g.name, g.id LIMIT 200`.execute(tx);
  return rows;
}

export type NewVersion = Owner & {
  readonly curriculumId: string;
  readonly number: number;
  readonly startsOn: string;
  readonly whenCancelled: WhenCancelled;
  readonly source: string;
  readonly topics: readonly Topic[];
  readonly by: StaffMemberId;
  readonly at: Instant;
};

/** Writes a curriculum without versions; answers its id. */
export async function insertCurriculum(
  tx: CurriculaTx,
  curriculum: Owner & { name: string; origin: string; by: StaffMemberId; at: Instant },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('curricula')
    .values({
      organization_id: curriculum.organizationId,
      id,
      name: curriculum.name,
      origin: curriculum.origin,
      added_by: curriculum.by,
      added_at: curriculum.at,
    })
    .execute();
  return id;
}

/** Writes a version with its topics. */
export async function insertVersion(tx: CurriculaTx, version: NewVersion): Promise<void> {
  const versionId = newId();
  const own = { organization_id: version.organizationId };
  await tx
    .insertInto('curriculum_versions')
    .values({
      ...own,
      id: versionId,
      curriculum_id: version.curriculumId,
      number: version.number,
      starts_on: version.startsOn,
      when_cancelled: version.whenCancelled,
      topic_count: version.topics.length,
      source: version.source,
      written_by: version.by,
      written_at: version.at,
    })
    .execute();
  await tx
    .insertInto('topics')
    .values(
      version.topics.map((topic, index) => ({
        ...own,
        version_id: versionId,
        position: index + 1,
        code: topic.code,
        title: topic.title,
        title_status: topic.titleStatus,
        purpose: topic.purpose,
        steps: topic.steps,
        handout: topic.handout,
        path: topic.secular === null ? 'any' : 'twelve_step',
        secular_title: topic.secular?.title ?? null,
        secular_steps: topic.secular?.steps ?? null,
        secular_handout: topic.secular?.handout ?? null,
        health_topics: topic.healthTopics,
      })),
    )
    .execute();
}
