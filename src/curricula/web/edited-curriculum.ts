// What the form of a curriculum holds while it is typed, and the request it becomes.
import type { CurriculumAnswer } from '../rules/curriculum-answers.ts';
import type { Topic } from './curricula.api.ts';

/** Steps are typed one a line. */
export type EditedTopic = Omit<Topic, 'steps' | 'secular'> & {
  readonly steps: string;
  readonly secular: { readonly title: string; readonly steps: string; readonly handout: string } | null;
};
export type EditedCurriculum = {
  readonly name: string;
  readonly startsOn: string;
  readonly whenCancelled: 'shift' | 'skip';
  readonly source: string;
  readonly topics: readonly EditedTopic[];
};

export const emptyCurriculum: EditedCurriculum = {
  name: '',
  startsOn: '',
  whenCancelled: 'shift',
  source: '',
  topics: [],
};

/** A new topic; its code tells it apart for good, whatever it is called later. */
export function newTopic(): EditedTopic {
  return {
    code: `topic-${crypto.randomUUID().slice(0, 8)}`,
    title: '',
    titleStatus: 'own',
    purpose: '',
    steps: '',
    handout: '',
    secular: null,
    healthTopics: [],
  };
}

export function editedFrom(answer: CurriculumAnswer): EditedCurriculum {
  const { curriculum, topics, today } = answer;
  return {
    name: curriculum.name,
    startsOn: today,
    whenCancelled: curriculum.whenCancelled === 'skip' ? 'skip' : 'shift',
    source: curriculum.source,
    topics: topics.map((topic) => ({
      ...topic,
      steps: topic.steps.join('\n'),
      secular: topic.secular === null ? null : { ...topic.secular, steps: topic.secular.steps.join('\n') },
    })),
  };
}

/** The version as the server takes it. */
export function versionOf(edited: EditedCurriculum) {
  const { name: _name, topics, ...rest } = edited;
  return { ...rest, topics: topics.map(topicOf) };
}

function topicOf(topic: EditedTopic): Topic {
  return {
    ...topic,
    steps: linesOf(topic.steps),
    secular: topic.secular === null ? null : { ...topic.secular, steps: linesOf(topic.secular.steps) },
  };
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Moves a topic so many places; at the ends it stays. */
export function moved(topics: readonly EditedTopic[], from: number, by: number): readonly EditedTopic[] {
  const to = from + by;
  const topic = topics[from];
  if (topic === undefined || to < 0 || to >= topics.length) return topics;
  const others = topics.filter((_one, place) => place !== from);
  return [...others.slice(0, to), topic, ...others.slice(to)];
}
