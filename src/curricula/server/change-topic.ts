// Chooses another topic for one date, or its secular counterpart, or goes back to the order. Also for a day that is
// past, where the room did something else than planned: what is said later counts, and nothing is lost.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { sessionInScope } from '../../groups/server/door.ts';
import type { ChangeTopic } from '../rules/curriculum.ts';
import type { SessionTopics } from '../rules/curriculum-answers.ts';
import { findTopics, type TopicRow } from './curricula.db.ts';
import { readSessionTopics } from './read-topics.ts';
import { findTopicsOfSessions, insertChange, type TopicOfSession } from './topics.db.ts';

export async function changeTopic(
  ctx: ActionContext,
  input: ChangeTopic & { sessionId: string },
): Promise<Outcome<SessionTopics>> {
  const { organizationId } = ctx;
  const session = await sessionInScope(ctx.tx, ctx.scope, { organizationId, sessionId: input.sessionId });
  if (!session) return refuse('topic-session-not-found');
  const standing = (await findTopicsOfSessions(ctx.tx, { organizationId, sessionIds: [session.id] })).find(
    (one) => one.block === input.block,
  );
  if (!standing) return refuse('session-without-curriculum');
  if (standing.sequence !== input.afterSequence) return refuse('moved-on');
  const topics = await findTopics(ctx.tx, { organizationId, versionIds: [standing.planned_version_id] });
  const chosen = chosenTopic(topics, standing, input);
  if (!chosen.ok) return chosen;
  await insertChange(ctx.tx, {
    organizationId,
    clinicId: session.clinic_id,
    sessionId: session.id,
    block: input.block,
    sequence: input.afterSequence + 1,
    chosen: chosen.value,
    way: input.way,
    by: ctx.staffMemberId,
    at: ctx.now,
  });
  ctx.about([], { sessionId: session.id, block: input.block });
  ctx.announce('topics', session.id);
  return readSessionTopics(ctx, { sessionId: session.id });
}

type Chosen = { versionId: string; position: number } | null;

// Null for the topic in order: should the order move before the day, the date moves along.
function chosenTopic(
  topics: readonly TopicRow[],
  standing: TopicOfSession,
  wished: Pick<ChangeTopic, 'topicCode' | 'way'>,
): Outcome<Chosen> {
  const topic = topics.find((one) =>
    wished.topicCode === null ? one.position === standing.planned_position : one.code === wished.topicCode,
  );
  if (topic === undefined) return refuse('topic-unknown');
  if (wished.way === 'secular' && topic.secular_title === null) return refuse('topic-has-no-secular-way');
  const { planned_position: inOrder, planned_version_id: versionId } = standing;
  return ok(topic.position === inOrder ? null : { versionId, position: topic.position });
}
