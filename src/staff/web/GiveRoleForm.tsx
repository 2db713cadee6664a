// Gives a role to somebody who works here already, from today on.
import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldMessage } from '#ui/problem.ts';
import { roleFitsPlace, roleNames, roleWords, type RoleName } from '../rules/role-words.ts';
import type { StaffMember } from '../rules/staff-member.ts';
import { useWhoIsSignedIn } from './signed-in.ts';
import { giveRole } from './staff.api.ts';
import { StepUp } from './StepUp.tsx';
import classes from './staff.module.css';

export function GiveRoleForm({
  member,
  onDone,
}: {
  readonly member: StaffMember;
  readonly onDone: () => void;
}) {
  const client = useQueryClient();
  const clinics = useWhoIsSignedIn()?.clinics ?? [];
  const [role, setRole] = useState<RoleName>('counselor');
  const [clinic, setClinic] = useState('');
  const everyClinic = !roleFitsPlace(role, 'one clinic');
  const give = useMutation({
    mutationFn: () => giveRole(member.id, { role, clinicId: everyClinic || clinic === '' ? null : clinic }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['staff'] });
      onDone();
    },
  });
  return (
    <div className={classes['inline']}>
      <form
        aria-label="Give a role"
        onSubmit={(event) => {
          event.preventDefault();
          give.mutate();
        }}
      >
        <Group gap="sm" align="flex-start">
          <NativeSelect
            label="Role"
            autoFocus
            value={role}
            data={roleNames.map((value) => ({ value, label: roleWords[value] }))}
            error={fieldMessage(give.error, 'role')}
            onChange={(event) => setRole(event.currentTarget.value as RoleName)}
            styles={{ input: { minHeight: 44 } }}
          />
          <NativeSelect
            label="Clinic"
            value={everyClinic ? '' : clinic}
            disabled={everyClinic}
            data={[
              { value: '', label: 'Every clinic' },
              ...clinics.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            error={fieldMessage(give.error, 'clinicId')}
            onChange={(event) => setClinic(event.currentTarget.value)}
            styles={{ input: { minHeight: 44 } }}
          />
        </Group>
        <Text size="sm" c="dimmed" mt="xs">
          It counts at once: they are signed out everywhere and sign in anew.
        </Text>
        <Group gap="xs" mt="sm">
          <Button type="submit" mih={44} loading={give.isPending}>
            Give the role
          </Button>
          <Button variant="default" mih={44} onClick={onDone}>
            Leave it
          </Button>
        </Group>
      </form>
      <StepUp error={give.error} onProved={() => give.mutate()} />
    </div>
  );
}
