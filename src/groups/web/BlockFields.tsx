// The blocks of one weekday, each with its kind, time, topic, room and leader; what is rarer (somebody beside, fewer
// people, another group in the same room) opens on demand. Times are on the wall clock.
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { minutesOf, type WallTime } from '#kernel/local-date.ts';
import type { GroupOptions } from '../rules/group-answers.ts';
import type { GroupBlock, GroupDay, GroupKind } from '../rules/group.ts';
import type { FaultOfBlock } from './fault-words.ts';
import { OneBlock } from './OneBlock.tsx';
import { ofItsOwn } from './typed-block.ts';
import classes from './groups.module.css';

type BlockFieldsProps = {
  readonly name: string;
  readonly day: GroupDay;
  readonly kind: GroupKind;
  readonly options: GroupOptions | undefined;
  readonly fault: FaultOfBlock | null;
  /** What the server says of a field: '1.topic' is the topic of the second block. */
  readonly errorOf: (path: string) => string | undefined;
  readonly onChange: (blocks: GroupBlock[]) => void;
  readonly onEveryDay: () => void;
};

export function BlockFields(props: BlockFieldsProps) {
  const { name, day, kind, options, fault, errorOf, onChange, onEveryDay } = props;
  const start = minutesOf(day.startsAt as WallTime);
  const whole = { kind, fromMinute: 0, toMinute: minutesOf(day.endsAt as WallTime) - start };
  const blocks: readonly GroupBlock[] = day.blocks ?? [whole];
  const [isMoreShown, showMore] = useState(blocks.some(ofItsOwn));
  const last = blocks.at(-1);
  const added: GroupBlock = {
    kind,
    fromMinute: last?.toMinute ?? 0,
    toMinute: Math.max((last?.toMinute ?? 0) + 1, whole.toMinute),
  };
  return (
    <div className={classes['blocks']} role="group" aria-label={`Blocks of ${name}`}>
      <Text size="sm" fw={600}>
        {name}
      </Text>
      {blocks.map((block, place) => (
        <OneBlock
          key={place}
          name={`${name}, block ${place + 1}`}
          block={block}
          start={start}
          options={options}
          isMoreShown={isMoreShown}
          errorOf={(key) =>
            fault?.block === place && fault.key === key ? fault.words : errorOf(`${place}.${key}`)
          }
          onChange={(next) =>
            onChange(blocks.map((each, at) => (at === place ? { ...each, ...next } : each)))
          }
          onLeaveOut={
            blocks.length === 1 ? null : () => onChange(blocks.filter((_block, at) => at !== place))
          }
        />
      ))}
      <Group gap="xs">
        <Button
          variant="default"
          mih={44}
          aria-label={`${name}: add a block`}
          onClick={() => onChange([...blocks, added])}
        >
          Add a block
        </Button>
        <Button variant="subtle" mih={44} aria-label={`${name}: use on every weekday`} onClick={onEveryDay}>
          Use on every weekday
        </Button>
        <Button
          variant="subtle"
          mih={44}
          aria-expanded={isMoreShown}
          aria-label={`${name}: ${isMoreShown ? 'less' : 'co-facilitator, limit, groups together'}`}
          onClick={() => showMore(!isMoreShown)}
        >
          {isMoreShown ? 'Less' : 'Co-facilitator, limit, groups together'}
        </Button>
      </Group>
    </div>
  );
}
