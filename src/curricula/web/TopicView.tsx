// What a topic says: purpose, what to do, the line to take home, and its secular counterpart.
import { Text } from '@mantine/core';
import type { Topic } from './curricula.api.ts';
import { healthText } from './curriculum-words.ts';
import classes from './curricula.module.css';

/** The steps and the line to take home of one way through a topic. */
export function WhatToDo({
  steps,
  handout,
}: {
  readonly steps: readonly string[];
  readonly handout: string;
}) {
  return (
    <>
      <ol className={classes['steps']}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Text size="sm">
        <Text span fw={600} size="sm">
          To take home:
        </Text>{' '}
        {handout}
      </Text>
    </>
  );
}

export function TopicView({ topic }: { readonly topic: Topic }) {
  const health = healthText(topic.healthTopics);
  return (
    <>
      <Text>{topic.purpose}</Text>
      <WhatToDo steps={topic.steps} handout={topic.handout} />
      {topic.secular === null ? null : (
        <>
          <Text fw={600} mt="sm">
            Secular: {topic.secular.title}
          </Text>
          <WhatToDo steps={topic.secular.steps} handout={topic.secular.handout} />
        </>
      )}
      {health === '' ? null : (
        <Text size="sm" c="dimmed" mt={4}>
          Health topic that Texas requires (26 TAC 564.901): {health}
        </Text>
      )}
    </>
  );
}
