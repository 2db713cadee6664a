// The first page of an empty system: the organization and its administrator, with the token of the console.
import { Button, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fieldMessage } from '#ui/problem.ts';
import type { SetUpOrganization } from '../rules/staff-member.ts';
import { setUpOrganization } from './staff.api.ts';
import classes from './staff.module.css';

const zones = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
];
const empty: SetUpOrganization = {
  token: '',
  organizationName: '',
  timeZone: 'America/Chicago',
  givenName: '',
  familyName: '',
  signInName: '',
};
const fields = [
  { name: 'token', label: 'Token', description: 'It stands on the console in which the server was started.' },
  { name: 'organizationName', label: 'Name of the organization', description: undefined },
  { name: 'givenName', label: 'Your given name', description: undefined },
  { name: 'familyName', label: 'Your family name', description: undefined },
  { name: 'signInName', label: 'Your sign-in name', description: 'Your mail address at work, for example.' },
] as const;

export function SetUpOrganizationPage() {
  const [typed, setTyped] = useState(empty);
  // The administrator goes on as every staff member does: with a one-time link.
  const send = useMutation({
    mutationFn: setUpOrganization,
    onSuccess: (answer) => location.assign(new URL(answer.link).pathname),
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    send.mutate(typed);
  };
  return (
    <main className={classes['narrow']}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <div>
            <Title order={1} size="h2">
              Set up Evenkeel
            </Title>
            <Text c="dimmed">
              This system is empty. Name the organization, and you become its first administrator.
            </Text>
          </div>
          {fields.map(({ name, label, description }) => (
            <TextInput
              key={name}
              label={label}
              description={description}
              name={name}
              autoComplete="off"
              required
              value={typed[name]}
              error={fieldMessage(send.error, name)}
              onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
            />
          ))}
          <Select
            label="Time zone"
            data={zones}
            allowDeselect={false}
            value={typed.timeZone}
            onChange={(value) => setTyped({ ...typed, timeZone: value ?? empty.timeZone })}
          />
          <Button type="submit" loading={send.isPending}>
            Set up
          </Button>
          <ErrorNotice error={send.error} shown={fields.map((field) => field.name)} />
        </Stack>
      </form>
    </main>
  );
}
