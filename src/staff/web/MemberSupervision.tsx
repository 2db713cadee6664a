// Who supervises a staff member, from when to when.
import { Button, Group, NativeSelect, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fullDay } from '#ui/format.ts';
import { fieldMessage } from '#ui/problem.ts';
import type { Profession, SupervisionRow } from '../rules/staff-credentials.ts';
import { endSupervision, supervise } from './credentials.api.ts';
import classes from './staff.module.css';

type MemberSupervisionProps = { readonly staffMemberId: string; readonly profession: Profession };

export function MemberSupervision({ staffMemberId, profession }: MemberSupervisionProps) {
  const [isAdding, setAdding] = useState(false);
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: (row: SupervisionRow) => endSupervision({ staffMemberId, id: row.id }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['staff'] }),
  });
  const { supervisions, mayKeep, today } = profession;
  return (
    <section aria-labelledby="member-supervision">
      <Group justify="space-between" mt="xl" mb="sm">
        <Title order={2} id="member-supervision">
          Supervision
        </Title>
        {mayKeep && !isAdding ? (
          <Button mih={44} variant="default" onClick={() => setAdding(true)}>
            Say who supervises
          </Button>
        ) : null}
      </Group>
      {isAdding ? (
        <SuperviseForm
          staffMemberId={staffMemberId}
          profession={profession}
          onDone={() => setAdding(false)}
        />
      ) : null}
      <ErrorNotice error={end.error} />
      {supervisions.length === 0 ? <Text c="dimmed">Nobody supervises them.</Text> : null}
      {supervisions.map((row) => (
        <Group key={row.id} gap="sm" mih={44}>
          <Text>
            {row.givenName} {row.familyName}, {spanInWords(row)}
          </Text>
          {mayKeep && (row.endsOn === null || row.endsOn > today) ? (
            <Button
              variant="subtle"
              size="compact-md"
              mih={44}
              aria-label={`End today: supervision by ${row.givenName} ${row.familyName}`}
              onClick={() => end.mutate(row)}
            >
              End today
            </Button>
          ) : null}
        </Group>
      ))}
    </section>
  );
}

function spanInWords(row: SupervisionRow): string {
  const from = `from ${fullDay(row.startsOn)}`;
  return row.endsOn === null ? from : `${from} to ${fullDay(row.endsOn)}`;
}

function SuperviseForm({
  staffMemberId,
  profession,
  onDone,
}: MemberSupervisionProps & { readonly onDone: () => void }) {
  const [supervisorId, setSupervisor] = useState(profession.supervisors[0]?.id ?? '');
  const [startsOn, setStart] = useState(profession.today);
  const [key, setKey] = useState(newKey);
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: () => supervise(staffMemberId, { supervisorId, startsOn }, key),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['staff'] });
      onDone();
    },
    onError: () => setKey(newKey()),
  });
  return (
    <form
      className={classes['inline']}
      aria-label="Say who supervises"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Group gap="sm" align="flex-start">
        <NativeSelect
          label="Supervisor"
          autoFocus
          value={supervisorId}
          data={profession.supervisors.map((each) => ({
            value: each.id,
            label: `${each.givenName} ${each.familyName}`,
          }))}
          error={fieldMessage(save.error, 'supervisorId')}
          onChange={(event) => setSupervisor(event.currentTarget.value)}
          styles={{ input: { minHeight: 44 } }}
        />
        <TextInput
          label="From"
          type="date"
          value={startsOn}
          error={fieldMessage(save.error, 'startsOn')}
          onChange={(event) => setStart(event.currentTarget.value)}
          styles={{ input: { minHeight: 44 } }}
        />
      </Group>
      <ErrorNotice error={save.error} shown={['supervisorId', 'startsOn']} />
      <Group gap="xs" mt="sm">
        <Button type="submit" mih={44} loading={save.isPending}>
          Save
        </Button>
        <Button variant="default" mih={44} onClick={onDone}>
          Leave it
        </Button>
      </Group>
    </form>
  );
}
