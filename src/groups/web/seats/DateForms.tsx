// What is written down for one date: a visit, somebody who came without a plan, somebody who will not come, a guest.
import { Button, Checkbox, Group, List, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fieldMessage } from '#ui/problem.ts';
import type { DateRoster } from '../../rules/seat-answers.ts';
import { absenceReasons, guestKinds, visitKinds } from '../../rules/seat-reasons.ts';
import type { DoneThing } from './Done.tsx';
import { PersonPicker } from './PersonPicker.tsx';
import { PetsKnown } from './PetsKnown.tsx';
import { useSend } from './seats.api.ts';
import classes from './seats.module.css';

type DateFormProps = {
  readonly date: DateRoster['date'];
  readonly onDone: (done: DoneThing | null) => void;
};

const listOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
const input = { input: { minHeight: 44 } };

type ShellProps = {
  readonly label: string;
  readonly button: string;
  readonly isPending: boolean;
  readonly disabled?: boolean;
  readonly error: unknown;
  readonly onSend: () => void;
  readonly onLeave: () => void;
  readonly children: ReactNode;
};

function Shell({ label, button, isPending, disabled = false, error, onSend, onLeave, children }: ShellProps) {
  return (
    <form
      className={classes['panel']}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <Group gap="sm" align="flex-start">
        {children}
      </Group>
      <Group gap="xs" mt="sm">
        <Button type="submit" mih={44} loading={isPending} disabled={disabled}>
          {button}
        </Button>
        <Button variant="default" mih={44} onClick={onLeave}>
          Leave it
        </Button>
      </Group>
      <ErrorNotice error={error} shown={['because', 'name', 'patientId']} />
    </form>
  );
}

export function VisitForm({ date, isWalkIn, onDone }: DateFormProps & { readonly isWalkIn: boolean }) {
  const [patientId, pick] = useState<string | null>(null);
  const [kind, setKind] = useState('make_up');
  const [mode, setMode] = useState('in_person');
  const [because, setBecause] = useState('');
  const [petsAccepted, acceptPets] = useState(false);
  const [toDo, setToDo] = useState<readonly string[]>([]);
  const send = useSend<{ changeId: string; toDo?: string[] }>((answer) => {
    const words = isWalkIn
      ? 'The arrival is recorded; mark it on the attendance page.'
      : 'The visit is planned.';
    if (answer.toDo === undefined || answer.toDo.length === 0) onDone({ words, changeId: answer.changeId });
    else setToDo(answer.toDo);
  });
  if (toDo.length > 0) return <WhatToDo toDo={toDo} onClose={() => onDone(null)} />;
  return (
    <Shell
      label={isWalkIn ? 'Somebody came without a plan' : 'Plan a visit'}
      button={isWalkIn ? 'Record the arrival' : 'Plan the visit'}
      isPending={send.isPending}
      disabled={patientId === null}
      error={send.error}
      onSend={() =>
        send.mutate({
          path: `/api/sessions/${date.sessionId}/${isWalkIn ? 'walk-ins' : 'visits'}`,
          body: {
            patientId,
            because,
            mode: date.mode === 'hybrid' ? mode : null,
            ...(isWalkIn ? {} : { kind, petsAccepted }),
          },
        })
      }
      onLeave={() => onDone(null)}
    >
      <PersonPicker label="Who" autoFocus value={patientId} onChange={pick} />
      {isWalkIn ? null : (
        <NativeSelect
          label="Why"
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value)}
          data={listOf(visitKinds).filter((one) => one.value !== 'walk_in')}
          styles={input}
        />
      )}
      {date.mode === 'hybrid' ? (
        <NativeSelect
          label="How"
          value={mode}
          onChange={(event) => setMode(event.currentTarget.value)}
          data={[
            { value: 'in_person', label: 'In the room' },
            { value: 'virtual', label: 'By video' },
          ]}
          styles={input}
        />
      ) : null}
      <TextInput
        label="In words, if needed"
        value={because}
        maxLength={500}
        onChange={(event) => setBecause(event.currentTarget.value)}
        error={fieldMessage(send.error, 'because')}
        w={{ base: '100%', xs: 240 }}
        styles={input}
      />
      <PetsKnown error={send.error} checked={petsAccepted} onChange={acceptPets} />
    </Shell>
  );
}

function WhatToDo({ toDo, onClose }: { readonly toDo: readonly string[]; readonly onClose: () => void }) {
  return (
    <div className={classes['panel']} role="alert">
      <Text fw={600}>The arrival is recorded. Now:</Text>
      <List my="xs">
        {toDo.map((words) => (
          <List.Item key={words}>{words}</List.Item>
        ))}
      </List>
      <Button variant="default" mih={44} onClick={onClose}>
        Close
      </Button>
    </div>
  );
}

type AbsenceFormProps = DateFormProps & { readonly patientId: string; readonly name: string };

export function AbsenceForm({ date, patientId, name, onDone }: AbsenceFormProps) {
  const [reason, setReason] = useState('illness');
  const [until, setUntil] = useState('');
  const [because, setBecause] = useState('');
  const send = useSend<{ dates: number; changeId: string }>(({ dates, changeId }) =>
    onDone({
      words: `${name} will not come${dates > 1 ? ` on ${dates} dates` : ''}. The chair is free.`,
      changeId,
    }),
  );
  return (
    <Shell
      label={`${name} will not come`}
      button="Write it down"
      isPending={send.isPending}
      error={send.error}
      onSend={() =>
        send.mutate({
          path: `/api/sessions/${date.sessionId}/absences`,
          body: { patientId, reason, because, until: until === '' ? null : until },
        })
      }
      onLeave={() => onDone(null)}
    >
      <NativeSelect
        label={`Why ${name} will not come`}
        autoFocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data={listOf(absenceReasons)}
        styles={input}
      />
      <TextInput
        label="Until, if for longer"
        type="date"
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
        styles={input}
      />
      <TextInput
        label="In words, if needed"
        value={because}
        maxLength={500}
        onChange={(event) => setBecause(event.currentTarget.value)}
        error={fieldMessage(send.error, 'because')}
        styles={input}
      />
    </Shell>
  );
}

export function GuestForm({ date, onDone }: DateFormProps) {
  const [kind, setKind] = useState('family');
  const [name, setName] = useState('');
  const [virtual, setVirtual] = useState(date.mode === 'virtual');
  const [under18, setUnder18] = useState(false);
  const send = useSend<{ changeId: string }>(({ changeId }) =>
    onDone({ words: `${name} sits in.`, changeId }),
  );
  return (
    <Shell
      label="Add a guest"
      button="Add the guest"
      isPending={send.isPending}
      error={send.error}
      onSend={() =>
        send.mutate({
          path: `/api/sessions/${date.sessionId}/guests`,
          body: { kind, name, virtual, under18 },
        })
      }
      onLeave={() => onDone(null)}
    >
      <TextInput
        label="Name, or what they are"
        autoFocus
        required
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
        error={fieldMessage(send.error, 'name')}
        styles={input}
      />
      <NativeSelect
        label="Who"
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value)}
        data={listOf(guestKinds)}
        styles={input}
      />
      <Checkbox
        label="Is younger than 18"
        mt={{ base: 0, xs: 32 }}
        checked={under18}
        onChange={(event) => setUnder18(event.currentTarget.checked)}
      />
      {date.mode === 'hybrid' ? (
        <Checkbox
          label="By video"
          mt={32}
          checked={virtual}
          onChange={(event) => setVirtual(event.currentTarget.checked)}
        />
      ) : null}
    </Shell>
  );
}
