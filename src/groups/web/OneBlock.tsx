// One block of a weekday.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { GroupOptions } from '../rules/group-answers.ts';
import type { GroupBlock, GroupKind } from '../rules/group.ts';
import { kindWords } from './group-words.ts';
import { limitFrom, minuteFrom, wallTimeAt } from './typed-block.ts';
import classes from './groups.module.css';

type OneBlockProps = {
  /** 'Monday, block 1'. */
  readonly name: string;
  readonly block: GroupBlock;
  /** Minute of the day at which the weekday begins. */
  readonly start: number;
  readonly options: GroupOptions | undefined;
  readonly isMoreShown: boolean;
  /** What is wrong with one of its fields. */
  readonly errorOf: (key: keyof GroupBlock) => string | undefined;
  readonly onChange: (next: Partial<GroupBlock>) => void;
  /** Null: the only block of its day stays. */
  readonly onLeaveOut: (() => void) | null;
};

const tall = { input: { minHeight: 44 } };

export function OneBlock(props: OneBlockProps) {
  const { name, block, start, options, isMoreShown, errorOf, onChange, onLeaveOut } = props;
  const choose = (
    key: 'roomId' | 'leaderId' | 'secondLeaderId' | 'hostedBy',
    label: string,
    none: string,
  ) => (
    <NativeSelect
      label={label}
      aria-label={`${name}: ${label.toLowerCase()}`}
      value={block[key] ?? ''}
      onChange={(event) => onChange({ [key]: event.currentTarget.value || null })}
      data={[{ value: '', label: none }, ...choicesOf(key, options)]}
      error={errorOf(key)}
      styles={tall}
    />
  );
  const time = (key: 'fromMinute' | 'toMinute', label: string) => (
    <TextInput
      type="time"
      label={label}
      aria-label={`${name}: ${label.toLowerCase()}`}
      value={wallTimeAt(start + block[key])}
      onChange={(event) => onChange({ [key]: minuteFrom(event.currentTarget.value, start) })}
      error={errorOf(key)}
      styles={tall}
    />
  );
  return (
    <div className={classes['block']}>
      <NativeSelect
        label="Kind"
        aria-label={`${name}: kind`}
        value={block.kind}
        onChange={(event) => onChange({ kind: event.currentTarget.value as GroupKind })}
        data={Object.entries(kindWords).map(([value, label]) => ({ value, label }))}
        styles={tall}
      />
      {time('fromMinute', 'From')}
      {time('toMinute', 'To')}
      <TextInput
        label="Topic"
        aria-label={`${name}: topic`}
        maxLength={200}
        value={block.topic ?? ''}
        onChange={(event) => onChange({ topic: event.currentTarget.value || null })}
        error={errorOf('topic')}
        styles={tall}
      />
      {choose('roomId', 'Room', 'The group’s room')}
      {choose('leaderId', 'Led by', 'The group’s leader')}
      {isMoreShown ? (
        <>
          {choose('secondLeaderId', 'Beside', 'Nobody')}
          <TextInput
            label="At most"
            aria-label={`${name}: at most how many people`}
            inputMode="numeric"
            placeholder="As the group"
            value={block.seatLimit ?? ''}
            onChange={(event) => onChange({ seatLimit: limitFrom(event.currentTarget.value) })}
            error={errorOf('seatLimit')}
            styles={tall}
          />
          {choose('hostedBy', 'Together with', 'No other group')}
        </>
      ) : null}
      {onLeaveOut === null ? null : (
        <Button variant="subtle" mih={44} onClick={onLeaveOut} aria-label={`Leave out ${name}`}>
          Leave out
        </Button>
      )}
    </div>
  );
}

function choicesOf(
  key: 'roomId' | 'leaderId' | 'secondLeaderId' | 'hostedBy',
  options: GroupOptions | undefined,
): { value: string; label: string }[] {
  if (key === 'roomId') return (options?.rooms ?? []).map(({ id, name }) => ({ value: id, label: name }));
  if (key === 'hostedBy') return (options?.groups ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (options?.leaders ?? []).map((leader) => ({
    value: leader.id,
    label: `${leader.givenName} ${leader.familyName}`,
  }));
}
