// A new weekly timetable from a day on: weekdays, times, treatment, mode and room. The past stays as it was.
import { Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fieldMessage } from '#ui/problem.ts';
import type { GroupSummary } from '../../rules/group-answers.ts';
import type { GroupMode } from '../../rules/group.ts';
import type { ChangeAsked } from '../../rules/series/series.ts';
import { modeWords } from '../group-words.ts';
import { useGroupOptions } from '../groups.api.ts';
import { emptyGroup, weekOfForm, type NewGroup } from '../new-group.ts';
import { WeekFields } from '../WeekFields.tsx';
import { ChangeButtons, isBlocked } from './ChangeForm.tsx';
import { ChoiceField } from './ChoiceField.tsx';
import { Consequences } from './Consequences.tsx';
import type { SeriesAnswer } from './series.api.ts';
import { useChange } from './use-change.ts';
import classes from '../groups.module.css';

type TimetableFormProps = {
  readonly group: GroupSummary;
  readonly series: SeriesAnswer;
  readonly onDone: () => void;
};

export function TimetableForm({ group, series, onDone }: TimetableFormProps) {
  const [typed, setTyped] = useState<NewGroup>(() => filled(group, series.today));
  const [because, setBecause] = useState('');
  const options = useGroupOptions(group.clinicId);
  const { shown, look, save, forget } = useChange(group.id, onDone);
  const change = (next: Partial<NewGroup>) => {
    forget();
    setTyped((before) => ({ ...before, ...next }));
  };
  const asked = askedOf(typed, because);
  const problem = look.error ?? save.error;
  return (
    <form
      className={classes['inline']}
      aria-label="Change the timetable"
      onSubmit={(event) => {
        event.preventDefault();
        if (shown === null) look.mutate(asked);
        else save.mutate({ ...asked, shown: shown.shown });
      }}
    >
      <Text mb="xs">
        From that day on; what was before stays as it was, and so does every date on which people wrote.
      </Text>
      <Group gap="sm" align="flex-start" mb="sm">
        <TextInput
          label="From"
          type="date"
          autoFocus
          value={typed.startsOn}
          onChange={(event) => change({ startsOn: event.currentTarget.value })}
          error={fieldMessage(problem, 'fromOn')}
          styles={{ input: { minHeight: 44 } }}
        />
        <NativeSelect
          label="Mode"
          value={typed.mode}
          onChange={(event) => change({ mode: event.currentTarget.value as GroupMode })}
          data={Object.entries(modeWords).map(([value, label]) => ({ value, label }))}
          styles={{ input: { minHeight: 44 } }}
        />
        {typed.mode === 'virtual' ? null : (
          <ChoiceField
            label="Room"
            value={typed.roomId}
            onChange={(roomId) => change({ roomId })}
            none="Choose a room"
            choices={(options.data?.rooms ?? []).map((room) => ({
              value: room.id,
              label: `${room.name}, ${room.seats} seats`,
            }))}
          />
        )}
      </Group>
      <WeekFields
        group={typed}
        change={change}
        error={fieldMessage(problem, 'change.days')}
        weeksError={fieldMessage(problem, 'change.alternateFrom')}
        options={options.data}
        errorOf={(path) => fieldMessage(problem, `change.days.${path}`)}
      />
      <TextInput
        mt="sm"
        label="Why"
        withAsterisk
        aria-required
        value={because}
        maxLength={500}
        onChange={(event) => {
          forget();
          setBecause(event.currentTarget.value);
        }}
        error={fieldMessage(problem, 'because')}
        maw={420}
        styles={{ input: { minHeight: 44 } }}
      />
      <div className={classes['refusal']}>
        <ErrorNotice error={problem} shown={['because', 'fromOn', 'change.days', 'change.alternateFrom']} />
      </div>
      {shown === null ? null : (
        <Consequences preview={shown} timeZone={series.timeZone} onAsked={() => look.mutate(asked)} />
      )}
      <ChangeButtons
        isShown={shown !== null}
        isBlocked={isBlocked(shown)}
        isBusy={look.isPending || save.isPending}
        onDone={onDone}
      />
    </form>
  );
}

function filled(group: GroupSummary, today: string): NewGroup {
  return {
    ...emptyGroup,
    clinicId: group.clinicId,
    kind: group.kind as NewGroup['kind'],
    mode: group.mode as GroupMode,
    roomId: group.roomId ?? '',
    startsOn: group.startsOn > today ? group.startsOn : today,
    days: group.days,
    alternateFrom: group.alternateFrom,
    preset: 'own',
  };
}

function askedOf(typed: NewGroup, because: string): ChangeAsked {
  const { mode } = typed;
  const roomId = mode === 'virtual' || typed.roomId === '' ? null : typed.roomId;
  const { days, blocks, alternateFrom = null } = weekOfForm(typed);
  return {
    reach: 'following',
    sessionId: null,
    fromOn: typed.startsOn === '' ? null : typed.startsOn,
    because,
    change: {
      kind: 'timetable',
      mode,
      roomId,
      alternateFrom,
      days,
      ...(blocks === undefined ? {} : { blocks }),
    },
  };
}
