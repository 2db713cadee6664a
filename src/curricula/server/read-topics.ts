// The topics of one session: what it does, whether that was chosen for the date, and what else could be chosen.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { sessionInScope } from '../../groups/server/door.ts';
import type { SessionTopic, SessionTopics } from '../rules/curriculum-answers.ts';
import { topicTitle } from '../rules/topic-words.ts';
import { findTopics, topicOf, type TopicRow } from './curricula.db.ts';
import {
  countSecularPeople,
  findBlocksOfSession,
  findTopicsOfSessions,
  type TopicOfSession,
} from './topics.db.ts';

export async function readSessionTopics(
  ctx: ActionContext,
  input: { sessionId: string },
): Promise<Outcome<SessionTopics>> {
  const key = { organizationId: ctx.organizationId, sessionId: input.sessionId };
  const session = await sessionInScope(ctx.tx, ctx.scope, key);
  if (!session) return refuse('topic-session-not-found');
  const standing = await findTopicsOfSessions(ctx.tx, {
    organizationId: ctx.organizationId,
    sessionIds: [session.id],
  });
  const versionIds = [...new Set(standing.flatMap((one) => [one.version_id, one.planned_version_id]))];
  const topics = await findTopics(ctx.tx, { organizationId: ctx.organizationId, versionIds });
  const secularPeople = standing.length === 0 ? 0 : await countSecularPeople(ctx.tx, key);
  const blocks = await findBlocksOfSession(ctx.tx, key);
  const followed = new Set(standing.map((one) => one.block));
  ctx.about([], { sessionId: session.id });
  return ok({
    topics: standing.map((one) => topicAnswer(one, topics)),
    inWords: blocks.flatMap(({ position, kind, topic }) =>
      topic === null || followed.has(position) ? [] : [{ block: position, kind, topic }],
    ),
    blockCount: blocks.length,
    secularPeople,
  });
}

function topicAnswer(standing: TopicOfSession, topics: readonly TopicRow[]): SessionTopic {
  const at = (versionId: string, position: number) =>
    topics.find((topic) => topic.version_id === versionId && topic.position === position);
  const topic = at(standing.version_id, standing.position);
  // A kept or chosen topic has its row: versions and their topics are never taken away.
  if (topic === undefined) throw new Error('a session names a topic that is not there');
  const inOrder = at(standing.planned_version_id, standing.planned_position);
  const choices = topics.filter((one) => one.version_id === standing.planned_version_id);
  return {
    block: standing.block,
    curriculumId: standing.curriculum_id,
    curriculumName: standing.curriculum_name,
    topic: topicOf(topic),
    position: standing.position,
    topicCount: choices.length,
    way: standing.way,
    isChanged: standing.is_changed,
    inOrder: topicTitle({ title: inOrder?.title ?? null, position: standing.planned_position }),
    sequence: standing.sequence,
    choices: choices.map((one) => ({ code: one.code, position: one.position, title: topicTitle(one) })),
  };
}
