// Opens a locked record for the rest of the day, with a reason. Shown where somebody with a locked record is expected.
import { Button, Group, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fieldMessage } from '#ui/problem.ts';
import { useMay } from '../../staff/web/door.ts';
import { openLocked } from './record-care.api.ts';

type OpenLockedProps = {
  readonly patientId: string;
  readonly name: string;
  /** Asks anew for what was shut. */
  readonly onOpened: () => Promise<unknown>;
};

export function OpenLocked({ patientId, name, onOpened }: OpenLockedProps) {
  const [isOpen, setOpen] = useState(false);
  const [because, setBecause] = useState('');
  const [key, setKey] = useState(newKey);
  const may = useMay();
  const send = useMutation({
    mutationFn: () => openLocked(patientId, because, key),
    onSuccess: onOpened,
    onError: () => setKey(newKey()),
  });
  if (!may('patients.open-locked')) return null;
  if (!isOpen)
    return (
      <Button
        variant="default"
        size="compact-sm"
        mih={32}
        aria-label={`Open the locked record of ${name}`}
        onClick={() => setOpen(true)}
      >
        Open the locked record
      </Button>
    );
  return (
    <form
      aria-label={`Open the locked record of ${name}`}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <Text size="sm">It stays open to you until midnight. The privacy officer sees that, and why.</Text>
      <Group gap="xs" align="flex-end" my={6}>
        <TextInput
          label="Why it cannot wait"
          autoFocus
          dir="auto"
          maxLength={500}
          w={{ base: '100%', xs: 320 }}
          value={because}
          error={fieldMessage(send.error, 'because')}
          onChange={(event) => setBecause(event.currentTarget.value)}
          styles={{ input: { minHeight: 44 } }}
        />
        <Button type="submit" mih={44} loading={send.isPending}>
          Open
        </Button>
        <Button variant="default" mih={44} onClick={() => setOpen(false)}>
          Leave it
        </Button>
      </Group>
      <ErrorNotice error={send.error} shown={['because']} />
    </form>
  );
}
