// The topics of a session as they stand for its date, in words: what a note of it is offered.
import { topicTitle } from '../rules/topic-words.ts';
import { useSessionTopics } from './curricula.api.ts';

/** Titles of the topics planned for a session, block after block; none while they are not known. */
export function usePlannedTopics(sessionId: string): readonly string[] {
  const { data } = useSessionTopics(sessionId);
  return (data?.topics ?? []).map(({ topic, way, position }) =>
    topicTitle({ title: (way === 'secular' ? topic.secular : null)?.title ?? topic.title, position }),
  );
}
