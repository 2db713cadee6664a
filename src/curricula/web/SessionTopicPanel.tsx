// The topic of a session with what to do, on the session's own page: T chooses another for this date, S the secular
// counterpart, and either can be taken back.
import { Box, Button, Group, NativeSelect, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ask } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { KeyHint } from '#ui/KeyHint.tsx';
import { useMay } from '../../staff/web/door.ts';
import type { SessionTopic, SessionTopics } from '../rules/curriculum-answers.ts';
import { titleStatusWords, topicTitle } from '../rules/topic-words.ts';
import { sessionTopicsKey, useSessionTopics } from './curricula.api.ts';
import { WhatToDo } from './TopicView.tsx';
import classes from './curricula.module.css';

export function SessionTopicPanel({ sessionId }: { readonly sessionId: string }) {
  const topics = useSessionTopics(sessionId);
  const may = useMay();
  if (topics.data === undefined) return null;
  const { inWords, blockCount } = topics.data;
  return (
    <>
      {topics.data.topics.map((one, place) => (
        <OneTopic
          key={one.block}
          sessionId={sessionId}
          one={one}
          secularPeople={topics.data.secularPeople}
          mayChange={may('topics.change')}
          hasKeys={place === 0}
          showBlock={blockCount > 1}
        />
      ))}
      {inWords.map((one) => (
        <section key={one.block} className={classes['panel']} aria-label={`Topic: ${one.topic}`}>
          <Text size="sm" c="dimmed">
            {blockCount > 1 ? `Topic of block ${one.block}` : 'Topic'} · as the timetable says
          </Text>
          <Text fw={600}>{one.topic}</Text>
        </section>
      ))}
    </>
  );
}

type OneTopicProps = {
  readonly sessionId: string;
  readonly one: SessionTopic;
  readonly secularPeople: number;
  readonly mayChange: boolean;
  readonly hasKeys: boolean;
  readonly showBlock: boolean;
};

type Wish = { readonly topicCode: string | null; readonly way: 'as_written' | 'secular' };

function useTopicChange(sessionId: string, one: SessionTopic, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: Wish) =>
      ask<SessionTopics>({
        method: 'POST',
        path: `/api/sessions/${sessionId}/topics`,
        body: { ...wish, block: one.block, afterSequence: one.sequence },
      }),
    onSuccess: (answer) => {
      client.setQueryData(sessionTopicsKey(sessionId), answer);
      // The shared part of the notes begins with the topic that is planned.
      void client.invalidateQueries({ queryKey: ['notes', sessionId] });
      onDone();
    },
    onError: () => client.invalidateQueries({ queryKey: sessionTopicsKey(sessionId) }),
  });
}

function OneTopic(props: OneTopicProps) {
  const { sessionId, one, mayChange, hasKeys } = props;
  const [isChoosing, choose] = useState(false);
  const change = useTopicChange(sessionId, one, () => choose(false));
  const { topic } = one;
  const chosenWay = one.way === 'secular' ? topic.secular : null;
  const shown = chosenWay ?? topic;
  const title = topicTitle({ title: shown.title, position: one.position });
  const toggleWay =
    topic.secular === null
      ? undefined
      : () => change.mutate({ topicCode: topic.code, way: chosenWay === null ? 'secular' : 'as_written' });
  useTopicKeys({
    isOn: mayChange && hasKeys,
    choose: () => choose(true),
    toggleWay,
    leave: isChoosing ? () => choose(false) : undefined,
  });
  return (
    <section className={classes['panel']} aria-label={`Topic: ${title}`}>
      <div className={classes['panelHead']}>
        <TopicName {...props} title={title} isSecular={chosenWay !== null} />
        {mayChange && !isChoosing ? (
          <Changes
            isSecular={chosenWay !== null}
            showKeys={hasKeys}
            toggleWay={toggleWay}
            choose={() => choose(true)}
          />
        ) : null}
      </div>
      {isChoosing ? (
        <Chooser
          one={one}
          onChoose={(topicCode) => change.mutate({ topicCode, way: 'as_written' })}
          onLeave={() => choose(false)}
        />
      ) : null}
      <ErrorNotice error={change.error} />
      <details>
        <summary className={classes['summary']}>What to do</summary>
        <Text>{topic.purpose}</Text>
        <WhatToDo steps={shown.steps} handout={shown.handout} />
      </details>
      <div role="status" aria-live="polite">
        <SecularPeople topic={topic} people={props.secularPeople} />
        <ChangedLine
          one={one}
          onBack={mayChange ? () => change.mutate({ topicCode: null, way: 'as_written' }) : undefined}
        />
      </div>
    </section>
  );
}

type ChangesProps = {
  readonly isSecular: boolean;
  readonly showKeys: boolean;
  readonly toggleWay: (() => void) | undefined;
  readonly choose: () => void;
};

function Changes({ isSecular, showKeys, toggleWay, choose }: ChangesProps) {
  return (
    <Group gap="xs">
      {toggleWay === undefined ? null : (
        <KeyButton letter="S" showKey={showKeys} onClick={toggleWay}>
          {isSecular ? 'Twelve-step path' : 'Secular path'}
        </KeyButton>
      )}
      <KeyButton letter="T" showKey={showKeys} onClick={choose}>
        Another topic
      </KeyButton>
    </Group>
  );
}

type ChooserProps = {
  readonly one: SessionTopic;
  readonly onChoose: (topicCode: string) => void;
  readonly onLeave: () => void;
};

function Chooser({ one, onChoose, onLeave }: ChooserProps) {
  return (
    <div className={classes['choose']}>
      <NativeSelect
        label="Topic of this date"
        autoFocus
        value={one.topic.code}
        onChange={(event) => onChoose(event.currentTarget.value)}
        data={one.choices.map((choice) => ({
          value: choice.code,
          label: `${choice.position}. ${choice.title}`,
        }))}
        styles={{ input: { minHeight: 44 } }}
      />
      <Button variant="default" mih={44} onClick={onLeave}>
        Leave it
      </Button>
    </div>
  );
}

type ChangedLineProps = { readonly one: SessionTopic; readonly onBack: (() => void) | undefined };

function ChangedLine({ one, onBack }: ChangedLineProps) {
  if (!one.isChanged) return null;
  return (
    <Text size="sm">
      Chosen for this date. In order: {one.inOrder}.{' '}
      {onBack === undefined ? null : (
        <Button variant="subtle" size="compact-md" mih={44} onClick={onBack}>
          Back to the order
        </Button>
      )}
    </Text>
  );
}

type TopicNameProps = OneTopicProps & { readonly title: string; readonly isSecular: boolean };

function TopicName({ one, showBlock, title, isSecular }: TopicNameProps) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {showBlock ? `Topic of block ${one.block}` : 'Topic'} · {one.curriculumName}, {one.position} of{' '}
        {one.topicCount}
        {isSecular ? ' · secular path' : ''}
      </Text>
      <Text fw={600}>
        {title}{' '}
        <Text span size="sm" c="dimmed">
          {isSecular ? '' : titleStatusWords[one.topic.titleStatus]}
        </Text>
      </Text>
    </div>
  );
}

type KeyButtonProps = {
  readonly letter: string;
  readonly showKey: boolean;
  readonly onClick: () => void;
  readonly children: string;
};

function KeyButton({ letter, showKey, onClick, children }: KeyButtonProps) {
  return (
    <Button
      variant="default"
      mih={44}
      onClick={onClick}
      aria-keyshortcuts={letter.toLowerCase()}
      rightSection={
        showKey ? (
          <Box component="span" visibleFrom="sm">
            <KeyHint keys={letter} />
          </Box>
        ) : null
      }
    >
      {children}
    </Button>
  );
}

function SecularPeople({
  topic,
  people,
}: {
  readonly topic: SessionTopic['topic'];
  readonly people: number;
}) {
  if (topic.secular === null || people === 0) return null;
  const who = people === 1 ? '1 person of this roster' : `${people} people of this roster`;
  return (
    <Text size="sm">
      {who} chose the secular path: {topic.secular.title}. To take home: {topic.secular.handout}
    </Text>
  );
}

type TopicKeys = {
  readonly isOn: boolean;
  readonly choose: () => void;
  readonly toggleWay: (() => void) | undefined;
  readonly leave: (() => void) | undefined;
};

// Letters while nobody types; they can be switched off with the other letter keys.
function useTopicKeys(keys: TopicKeys): void {
  const [lettersOn] = useLocalStorage<boolean>({ key: 'evenkeel-letter-keys', defaultValue: true });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isChord(event)) return;
      if (event.key === 'Escape') keys.leave?.();
      if (!keys.isOn || !lettersOn || isTyping(event.target as HTMLElement)) return;
      const does = { t: keys.choose, s: keys.toggleWay }[event.key];
      if (does === undefined) return;
      event.preventDefault();
      does();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}

function isTyping(target: HTMLElement): boolean {
  return target.closest('input, textarea, select, [role="dialog"], [data-question], [data-review]') !== null;
}

function isChord(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey;
}
