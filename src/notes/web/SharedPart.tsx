// What the group did, written once for everybody who was there.
import { Button, NativeSelect, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { usePlannedTopics } from '../../curricula/web/door.ts';
import { methods, type Part } from '../rules/part.ts';
import type { DraftPart } from './draft-part.ts';
import { PartLines } from './PartLines.tsx';
import { PartWithNames } from './PartWithNames.tsx';
import type { Names } from './use-names.ts';
import classes from './notes.module.css';

type SharedPartProps = {
  readonly sessionId: string;
  readonly part: DraftPart;
  readonly isOpen: boolean;
  readonly names: Names;
};

export function SharedPart({ sessionId, part, isOpen, names }: SharedPartProps) {
  if (isOpen)
    return (
      <PartWithNames
        names={names}
        part={part}
        label="Shared part"
        hint="What the group did: topic, method, how it went. It goes into the note of everybody who was there."
        lines={4}
        above={<TopicAndMethod sessionId={sessionId} part={part} />}
      />
    );
  const now = part.now().part;
  return (
    <section aria-label="Shared part">
      <Text fw={600}>Shared part</Text>
      <PartLines part={now} />
      <div className={classes['words']}>{now.words === '' ? 'Nothing written.' : now.words}</div>
    </section>
  );
}

function TopicAndMethod({ sessionId, part }: { readonly sessionId: string; readonly part: DraftPart }) {
  const now = useSyncExternalStore(part.subscribe, part.now).part;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" mb="xs">
      <div>
        <TextInput
          label="Topic"
          maxLength={200}
          value={now.topic}
          onChange={(event) => part.change({ topic: event.currentTarget.value })}
          onBlur={() => void part.flush()}
        />
        {now.topic === '' ? (
          <PlannedTopics sessionId={sessionId} onTake={(topic) => part.change({ topic })} />
        ) : null}
      </div>
      <NativeSelect
        label="Method"
        value={now.method}
        onChange={(event) => part.change({ method: event.currentTarget.value as Part['method'] })}
        data={[
          { value: '', label: 'Not said' },
          ...methods.map((method) => ({ value: method.code, label: method.words })),
        ]}
      />
    </SimpleGrid>
  );
}

// What the curriculum has planned for this date, taken with one press while nothing else is written there.
function PlannedTopics({
  sessionId,
  onTake,
}: {
  readonly sessionId: string;
  readonly onTake: (topic: string) => void;
}) {
  const planned = [...new Set(usePlannedTopics(sessionId))];
  return planned.map((title) => (
    <Button
      key={title}
      variant="subtle"
      size="compact-md"
      mih={44}
      h="auto"
      maw="100%"
      styles={{ label: { whiteSpace: 'normal', textAlign: 'start' } }}
      onClick={() => onTake(title.slice(0, 200))}
    >
      Planned: {title}
    </Button>
  ));
}
