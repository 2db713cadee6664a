// The lock of a record: set it with a reason, keep the list of those who may open it, undo it.
import { Button, Group, NativeSelect, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fieldMessage } from '#ui/problem.ts';
import { Shown } from '#ui/Shown.tsx';
import type { Person } from '../rules/patient-answers.ts';
import { lockKinds, lockKindWords, type LockKind } from '../rules/lock-kinds.ts';
import type { LockOfRecord } from '../rules/record-care-answers.ts';
import { chartKey } from './patients.api.ts';
import { changeLockList, lockRecord, unlockRecord, useLock, useStaffChoices } from './record-care.api.ts';

export function RecordLock({ person }: { readonly person: Person }) {
  const [isOpen, setOpen] = useState(false);
  const lockRead = useLock(person.id, person.locked);
  return (
    <section aria-labelledby="lock">
      <Title order={2} id="lock" mb="sm">
        Lock
      </Title>
      {person.locked ? (
        <Shown query={lockRead} what="Loading the lock">
          {(lock) => <Locked person={person} lock={lock} />}
        </Shown>
      ) : (
        <>
          <Text mb="xs">
            For staff, their relatives and people known to many. Only those on its list open it then.
          </Text>
          {isOpen ? (
            <LockForm person={person} onDone={() => setOpen(false)} />
          ) : (
            <Button variant="default" mih={44} onClick={() => setOpen(true)}>
              Lock this record
            </Button>
          )}
        </>
      )}
    </section>
  );
}

function useChange(patientId: string, change: () => Promise<unknown>, onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: chartKey(patientId) });
      onDone?.();
    },
  });
}

function LockForm({ person, onDone }: { readonly person: Person; readonly onDone: () => void }) {
  const [kind, setKind] = useState<LockKind>('staff');
  const [because, setBecause] = useState('');
  const send = useChange(person.id, () => lockRecord(person.id, { kind, because }), onDone);
  return (
    <form
      aria-label="Lock this record"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <Group align="flex-start" gap="sm">
        <NativeSelect
          label="Who it is"
          autoFocus
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as LockKind)}
          data={lockKinds.map((value) => ({ value, label: lockKindWords[value] }))}
          styles={{ input: { minHeight: 44 } }}
        />
        <Why value={because} onChange={setBecause} error={send.error} />
      </Group>
      <ErrorNotice error={send.error} shown={['because']} />
      <Group gap="xs" mt="sm">
        <Button type="submit" mih={44} loading={send.isPending}>
          Lock
        </Button>
        <Button variant="default" mih={44} onClick={onDone}>
          Leave it
        </Button>
      </Group>
    </form>
  );
}

type WhyProps = {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly error: unknown;
};

function Why({ value, onChange, error }: WhyProps): ReactNode {
  return (
    <TextInput
      label="Why"
      w={{ base: '100%', xs: 320 }}
      maxLength={500}
      value={value}
      dir="auto"
      onChange={(event) => onChange(event.currentTarget.value)}
      error={fieldMessage(error, 'because')}
      styles={{ input: { minHeight: 44 } }}
    />
  );
}

function Locked({ person, lock }: { readonly person: Person; readonly lock: LockOfRecord }) {
  const [because, setBecause] = useState('');
  const [chosen, choose] = useState('');
  const staff = useStaffChoices('');
  const unlock = useChange(person.id, () => unlockRecord(person.id, because));
  const add = useChange(
    person.id,
    () => changeLockList(person.id, chosen, 'add'),
    () => choose(''),
  );
  const listed = new Set(lock.list.map((one) => one.staffMemberId));
  const choices = (staff.data?.staff ?? []).filter((one) => !listed.has(one.id));
  return (
    <>
      {lock.lock === null ? null : (
        <Text mb="xs">
          {lockKindWords[lock.lock.kind]}: <bdi>{lock.lock.because}</bdi> (locked by{' '}
          <bdi>{lock.lock.lockedBy}</bdi>)
        </Text>
      )}
      <Text fw={600}>May open it, besides the privacy officer</Text>
      {lock.list.map((one) => (
        <Listed key={one.staffMemberId} patientId={person.id} one={one} />
      ))}
      <Group align="flex-end" gap="sm" mt="sm">
        <NativeSelect
          label="Let somebody open it"
          value={chosen}
          onChange={(event) => choose(event.currentTarget.value)}
          data={[
            { value: '', label: 'Choose' },
            ...choices.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          styles={{ input: { minHeight: 44 } }}
        />
        <Button
          variant="default"
          mih={44}
          disabled={chosen === ''}
          loading={add.isPending}
          onClick={() => add.mutate()}
        >
          Add to the list
        </Button>
      </Group>
      <ErrorNotice error={add.error} />
      <Group align="flex-end" gap="sm" mt="sm">
        <Why value={because} onChange={setBecause} error={unlock.error} />
        <Button variant="default" mih={44} loading={unlock.isPending} onClick={() => unlock.mutate()}>
          Unlock
        </Button>
      </Group>
      <ErrorNotice error={unlock.error} shown={['because']} />
    </>
  );
}

function Listed({
  patientId,
  one,
}: {
  readonly patientId: string;
  readonly one: LockOfRecord['list'][number];
}) {
  const take = useChange(patientId, () => changeLockList(patientId, one.staffMemberId, 'end'));
  return (
    <>
      <Group gap="sm">
        <bdi>{one.name}</bdi>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Take ${one.name} off the list`}
          loading={take.isPending}
          onClick={() => take.mutate()}
        >
          Take off
        </Button>
      </Group>
      <ErrorNotice error={take.error} />
    </>
  );
}
