// The topics of a curriculum while it is edited: one line each, one of them open.
import { Button, Checkbox, Group, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { healthTopicRules, type HealthTopic } from '../rules/health-topics.ts';
import { titleStatusWords } from '../rules/topic-words.ts';
import { moved, newTopic, type EditedTopic } from './edited-curriculum.ts';
import classes from './curricula.module.css';

type TopicListProps = {
  readonly topics: readonly EditedTopic[];
  readonly onChange: (topics: readonly EditedTopic[]) => void;
};

export function TopicList({ topics, onChange }: TopicListProps) {
  const [openCode, open] = useState('');
  const add = () => {
    const topic = newTopic();
    onChange([...topics, topic]);
    open(topic.code);
  };
  return (
    <div>
      {topics.map((topic, place) => {
        const name = topic.title === null || topic.title === '' ? `Topic ${place + 1}` : topic.title;
        return (
          <div key={topic.code}>
            <div className={classes['line']}>
              <span className={classes['number']}>{place + 1}</span>
              <Text span fw={600} className={classes['lineTitle'] ?? ''}>
                {name}{' '}
                <Text span size="sm" c="dimmed">
                  {titleStatusWords[topic.titleStatus]}
                </Text>
              </Text>
              <Group gap={4}>
                <LineButton
                  label={`Edit ${name}`}
                  onClick={() => open(openCode === topic.code ? '' : topic.code)}
                >
                  {openCode === topic.code ? 'Close' : 'Edit'}
                </LineButton>
                <LineButton label={`Move ${name} up`} onClick={() => onChange(moved(topics, place, -1))}>
                  ↑
                </LineButton>
                <LineButton label={`Move ${name} down`} onClick={() => onChange(moved(topics, place, 1))}>
                  ↓
                </LineButton>
                <LineButton
                  label={`Take ${name} out`}
                  onClick={() => onChange(topics.filter((one) => one.code !== topic.code))}
                >
                  Take out
                </LineButton>
              </Group>
            </div>
            {openCode === topic.code ? (
              <TopicFields
                topic={topic}
                onChange={(next) =>
                  onChange(topics.map((one) => (one.code === topic.code ? { ...one, ...next } : one)))
                }
              />
            ) : null}
          </div>
        );
      })}
      <Button variant="default" mih={44} mt="sm" onClick={add}>
        Add a topic
      </Button>
    </div>
  );
}

type LineButtonProps = { readonly label: string; readonly onClick: () => void; readonly children: string };

function LineButton({ label, onClick, children }: LineButtonProps) {
  return (
    <Button variant="subtle" size="compact-md" mih={44} miw={44} onClick={onClick} aria-label={label}>
      {children}
    </Button>
  );
}

type TopicFieldsProps = {
  readonly topic: EditedTopic;
  readonly onChange: (next: Partial<EditedTopic>) => void;
};

function TopicFields({ topic, onChange }: TopicFieldsProps) {
  const { secular } = topic;
  // Whoever types a title has one of their own, whatever stood there before.
  const retitle = (title: string) => onChange({ title, titleStatus: 'own' });
  const toggleHealth = (code: HealthTopic) =>
    onChange({
      healthTopics: topic.healthTopics.includes(code)
        ? topic.healthTopics.filter((one) => one !== code)
        : [...topic.healthTopics, code],
    });
  return (
    <div className={classes['editor']}>
      <TextInput
        label="Title"
        autoFocus
        value={topic.title ?? ''}
        maxLength={120}
        onChange={(event) => retitle(event.currentTarget.value)}
      />
      <Textarea
        label="Purpose"
        autosize
        minRows={2}
        maxLength={500}
        value={topic.purpose}
        onChange={(event) => onChange({ purpose: event.currentTarget.value })}
      />
      <WayFields way={topic} onChange={onChange} />
      <Checkbox
        label="Works with the twelve steps"
        description="A secular counterpart stands beside it."
        checked={secular !== null}
        onChange={() =>
          onChange({ secular: secular === null ? { title: '', steps: '', handout: '' } : null })
        }
      />
      {secular === null ? null : (
        <>
          <TextInput
            label="Title of the secular counterpart"
            value={secular.title}
            maxLength={120}
            onChange={(event) => onChange({ secular: { ...secular, title: event.currentTarget.value } })}
          />
          <WayFields
            way={secular}
            beside=" of the secular counterpart"
            onChange={(next) => onChange({ secular: { ...secular, ...next } })}
          />
        </>
      )}
      <Group gap="md" role="group" aria-label="Health topics that Texas requires">
        <Text size="sm">Health topics (Texas, 26 TAC 564.901)</Text>
        {healthTopicRules.map((rule) => (
          <Checkbox
            key={rule.topic}
            label={rule.short}
            checked={topic.healthTopics.includes(rule.topic)}
            onChange={() => toggleHealth(rule.topic)}
          />
        ))}
      </Group>
    </div>
  );
}

type Way = { readonly steps: string; readonly handout: string };
type WayFieldsProps = {
  readonly way: Way;
  readonly beside?: string;
  readonly onChange: (next: Partial<Way>) => void;
};

function WayFields({ way, beside = '', onChange }: WayFieldsProps) {
  return (
    <>
      <Textarea
        label={`What to do${beside}`}
        description="One step a line, four at the most."
        autosize
        minRows={3}
        value={way.steps}
        onChange={(event) => onChange({ steps: event.currentTarget.value })}
      />
      <TextInput
        label={`Line to take home${beside}`}
        value={way.handout}
        maxLength={300}
        onChange={(event) => onChange({ handout: event.currentTarget.value })}
      />
    </>
  );
}
