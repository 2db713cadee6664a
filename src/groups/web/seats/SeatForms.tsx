// What can be done with a seat: pause it for a while, change its days from a day on, move it to another group, end it, or
// correct what was wrong.
// Each is one line with a reason; attendance and notes stay.
import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fieldMessage } from '#ui/problem.ts';
import type { GroupSummary } from '../../rules/group-answers.ts';
import type { SeatInGroup } from '../../rules/seat-answers.ts';
import { absenceReasons, leavingReasons, reasonsToChoose } from '../../rules/seat-reasons.ts';
import { GroupPicker } from './GroupPicker.tsx';
import type { DoneThing } from './Done.tsx';
import { PersonPicker } from './PersonPicker.tsx';
import { PetsKnown } from './PetsKnown.tsx';
import { useSend } from './seats.api.ts';
import { everyDay, termsOfSeat, type Terms } from './terms.ts';
import { TermsFields } from './TermsFields.tsx';
import classes from './seats.module.css';

export type SeatAction = 'end' | 'change' | 'move' | 'correct' | 'pause';
type SeatFormProps = {
  readonly action: SeatAction;
  readonly seat: SeatInGroup;
  readonly name: string;
  readonly group: GroupSummary;
  readonly today: string;
  readonly onDone: (done: DoneThing | null) => void;
};

const titles: Readonly<Record<SeatAction, string>> = {
  end: 'leaves this group',
  change: 'comes otherwise from a day on',
  move: 'goes to another group',
  correct: 'was written down wrongly',
  pause: 'does not come for a while',
};
const notes: Readonly<Partial<Record<SeatAction, string>>> = {
  pause: 'The chair is free on every date of that time, and theirs again afterwards.',
  change: 'Until the day before, everything stays as it was.',
};
const buttons: Readonly<Record<SeatAction, string>> = {
  end: 'End the seat',
  change: 'Change the seat',
  move: 'Move',
  correct: 'Correct it',
  pause: 'Write it down',
};

export function SeatForm({ action, seat, name, group, today, onDone }: SeatFormProps) {
  const [typed, setTyped] = useState(() => firstTyped(action, seat, today));
  const change = (next: Partial<Typed>) => setTyped((before) => ({ ...before, ...next }));
  const send = useSend<{ changeId: string }>(({ changeId }) =>
    onDone({ words: `${name} ${titles[action]}: written down.`, changeId }),
  );
  return (
    <form
      className={classes['panel']}
      aria-label={`${buttons[action]}: ${name}`}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate({
          path: `/api/groups/${group.id}/seats/${seat.id}/${action}`,
          body: bodyOf(action, typed, seat),
        });
      }}
    >
      <Text mb="xs">
        <strong>{name}</strong> {titles[action]}. {notes[action] ?? 'Attendance and notes stay.'}
      </Text>
      <Group gap="sm" align="flex-start">
        <Fields action={action} typed={typed} change={change} group={group} error={send.error} />
        <TextInput
          label={needsNoWords(action, typed, today) ? 'In words, if needed' : 'Why'}
          value={typed.because}
          maxLength={500}
          onChange={(event) => change({ because: event.currentTarget.value })}
          error={fieldMessage(send.error, 'because')}
          w={{ base: '100%', xs: 280 }}
          styles={{ input: { minHeight: 44 } }}
        />
      </Group>
      <PetsKnown
        error={send.error}
        checked={typed.petsAccepted}
        onChange={(petsAccepted) => change({ petsAccepted })}
      />
      <Group gap="xs" mt="sm">
        <Button type="submit" mih={44} loading={send.isPending}>
          {buttons[action]}
        </Button>
        <Button variant="default" mih={44} onClick={() => onDone(null)}>
          Leave it
        </Button>
      </Group>
      <ErrorNotice
        error={send.error}
        shown={['because', 'toGroupId', 'endsOn', 'from', 'startsOn', 'until']}
      />
    </form>
  );
}

type Typed = {
  readonly day: string;
  readonly lastDay: string;
  readonly reason: string;
  readonly because: string;
  readonly terms: Terms;
  readonly toGroupId: string;
  readonly otherId: string | null;
  readonly petsAccepted: boolean;
};

function needsNoWords(action: SeatAction, typed: Typed, today: string): boolean {
  return (action === 'end' || action === 'pause') && typed.reason !== 'other' && typed.day >= today;
}

function firstTyped(action: SeatAction, seat: SeatInGroup, today: string): Typed {
  return {
    // What was wrong is shown as it stands; everything else begins today.
    day: seat.startsOn > today || action === 'correct' ? seat.startsOn : today,
    lastDay: seat.endsOn ?? '',
    reason: action === 'pause' ? 'hospital' : 'completed',
    because: '',
    terms: termsOfSeat(seat),
    toGroupId: '',
    otherId: null,
    petsAccepted: false,
  };
}

function bodyOf(action: SeatAction, typed: Typed, seat: SeatInGroup): unknown {
  const { day, because, reason, terms, petsAccepted } = typed;
  if (action === 'end') return { endsOn: day, reason, because };
  if (action === 'pause') return { from: day, until: typed.lastDay, reason, because };
  if (action === 'change') return { from: day, because, petsAccepted, ...terms };
  if (action === 'move') return { toGroupId: typed.toGroupId, from: day, because, petsAccepted, ...everyDay };
  return {
    petsAccepted,
    patientId: typed.otherId ?? seat.patientId,
    startsOn: day,
    endsOn: typed.lastDay === '' ? null : typed.lastDay,
    because,
  };
}

type FieldsProps = {
  readonly action: SeatAction;
  readonly typed: Typed;
  readonly change: (next: Partial<Typed>) => void;
  readonly group: GroupSummary;
  readonly error: unknown;
};

const firstFields: Readonly<Record<SeatAction, { readonly label: string; readonly field: string }>> = {
  end: { label: 'Last day', field: 'endsOn' },
  change: { label: 'From', field: 'from' },
  move: { label: 'From', field: 'from' },
  pause: { label: 'From', field: 'from' },
  correct: { label: 'Should have begun on', field: 'startsOn' },
};

function Fields({ action, typed, change, group, error }: FieldsProps) {
  const input = { input: { minHeight: 44 } };
  const { label: dayLabel, field: dayField } = firstFields[action];
  return (
    <>
      <TextInput
        label={dayLabel}
        type="date"
        autoFocus
        value={typed.day}
        onChange={(event) => change({ day: event.currentTarget.value })}
        error={fieldMessage(error, dayField)}
        styles={input}
      />
      {action === 'pause' ? (
        <TextInput
          label="Until"
          type="date"
          required
          value={typed.lastDay}
          onChange={(event) => change({ lastDay: event.currentTarget.value })}
          error={fieldMessage(error, 'until')}
          styles={input}
        />
      ) : null}
      {action === 'end' || action === 'pause' ? (
        <NativeSelect
          label={action === 'end' ? 'Why they leave' : 'Why they do not come'}
          value={typed.reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
          data={reasonsToChoose(action === 'end' ? leavingReasons : absenceReasons)}
          styles={input}
        />
      ) : null}
      {action === 'change' ? (
        <TermsFields
          terms={typed.terms}
          onChange={(terms) => change({ terms })}
          weekdays={group.days.map((day) => day.weekday)}
          mode={group.mode}
          startsOn={typed.day}
          open
        />
      ) : null}
      {action === 'move' ? <GroupChoice typed={typed} change={change} group={group} error={error} /> : null}
      {action === 'correct' ? (
        <>
          <TextInput
            label="Should have ended on"
            description="Empty while it goes on"
            type="date"
            value={typed.lastDay}
            onChange={(event) => change({ lastDay: event.currentTarget.value })}
            error={fieldMessage(error, 'endsOn')}
            styles={input}
          />
          <PersonPicker
            label="Was somebody else, namely"
            value={typed.otherId}
            onChange={(otherId) => change({ otherId })}
          />
        </>
      ) : null}
    </>
  );
}

function GroupChoice({ typed, change, group, error }: Omit<FieldsProps, 'action'>) {
  return (
    <GroupPicker
      label="Group"
      value={typed.toGroupId}
      onChange={(toGroupId) => change({ toGroupId })}
      except={group.id}
      error={fieldMessage(error, 'toGroupId')}
    />
  );
}
