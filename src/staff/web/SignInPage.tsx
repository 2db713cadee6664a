// Signing in: a passkey alone, or name and password and then a second step. In the demonstration one click does it.
import { Button, Divider, PasswordInput, Stack, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { tellSignIn } from '#ui/presence.ts';
import type { NextStep } from '../rules/sign-in.ts';
import { PersonaList } from './PersonaList.tsx';
import { SecondStep } from './SecondStep.tsx';
import { sendPassword, signInWithPasskey } from './staff.api.ts';
import classes from './staff.module.css';

export function SignInPage() {
  const [next, setNext] = useState<NextStep | null>(null);
  return (
    <main className={classes['narrow']}>
      <Stack gap="xl">
        <Title order={1} size="h2">
          Evenkeel
        </Title>
        {next === null ? (
          <FirstStep onNext={setNext} />
        ) : (
          <SecondStep next={next} onBack={() => setNext(null)} />
        )}
        {next === null ? <PersonaList /> : null}
      </Stack>
    </main>
  );
}

function FirstStep({ onNext }: { readonly onNext: (next: NextStep) => void }) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const send = useMutation({ mutationFn: sendPassword, onSuccess: onNext });
  const passkey = useMutation({ mutationFn: signInWithPasskey, onSuccess: () => tellSignIn('open') });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    passkey.reset();
    send.mutate({ name, password });
  };
  return (
    <Stack gap="md">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label="Sign-in name"
            name="username"
            autoComplete="username webauthn"
            autoCapitalize="none"
            required
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <PasswordInput
            label="Password"
            name="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" loading={send.isPending}>
            Sign in
          </Button>
        </Stack>
      </form>
      <Divider label="or" />
      <Button
        variant="default"
        loading={passkey.isPending}
        onClick={() => {
          send.reset();
          passkey.mutate();
        }}
      >
        Sign in with a passkey
      </Button>
      <ErrorNotice error={send.error ?? passkey.error} />
    </Stack>
  );
}
