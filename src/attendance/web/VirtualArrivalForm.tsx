// Somebody arrives by video: the answers of the last time are one tap; what changed is typed. Without a license for the
// state, or where others can hear, the person is called instead, and the line says so.
import { Button, Checkbox, NativeSelect, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fieldMessage } from '#ui/problem.ts';
import { Shown } from '#ui/Shown.tsx';
import { identityWays, statesOfUnion, type IdentityWay } from '../rules/virtual-arrival.ts';
import type { LastArrivals } from '../rules/virtual-arrival-schema.ts';
import type { ShownPerson } from './mark-queue.ts';
import classes from './attendance.module.css';

type VirtualArrivalProps = {
  readonly sessionId: string;
  readonly person: ShownPerson;
  readonly name: string;
  readonly onDone: () => void;
};

const identityWords: Readonly<Record<IdentityWay, string>> = {
  known: 'I know them',
  birth_date: 'Told me their date of birth',
  photo_id: 'Showed an ID with a photo',
};

export function VirtualArrivalForm(props: VirtualArrivalProps) {
  const arrivals = useQuery({
    queryKey: ['session', props.sessionId, 'virtual-arrivals'],
    queryFn: () => ask<LastArrivals>({ path: `/api/sessions/${props.sessionId}/virtual-arrivals` }),
  });
  return (
    <div className={classes['panel']} role="group" aria-label={`${props.name} arrives by video`}>
      <Shown query={arrivals}>
        {(answer) => {
          const found = answer.people.find((one) => one.patientId === props.person.patientId);
          return <Form {...props} state={answer.state} found={found} />;
        }}
      </Shown>
    </div>
  );
}

type FormProps = VirtualArrivalProps & {
  readonly state: string;
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

function Form({ sessionId, person, state, found, onDone }: FormProps) {
  const last = found?.last ?? null;
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
        path: `/api/sessions/${sessionId}/virtual-arrivals`,
        body: {
          ...said,
          patientId: person.patientId,
          after: person.sequence,
          afterArrival: found?.sequence ?? 0,
        },
      }),
    onSuccess: (answer) => {
      if (answer.joins) onDone();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['session'] }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate(typed);
      }}
    >
      {last === null ? null : (
        <Button
          variant="default"
          size="compact-md"
          className={classes['taker'] ?? ''}
          loading={confirm.isPending}
          onClick={() => confirm.mutate({ ...typed, ...last, isPrivate: true })}
        >
          As last time: {last.address}, {last.state}, {last.callBack}, alone
        </Button>
      )}
      <Fields typed={typed} error={confirm.error} onChange={(next) => setTyped({ ...typed, ...next })} />
      <Button type="submit" size="sm" mih={44} loading={confirm.isPending}>
        Confirm
      </Button>
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
          data={identityWays.map((way) => ({ value: way, label: identityWords[way] }))}
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
