// The fields of each kind of change.
import { Group, TextInput } from '@mantine/core';
import type { GroupOptions } from '../../rules/group-answers.ts';
import { modeWords } from '../group-words.ts';
import { ChoiceField } from './ChoiceField.tsx';
import type { DateOfSeries } from './series.api.ts';
import type { TypedChange } from './typed-change.ts';

type KindFieldsProps = {
  readonly typed: TypedChange;
  readonly date: DateOfSeries;
  readonly options: GroupOptions | undefined;
  readonly change: (next: Partial<TypedChange>) => void;
  readonly errorOf: (field: string) => string | undefined;
};

export function KindFields(props: KindFieldsProps) {
  switch (props.typed.kind) {
    case 'cancel':
      return null;
    case 'move':
      return <MoveFields {...props} />;
    case 'mode':
      return <ModeFields {...props} />;
    case 'staff':
      return <StaffFields {...props} />;
  }
}

const tall = { input: { minHeight: 44 } };

function MoveFields({ typed, options, change, errorOf }: KindFieldsProps) {
  return (
    <Group gap="sm" align="flex-start">
      <TextInput
        label="New day"
        type="date"
        autoFocus
        value={typed.heldOn}
        onChange={(event) => change({ heldOn: event.currentTarget.value })}
        error={errorOf('heldOn')}
        styles={tall}
      />
      <TextInput
        label="From"
        type="time"
        value={typed.startsAt}
        onChange={(event) => change({ startsAt: event.currentTarget.value })}
        error={errorOf('startsAt')}
        styles={tall}
      />
      <TextInput
        label="To"
        type="time"
        value={typed.endsAt}
        onChange={(event) => change({ endsAt: event.currentTarget.value })}
        error={errorOf('endsAt')}
        styles={tall}
      />
      <RoomField typed={typed} options={options} change={change} />
    </Group>
  );
}

function RoomField({ typed, options, change }: Pick<KindFieldsProps, 'typed' | 'options' | 'change'>) {
  return (
    <ChoiceField
      label="Room"
      value={typed.roomId}
      onChange={(roomId) => change({ roomId })}
      none="No room"
      choices={(options?.rooms ?? []).map((room) => ({
        value: room.id,
        label: `${room.name}, ${room.seats} seats`,
      }))}
    />
  );
}

function ModeFields({ typed, options, change, errorOf }: KindFieldsProps) {
  return (
    <Group gap="sm" align="flex-start">
      <ChoiceField
        label="Mode"
        value={typed.mode}
        onChange={(mode) => change({ mode: mode as TypedChange['mode'] })}
        none="Choose"
        choices={Object.entries(modeWords).map(([value, label]) => ({ value, label }))}
      />
      {typed.mode === 'virtual' ? null : <RoomField typed={typed} options={options} change={change} />}
      {typed.mode === 'in_person' ? null : (
        <TextInput
          label="Address of the meeting"
          description="The group’s own when left empty."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          type="url"
          value={typed.virtualLink}
          placeholder="https://"
          onChange={(event) => change({ virtualLink: event.currentTarget.value })}
          error={errorOf('change.virtualLink')}
          w={{ base: '100%', xs: 300 }}
          styles={tall}
        />
      )}
    </Group>
  );
}

function StaffFields({ typed, date, options, change, errorOf }: KindFieldsProps) {
  const leading = new Set(date.leaders.map((leader) => leader.id));
  return (
    <Group gap="sm" align="flex-start">
      <ChoiceField
        label="Who"
        value={typed.staffMemberId}
        onChange={(staffMemberId) => change({ staffMemberId })}
        none="Choose"
        error={errorOf('change.staffMemberId')}
        choices={(options?.leaders ?? [])
          .filter((leader) => !leading.has(leader.id))
          .map((leader) => ({ value: leader.id, label: `${leader.givenName} ${leader.familyName}` }))}
      />
      <ChoiceField
        label="Instead of"
        value={typed.insteadOfId}
        onChange={(insteadOfId) => change({ insteadOfId, part: insteadOfId === '' ? 'second' : 'leader' })}
        none="Nobody: beside them"
        choices={date.leaders.map((leader) => ({
          value: leader.id,
          label: `${leader.givenName} ${leader.familyName}`,
        }))}
      />
      {typed.insteadOfId === '' ? (
        <ChoiceField
          label="As"
          value={typed.part}
          onChange={(part) => change({ part: part as TypedChange['part'] })}
          none="Choose"
          choices={[
            { value: 'second', label: 'Co-facilitator' },
            { value: 'supervisor', label: 'Supervisor' },
          ]}
        />
      ) : null}
    </Group>
  );
}
