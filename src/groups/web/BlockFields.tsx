// The blocks of one weekday, each with its kind, time, topic, room and leader. Times are on the wall clock.
import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { minutesOf, type WallTime } from '#kernel/local-date.ts';
import type { GroupOptions } from '../rules/group-answers.ts';
import type { GroupBlock, GroupDay, GroupKind } from '../rules/group.ts';
import { kindWords } from './group-words.ts';
import classes from './groups.module.css';

type BlockFieldsProps = {
  readonly name: string;
  readonly day: GroupDay;
  readonly kind: GroupKind;
  readonly options: GroupOptions | undefined;
  readonly onChange: (blocks: GroupBlock[]) => void;
  readonly onEveryDay: () => void;
};

const tall = { input: { minHeight: 44 } };

export function BlockFields({ name, day, kind, options, onChange, onEveryDay }: BlockFieldsProps) {
  const start = minutesOf(day.startsAt as WallTime);
  const whole = { kind, fromMinute: 0, toMinute: minutesOf(day.endsAt as WallTime) - start };
  const blocks: readonly GroupBlock[] = day.blocks ?? [whole];
  const set = (place: number, next: Partial<GroupBlock>) =>
    onChange(blocks.map((block, at) => (at === place ? { ...block, ...next } : block)));
  const last = blocks.at(-1);
  return (
    <div className={classes['blocks']}>
      <Text size="sm" c="dimmed">
        {name}
      </Text>
      {blocks.map((block, place) => (
        <Group key={place} gap="xs" align="flex-end">
          <NativeSelect
            aria-label={`${name}, block ${place + 1}: kind`}
            value={block.kind}
            onChange={(event) => set(place, { kind: event.currentTarget.value as GroupKind })}
            data={Object.entries(kindWords).map(([value, label]) => ({ value, label }))}
            styles={tall}
          />
          <TextInput
            type="time"
            aria-label={`${name}, block ${place + 1}: from`}
            value={wallTime(start + block.fromMinute)}
            onChange={(event) => set(place, { fromMinute: minuteOf(event.currentTarget.value, start) })}
            styles={tall}
          />
          <TextInput
            type="time"
            aria-label={`${name}, block ${place + 1}: to`}
            value={wallTime(start + block.toMinute)}
            onChange={(event) => set(place, { toMinute: minuteOf(event.currentTarget.value, start) })}
            styles={tall}
          />
          <TextInput
            aria-label={`${name}, block ${place + 1}: topic`}
            placeholder="Topic"
            maxLength={200}
            value={block.topic ?? ''}
            onChange={(event) =>
              set(place, { topic: event.currentTarget.value === '' ? null : event.currentTarget.value })
            }
            styles={tall}
          />
          <NativeSelect
            aria-label={`${name}, block ${place + 1}: room`}
            value={block.roomId ?? ''}
            onChange={(event) =>
              set(place, { roomId: event.currentTarget.value === '' ? null : event.currentTarget.value })
            }
            data={[
              { value: '', label: 'The group’s room' },
              ...(options?.rooms ?? []).map((room) => ({ value: room.id, label: room.name })),
            ]}
            styles={tall}
          />
          <NativeSelect
            aria-label={`${name}, block ${place + 1}: led by`}
            value={block.leaderId ?? ''}
            onChange={(event) =>
              set(place, { leaderId: event.currentTarget.value === '' ? null : event.currentTarget.value })
            }
            data={[
              { value: '', label: 'The group’s leader' },
              ...(options?.leaders ?? []).map((leader) => ({
                value: leader.id,
                label: `${leader.givenName} ${leader.familyName}`,
              })),
            ]}
            styles={tall}
          />
          {blocks.length > 1 ? (
            <Button
              variant="subtle"
              mih={44}
              onClick={() => onChange(blocks.filter((_block, at) => at !== place))}
              aria-label={`${name}: leave out block ${place + 1}`}
            >
              Leave out
            </Button>
          ) : null}
        </Group>
      ))}
      <Group gap="xs">
        <Button
          variant="default"
          mih={44}
          onClick={() =>
            onChange([
              ...blocks,
              {
                kind,
                fromMinute: last?.toMinute ?? 0,
                toMinute: Math.max((last?.toMinute ?? 0) + 1, whole.toMinute),
              },
            ])
          }
        >
          Add a block
        </Button>
        <Button variant="subtle" mih={44} onClick={onEveryDay}>
          Use these on every weekday
        </Button>
      </Group>
    </div>
  );
}

function wallTime(minute: number): string {
  const inDay = Math.min(minute, 24 * 60 - 1);
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
}

function minuteOf(text: string, start: number): number {
  return /^\d\d:\d\d$/.test(text) ? Math.max(0, minutesOf(text as WallTime) - start) : 0;
}
