// Adding a staff member: name, role, clinic, credential; then their set-up link.
import { Button, Group, NativeSelect, Stack, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { newKey } from '#ui/ask.ts';
import { fieldMessage } from '#ui/problem.ts';
import { roleNames, roleWords, type RoleName } from '../rules/role-words.ts';
import type { AddStaffMember } from '../rules/staff-member.ts';
import { addStaffMember, makeSetUpLink, whoAmI, type LinkShown } from './staff.api.ts';
import { StepUp } from './StepUp.tsx';

type AddStaffFormProps = {
  readonly onDone: () => void;
  readonly onLink: (link: LinkShown & { name: string }) => void;
};
type Typed = {
  givenName: string;
  familyName: string;
  signInName: string;
  worksFrom: string;
  role: RoleName;
  clinicId: string;
  state: 'IL' | 'TX';
  title: string;
};
const empty: Typed = {
  givenName: '',
  familyName: '',
  signInName: '',
  worksFrom: '',
  role: 'counselor',
  clinicId: '',
  state: 'IL',
  title: '',
};

function inputOf(typed: Typed): AddStaffMember {
  return {
    givenName: typed.givenName,
    familyName: typed.familyName,
    signInName: typed.signInName,
    worksFrom: typed.worksFrom,
    roles: [{ role: typed.role, clinicId: typed.clinicId === '' ? null : typed.clinicId }],
    credentials:
      typed.title.trim() === ''
        ? []
        : [{ state: typed.state, title: typed.title, startsOn: typed.worksFrom, expiresOn: null }],
  };
}

export function AddStaffForm({ onDone, onLink }: AddStaffFormProps) {
  const client = useQueryClient();
  const me = useQuery({ queryKey: ['me'], queryFn: whoAmI, staleTime: 60_000 });
  const [typed, setTyped] = useState(empty);
  const [key] = useState(newKey);
  const today = me.data?.today ?? '';
  // Two requests: the key makes the first safe to repeat, and the link is stored nowhere.
  const send = useMutation({
    mutationFn: async () => {
      const added = await addStaffMember(inputOf({ ...typed, worksFrom: typed.worksFrom || today }), key);
      return makeSetUpLink(added.staffMemberId);
    },
    onSuccess: (link) => {
      onLink({ ...link, name: `${typed.givenName} ${typed.familyName}` });
      void client.invalidateQueries({ queryKey: ['staff'] });
      onDone();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    send.mutate();
  };
  const text = (name: 'givenName' | 'familyName' | 'signInName', label: string, isFirst = false) => (
    <TextInput
      label={label}
      name={name}
      autoComplete="off"
      autoFocus={isFirst}
      required
      value={typed[name]}
      error={fieldMessage(send.error, name)}
      onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
    />
  );
  const clinics = [
    { value: '', label: 'Every clinic' },
    ...(me.data?.clinics ?? []).map((clinic) => ({ value: clinic.id, label: clinic.name })),
  ];
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw="40rem">
        <Title order={2} size="h4">
          Add somebody
        </Title>
        <Group grow align="flex-start">
          {text('givenName', 'Given name', true)}
          {text('familyName', 'Family name')}
        </Group>
        <Group grow align="flex-start">
          {text('signInName', 'Sign-in name')}
          <TextInput
            label="First day of work"
            name="worksFrom"
            type="date"
            required
            value={typed.worksFrom || today}
            onChange={(event) => setTyped({ ...typed, worksFrom: event.currentTarget.value })}
          />
        </Group>
        <Group grow align="flex-start">
          <NativeSelect
            label="Role"
            name="role"
            value={typed.role}
            data={roleNames.map((role) => ({ value: role, label: roleWords[role] }))}
            onChange={(event) => setTyped({ ...typed, role: event.currentTarget.value as RoleName })}
          />
          <NativeSelect
            label="Clinic"
            name="clinicId"
            value={typed.clinicId}
            data={clinics}
            onChange={(event) => setTyped({ ...typed, clinicId: event.currentTarget.value })}
          />
        </Group>
        <Group grow align="flex-start">
          <TextInput
            label="Credential (if any)"
            placeholder="LCDC"
            name="title"
            autoComplete="off"
            value={typed.title}
            onChange={(event) => setTyped({ ...typed, title: event.currentTarget.value })}
          />
          <NativeSelect
            label="State of the credential"
            name="state"
            value={typed.state}
            data={['IL', 'TX']}
            onChange={(event) =>
              setTyped({ ...typed, state: event.currentTarget.value === 'TX' ? 'TX' : 'IL' })
            }
          />
        </Group>
        <Group gap="sm">
          <Button type="submit" loading={send.isPending}>
            Add and make a set-up link
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
        <StepUp error={send.error} onProved={() => send.mutate()} />
      </Stack>
    </form>
  );
}
