// What covers a locked screen. The page below stays as it was; the cursor stands in the PIN, so that the same person is
// back within two seconds. Somebody else signs in anew.
import { Anchor, Button, Group, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { Loading } from '#ui/Loading.tsx';
import { problemIn } from '#ui/problem.ts';
import { tellSignIn } from '#ui/presence.ts';
import { eraseVault } from '#ui/vault.ts';
import type { WhoIAm } from '../rules/account.ts';
import { resumeAsPersona, resumeWith, resumeWithPasskey, signOut, whoAmI } from './staff.api.ts';
import classes from './staff.module.css';

const opened = () => tellSignIn('open');
// Five wrong PINs, or twelve hours: only signing in helps then.
const endedElsewhere = (error: unknown) => {
  if (problemIn(error)?.status === 401) tellSignIn('signed-out');
};

/** `waiting` stands under the title: what may be said to anybody who stands before the screen. */
export function LockOverlay({ waiting }: { readonly waiting: ReactNode }) {
  // A key of its own: what the shell knows of the person stays as it was before the lock.
  const me = useQuery({ queryKey: ['lock', 'me'], queryFn: whoAmI, staleTime: 0 });
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: () => eraseVault().catch(() => undefined),
    onSettled: () => tellSignIn('signed-out'),
  });
  return (
    <main className={classes['narrow']}>
      <Stack gap="lg">
        <div>
          <Title order={1} size="h2">
            Locked
          </Title>
          <Text c="dimmed">What you typed is kept.</Text>
        </div>
        {waiting}
        {me.data ? <WaysBack me={me.data} /> : <Loading />}
        <ErrorNotice error={me.error} onRetry={() => void me.refetch()} />
        <Anchor component="button" type="button" size="sm" ta="left" onClick={() => leave.mutate()}>
          Not {me.data?.givenName ?? 'you'}? Sign in as somebody else
        </Anchor>
      </Stack>
    </main>
  );
}

function WaysBack({ me }: { readonly me: WhoIAm }) {
  const [way, setWay] = useState<'pin' | 'password'>(me.hasPin ? 'pin' : 'password');
  const passkey = useMutation({ mutationFn: resumeWithPasskey, onSuccess: opened, onError: endedElsewhere });
  if (me.isPersona) return <PersonaBack me={me} />;
  return (
    <Stack gap="sm">
      <SecretBack key={way} way={way} name={me.givenName} />
      <Group gap="md">
        {me.hasPasskey ? (
          <Anchor component="button" type="button" size="sm" onClick={() => passkey.mutate()}>
            Use your passkey
          </Anchor>
        ) : null}
        {me.hasPin ? (
          <Anchor
            component="button"
            type="button"
            size="sm"
            onClick={() => setWay(way === 'pin' ? 'password' : 'pin')}
          >
            {way === 'pin' ? 'Use your password' : 'Use your PIN'}
          </Anchor>
        ) : null}
      </Group>
      <ErrorNotice error={passkey.error} />
    </Stack>
  );
}

function SecretBack({ way, name }: { readonly way: 'pin' | 'password'; readonly name: string }) {
  const [secret, setSecret] = useState('');
  const send = useMutation({
    mutationFn: () => resumeWith(way === 'pin' ? { way, pin: secret } : { way, password: secret }),
    onSuccess: opened,
    onError: (error) => {
      setSecret('');
      endedElsewhere(error);
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    send.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <PasswordInput
          label={way === 'pin' ? `${name}'s PIN` : `${name}'s password`}
          name={way}
          inputMode={way === 'pin' ? 'numeric' : 'text'}
          autoComplete={way === 'pin' ? 'off' : 'current-password'}
          autoFocus
          required
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
        />
        <Button type="submit" loading={send.isPending}>
          Come back
        </Button>
        <ErrorNotice error={send.error} />
      </Stack>
    </form>
  );
}

function PersonaBack({ me }: { readonly me: WhoIAm }) {
  const back = useMutation({ mutationFn: resumeAsPersona, onSuccess: opened, onError: endedElsewhere });
  return (
    <Stack gap="sm">
      <Button autoFocus loading={back.isPending} onClick={() => back.mutate()}>
        Come back as {me.givenName} {me.familyName}
      </Button>
      <ErrorNotice error={back.error} />
    </Stack>
  );
}
