// Asks once more who sits there when the server needs it, and then tries again what was asked.
import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { problemIn } from '#ui/problem.ts';
import { stepUpWithPasskey, stepUpWithPassword } from './staff.api.ts';

type StepUpProps = { readonly error: unknown; readonly onProved: () => void };

/** In place of an ErrorNotice: shows the problem, or asks for the proof that it needs. */
export function StepUp({ error, onProved }: StepUpProps) {
  if (problemIn(error)?.code !== 'step-up-needed') return <ErrorNotice error={error} />;
  return <StepUpForm onProved={onProved} />;
}

function StepUpForm({ onProved }: { readonly onProved: () => void }) {
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const send = useMutation({ mutationFn: () => stepUpWithPassword({ password, code }), onSuccess: onProved });
  const passkey = useMutation({ mutationFn: stepUpWithPasskey, onSuccess: onProved });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    send.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw="26rem">
        <Text fw={600}>Prove once more that it is you</Text>
        <PasswordInput
          label="Your password now"
          name="current-password"
          autoComplete="current-password"
          autoFocus
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <TextInput
          label="Code of your app"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Group gap="sm">
          <Button type="submit" loading={send.isPending}>
            Go on
          </Button>
          <Button variant="default" loading={passkey.isPending} onClick={() => passkey.mutate()}>
            Use your passkey
          </Button>
        </Group>
        <ErrorNotice error={send.error ?? passkey.error} />
      </Stack>
    </form>
  );
}
