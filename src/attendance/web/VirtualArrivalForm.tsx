// Somebody arrives by video: the answers of the last time are one tap; what changed is typed. Without a license for the
// state, or where others can hear, the person is called instead, and the line says so. Whoever came to the room of a
// hybrid group instead says so.
import { Button, Checkbox, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { ask } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fieldMessage } from '#ui/problem.ts';
import { Shown } from '#ui/Shown.tsx';
import { statesOfUnion } from '../../organization/rules/states-of-union.ts';
import type { IdentityWay } from '../rules/virtual-arrival.ts';
import type { LastArrivals } from '../rules/virtual-arrival-schema.ts';
import type { Session } from './attendance.api.ts';
import type { ShownPerson } from './mark-queue.ts';
import type { Confirming } from './use-confirming.ts';
import classes from './attendance.module.css';

type VirtualArrivalProps = {
  readonly session: Pick<Session, 'id'>;
  readonly person: ShownPerson;
  readonly name: string;
  readonly confirming: Confirming;
};

const identityWords: Readonly<Record<Exclude<IdentityWay, 'in_room'>, string>> = {
  known: 'I know them',
  birth_date: 'Told me their date of birth',
  photo_id: 'Showed an ID with a photo',
};

// The one tap says this as well: it is what is kept.
function identitySays({ identityBy }: Pick<Typed, 'identityBy'>): string {
  return (identityWords as Readonly<Record<string, string | undefined>>)[identityBy] ?? '';
}

export function VirtualArrivalForm(props: VirtualArrivalProps) {
  const { session, person, confirming } = props;
  const arrivals = useQuery({
    queryKey: ['session', session.id, 'virtual-arrivals'],
    queryFn: () => ask<LastArrivals>({ path: `/api/sessions/${session.id}/virtual-arrivals` }),
  });
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    confirming.close();
    focusLine(person.patientId);
  };
  return (
    // It hears the key that closes it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className={classes['panel']}
      data-question
      role="group"
      aria-label={`${props.name} arrives by video`}
      onKeyDown={onKey}
    >
      <Shown query={arrivals}>
        {(answer) => {
          const found = answer.people.find((one) => one.patientId === person.patientId);
          return <Form {...props} state={answer.state} room={answer.room} found={found} />;
        }}
      </Shown>
    </div>
  );
}

// Where the keys of the roster go on.
function focusLine(patientId: string): void {
  document.querySelector<HTMLElement>(`[data-person="${patientId}"]`)?.focus();
}

type FormProps = VirtualArrivalProps & {
  readonly state: string;
  readonly room: LastArrivals['room'];
  readonly found: LastArrivals['people'][number] | undefined;
};
type Answer = { readonly joins: boolean; readonly because: string | null };
type Typed = {
  identityBy: IdentityWay;
  state: string;
  address: string;
  callBack: string;
  isPrivate: boolean;
};

const noAnswers = { state: '', address: '', callBack: '' };

function Form({ session, person, state, room, found, confirming }: FormProps) {
  const last = found?.last ?? null;
  const form = useRef<HTMLFormElement>(null);
  // Where it begins: at the answers of the last time, or at the first thing to ask.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[data-begins], select')?.focus();
  }, []);
  const [typed, setTyped] = useState<Typed>({
    ...noAnswers,
    ...last,
    state: last === null ? state : last.state,
    identityBy: 'known',
    isPrivate: false,
  });
  const client = useQueryClient();
  const confirm = useMutation({
    mutationFn: (said: Typed) =>
      ask<Answer>({
        method: 'POST',
        path: `/api/sessions/${session.id}/virtual-arrivals`,
        body: {
          ...said,
          patientId: person.patientId,
          after: person.sequence,
          afterArrival: found?.sequence ?? 0,
        },
      }),
    onSuccess: (answer) => {
      if (!answer.joins) return;
      focusLine(person.patientId);
      confirming.goOn();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['session'] }),
  });
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate(typed);
      }}
    >
      {last === null ? null : (
        <Button
          variant="default"
          size="compact-md"
          className={classes['lastAnswers'] ?? ''}
          data-begins
          loading={confirm.isPending}
          onClick={() => confirm.mutate({ ...typed, ...last, isPrivate: true })}
        >
          As last time: {last.address}, {last.state}, {last.callBack}, alone. {identitySays(typed)}.
        </Button>
      )}
      <Fields typed={typed} error={confirm.error} onChange={(next) => setTyped({ ...typed, ...next })} />
      <Group gap="xs">
        <Button type="submit" size="sm" mih={44} loading={confirm.isPending}>
          Confirm
        </Button>
        {room === null ? null : (
          <Button
            variant="default"
            size="sm"
            mih={44}
            onClick={() =>
              confirm.mutate({ ...typed, ...room, state, identityBy: 'in_room', isPrivate: true })
            }
          >
            They came to the room
          </Button>
        )}
        <Button variant="default" size="sm" mih={44} onClick={confirming.goOn}>
          Not there yet
        </Button>
      </Group>
      <Outcome answer={confirm.data} was={found?.outcome ?? null} />
      <ErrorNotice error={confirm.error} shown={['address', 'callBack']} />
    </form>
  );
}

type FieldsProps = {
  readonly typed: Typed;
  readonly error: Error | null;
  readonly onChange: (next: Partial<Typed>) => void;
};

function Fields({ typed, error, onChange }: FieldsProps) {
  return (
    <>
      <div className={classes['asked']}>
        <NativeSelect
          size="sm"
          label="How you know who it is"
          value={typed.identityBy}
          onChange={(event) => onChange({ identityBy: event.currentTarget.value as IdentityWay })}
          data={Object.entries(identityWords).map(([value, label]) => ({ value, label }))}
        />
        <TextInput
          size="sm"
          label="Where they are now"
          value={typed.address}
          error={fieldMessage(error, 'address')}
          onChange={(event) => onChange({ address: event.currentTarget.value })}
        />
        <NativeSelect
          size="sm"
          label="State"
          value={typed.state}
          onChange={(event) => onChange({ state: event.currentTarget.value })}
          data={[...statesOfUnion]}
        />
        <TextInput
          size="sm"
          label="Number to call back"
          value={typed.callBack}
          error={fieldMessage(error, 'callBack')}
          onChange={(event) => onChange({ callBack: event.currentTarget.value })}
        />
      </div>
      <Checkbox
        label="Nobody else can hear the group"
        checked={typed.isPrivate}
        onChange={(event) => onChange({ isPrivate: event.currentTarget.checked })}
        styles={{ body: { minHeight: 44, alignItems: 'center' } }}
      />
    </>
  );
}

type OutcomeProps = {
  readonly answer: Answer | undefined;
  readonly was: string | null;
};

function Outcome({ answer, was }: OutcomeProps) {
  const says =
    answer?.because ?? (answer === undefined && was === 'called_instead' ? 'They are called instead.' : '');
  return says === '' ? null : (
    <Text role="alert" size="sm" fw={600} mt={6}>
      {says}
    </Text>
  );
}
