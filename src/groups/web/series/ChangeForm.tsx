// Changes one date, this and the following, or all from today on, in the page itself. What it does is shown first;
// saving needs exactly what was shown.
import { Button, Group, Radio, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { longDay } from '#ui/format.ts';
import { fieldMessage } from '#ui/problem.ts';
import type { GroupSummary } from '../../rules/group-answers.ts';
import { useGroupOptions } from '../groups.api.ts';
import { Consequences } from './Consequences.tsx';
import { KindFields } from './KindFields.tsx';
import type { DateOfSeries, PreviewAnswer, SeriesAnswer } from './series.api.ts';
import { askedOf, changeFor, type ChangeKind } from './typed-change.ts';
import { useChange } from './use-change.ts';
import classes from '../groups.module.css';

type ChangeFormProps = {
  readonly group: GroupSummary;
  readonly series: SeriesAnswer;
  readonly date: DateOfSeries;
  readonly kind: ChangeKind;
  readonly onDone: () => void;
};

const titles: Readonly<Record<Exclude<ChangeKind, 'mode'>, string>> = {
  cancel: 'Call off',
  move: 'Move',
  staff: 'Who leads',
};

function titleOf(kind: ChangeKind, date: DateOfSeries): string {
  if (kind !== 'mode') return titles[kind];
  return date.mode === 'virtual' ? 'Hold in a room' : 'Turn virtual';
}

export function ChangeForm({ group, series, date, kind, onDone }: ChangeFormProps) {
  const [typed, setTyped] = useState(() => changeFor(date, kind, series.timeZone));
  const options = useGroupOptions(group.clinicId);
  const { shown, look, save, forget } = useChange(group.id, onDone);
  const change = (next: Partial<typeof typed>) => {
    forget();
    setTyped((before) => ({ ...before, ...next }));
  };
  const asked = askedOf(typed, date.sessionId);
  const title = titleOf(kind, date);
  const problem = look.error ?? save.error;
  return (
    <form
      className={classes['inline']}
      aria-label={`${title}: ${longDay(date.heldOn)}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (shown === null) look.mutate(asked);
        else save.mutate({ ...asked, shown: shown.shown });
      }}
    >
      <Text fw={600} mb="xs">
        {title}: {longDay(date.heldOn)}
      </Text>
      <KindFields
        typed={typed}
        date={date}
        options={options.data}
        change={change}
        errorOf={(field) => fieldMessage(problem, field)}
      />
      <TextInput
        mt="sm"
        label="Why"
        withAsterisk
        aria-required
        autoFocus={kind === 'cancel'}
        value={typed.because}
        maxLength={500}
        placeholder={kind === 'staff' ? 'Sick today' : 'Storm'}
        onChange={(event) => change({ because: event.currentTarget.value })}
        error={fieldMessage(problem, 'because')}
        maw={420}
        styles={{ input: { minHeight: 44 } }}
      />
      <Radio.Group
        mt="sm"
        label="For which dates"
        value={typed.reach}
        onChange={(reach) => change({ reach: reach })}
      >
        <Group gap="md" mt={4}>
          <Radio value="this" label="This date" className={classes['choice'] ?? ''} />
          <Radio value="following" label="This and the following" className={classes['choice'] ?? ''} />
          <Radio value="all" label="All from today on" className={classes['choice'] ?? ''} />
        </Group>
      </Radio.Group>
      <div className={classes['refusal']}>
        <ErrorNotice error={problem} shown={['because']} />
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

/** Whether what was shown cannot be saved: something is taken already, or somebody would be in two places. */
export function isBlocked(shown: PreviewAnswer | null): boolean {
  return shown !== null && shown.clashes.length + shown.elsewhere.length > 0;
}

type ChangeButtonsProps = {
  readonly isShown: boolean;
  readonly isBlocked: boolean;
  readonly isBusy: boolean;
  readonly onDone: () => void;
};

export function ChangeButtons({ isShown, isBlocked: isTaken, isBusy, onDone }: ChangeButtonsProps) {
  return (
    <Group gap="xs" mt="md">
      <Button type="submit" mih={44} loading={isBusy} disabled={isShown && isTaken}>
        {isShown ? 'Save' : 'See what it changes'}
      </Button>
      <Button variant="default" mih={44} onClick={onDone}>
        Leave it
      </Button>
    </Group>
  );
}
