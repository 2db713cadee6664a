// Adds curricula and new versions of them. A version never changes once it stands; editing adds the next one.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { ReviseCurriculum, Topic, WriteCurriculum } from '../rules/curriculum.ts';
import type { LibraryTopic } from '../rules/library-entry.ts';
import { library } from '../rules/library.ts';
import { findCurricula, insertCurriculum, insertVersion } from './curricula.db.ts';

type Written = Outcome<{ curriculumId: string; number: number }>;

/** Takes a curriculum of the library over; from then on it is the organization's own. */
export async function takeFromLibrary(
  ctx: ActionContext,
  input: { code: string; startsOn: string },
): Promise<Written> {
  const entry = library.find((one) => one.code === input.code);
  if (!entry) return refuse('library-entry-unknown');
  const { name, source, whenCancelled, topics } = entry;
  return write(ctx, entry.code, {
    name,
    source,
    whenCancelled,
    startsOn: input.startsOn,
    topics: topics.map(topicFrom),
  });
}

export async function writeCurriculum(ctx: ActionContext, input: WriteCurriculum): Promise<Written> {
  return write(ctx, 'own', input);
}

export async function reviseCurriculum(
  ctx: ActionContext,
  input: ReviseCurriculum & { curriculumId: string },
): Promise<Written> {
  const { organizationId, today } = ctx;
  const [curriculum] = await findCurricula(ctx.tx, {
    organizationId,
    today,
    curriculumId: input.curriculumId,
  });
  if (!curriculum) return refuse('curriculum-not-found');
  const fault = faultOf(ctx, input);
  if (fault) return fault;
  if (curriculum.number !== input.afterNumber) return refuse('curriculum-moved-on');
  const number = curriculum.number + 1;
  await insertVersion(ctx.tx, {
    ...input,
    organizationId,
    curriculumId: curriculum.id,
    number,
    by: ctx.staffMemberId,
    at: ctx.now,
  });
  ctx.about([], { curriculumId: curriculum.id, number });
  ctx.announce('curricula', curriculum.id);
  return ok({ curriculumId: curriculum.id, number });
}

async function write(ctx: ActionContext, origin: string, input: WriteCurriculum): Promise<Written> {
  const fault = faultOf(ctx, input);
  if (fault) return fault;
  const made = { organizationId: ctx.organizationId, by: ctx.staffMemberId, at: ctx.now };
  const curriculumId = await insertCurriculum(ctx.tx, { ...made, name: input.name, origin });
  await insertVersion(ctx.tx, { ...input, ...made, curriculumId, number: 1 });
  ctx.about([], { curriculumId });
  ctx.announce('curricula', curriculumId);
  return ok({ curriculumId, number: 1 });
}

function faultOf(ctx: ActionContext, input: { startsOn: string; topics: readonly Topic[] }) {
  if (input.startsOn < ctx.today) return refuse('version-starts-in-past');
  if (new Set(input.topics.map((topic) => topic.code)).size !== input.topics.length)
    return refuse('topic-code-twice');
  const untitled = input.topics.some(
    (topic) => (topic.title === null) !== ['unknown', 'no_fixed_title'].includes(topic.titleStatus),
  );
  return untitled ? refuse('topic-needs-title') : null;
}

function topicFrom(topic: LibraryTopic): Topic {
  return {
    code: topic.code,
    title: topic.title,
    titleStatus: topic.titleStatus ?? 'own',
    purpose: topic.purpose,
    steps: [...topic.steps],
    handout: topic.handout,
    secular: topic.secular ? { ...topic.secular, steps: [...topic.secular.steps] } : null,
    healthTopics: [...(topic.healthTopics ?? [])],
  };
}
