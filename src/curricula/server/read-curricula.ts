// The curricula of the house beside those of the library, and one of them with its topics.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { clinicsOf } from '../../groups/server/door.ts';
import type { CurriculumAnswer, CurriculumList, CurriculumSummary } from '../rules/curriculum-answers.ts';
import { library } from '../rules/library.ts';
import {
  findCurricula,
  findFollowers,
  findOrigins,
  findTopics,
  findVersions,
  topicOf,
  type CurriculumRow,
} from './curricula.db.ts';

export async function listCurricula(ctx: ActionContext): Promise<Outcome<CurriculumList>> {
  const { organizationId, today } = ctx;
  const rows = await findCurricula(ctx.tx, { organizationId, today });
  const taken = await findOrigins(ctx.tx, { organizationId });
  return ok({
    today,
    curricula: rows.map(summaryOf),
    library: library.map((entry) => ({
      code: entry.code,
      name: entry.name,
      says: entry.says,
      source: entry.source,
      topicCount: entry.topics.length,
      unconfirmed: entry.topics.filter((topic) =>
        ['recalled', 'unknown'].includes(topic.titleStatus ?? 'own'),
      ).length,
      isTaken: taken.has(entry.code),
    })),
  });
}

export async function openCurriculum(
  ctx: ActionContext,
  input: { curriculumId: string },
): Promise<Outcome<CurriculumAnswer>> {
  const { organizationId, today } = ctx;
  const key = { organizationId, today, curriculumId: input.curriculumId };
  const [curriculum] = await findCurricula(ctx.tx, key);
  if (!curriculum) return refuse('curriculum-not-found');
  const [topics, versions, groups] = await Promise.all([
    findTopics(ctx.tx, { organizationId, versionIds: [curriculum.version_id] }),
    findVersions(ctx.tx, key),
    findFollowers(ctx.tx, { ...key, clinics: clinicsOf(ctx.scope) }),
  ]);
  return ok({
    today,
    curriculum: summaryOf(curriculum),
    topics: topics.map(topicOf),
    versions: versions.map((version) => ({
      number: version.number,
      startsOn: version.starts_on,
      topicCount: version.topic_count,
      writtenBy: version.given_name === null ? null : `${version.given_name} ${version.family_name}`,
      writtenAt: version.written_at,
    })),
    groups: groups.map((group) => ({ id: group.id, name: group.name, clinicName: group.clinic_name })),
  });
}

function summaryOf(row: CurriculumRow): CurriculumSummary {
  return {
    id: row.id,
    name: row.name,
    origin: row.origin,
    number: row.number,
    startsOn: row.starts_on,
    whenCancelled: row.when_cancelled,
    topicCount: row.topic_count,
    source: row.source,
    groups: row.groups,
  };
}
