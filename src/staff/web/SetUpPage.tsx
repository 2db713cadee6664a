// The page behind a one-time set-up link: password, a second step (app or passkey), and a PIN if one likes.
import { Button, PasswordInput, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { usePathPart } from '#ui/page-params.ts';
import { Shown } from '#ui/Shown.tsx';
import { AppSeed } from './AppSeed.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { lookAtSetUp, makeSetUpPasskey, sendSetUp, type SetUpShown } from './staff.api.ts';
import classes from './staff.module.css';

export function SetUpPage() {
  const token = usePathPart('token');
  const look = useQuery({
    queryKey: ['set-up', token],
    queryFn: () => lookAtSetUp(token),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  // A whole new page, so that nothing of the link stays in it.
  const goOn = () => location.replace('/app');
  return (
    <main className={classes['narrow']}>
      {codes === null ? (
        <Shown query={look}>{(shown) => <SetUpForm token={token} shown={shown} onDone={setCodes} />}</Shown>
      ) : (
        <RecoveryCodes codes={codes} onKept={goOn} order={1} />
      )}
    </main>
  );
}

type SetUpFormProps = {
  readonly token: string;
  readonly shown: SetUpShown;
  readonly onDone: (codes: readonly string[]) => void;
};
type SecondWay = 'app' | 'passkey';

function SetUpForm({ token, shown, onDone }: SetUpFormProps) {
  const [password, setPassword] = useState('');
  const [way, setWay] = useState<SecondWay>('app');
  const [code, setCode] = useState('');
  const [pin, setPin] = useState('');
  const send = useMutation({
    mutationFn: async () => {
      const second =
        way === 'app' ? { totpCode: code } : { passkey: await makeSetUpPasskey(token, 'First passkey') };
      return sendSetUp({ token, password, ...second, ...(pin === '' ? {} : { pin }) });
    },
    onSuccess: (answer) => onDone(answer.codes),
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    send.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        <div>
          <Title order={1} size="h2">
            Welcome, {shown.givenName}
          </Title>
          <Text c="dimmed">Set up how you sign in at {shown.organizationName}.</Text>
        </div>
        <TextInput
          name="username"
          autoComplete="username"
          value={shown.signInName}
          readOnly
          label="Sign-in name"
        />
        <PasswordInput
          label="Password"
          description="At least 8 characters. A few words in a row are easy to remember and hard to guess."
          name="new-password"
          autoComplete="new-password"
          autoFocus
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Stack gap="sm" component="fieldset" bd={0} p={0} m={0}>
          <Text component="legend" fw={500} size="sm">
            Second step
          </Text>
          <SegmentedControl
            aria-label="Second step"
            value={way}
            onChange={(value) => setWay(value === 'passkey' ? 'passkey' : 'app')}
            data={[
              { value: 'app', label: 'Authenticator app' },
              { value: 'passkey', label: 'Passkey' },
            ]}
          />
          {way === 'app' ? (
            <AppSeed seed={shown.totp} code={code} onCode={setCode} />
          ) : (
            <Text size="sm">
              A passkey lives on this device or on a security key: you sign in with its fingerprint, face or
              PIN. The dialog opens when you finish.
            </Text>
          )}
        </Stack>
        <TextInput
          label="PIN (you may leave it empty)"
          description="4 to 8 digits. It only brings you back to a locked screen, quickly."
          name="pin"
          type="password"
          inputMode="numeric"
          autoComplete="off"
          value={pin}
          onChange={(event) => setPin(event.currentTarget.value)}
        />
        <Button type="submit" loading={send.isPending}>
          Finish and sign in
        </Button>
        <ErrorNotice error={send.error} />
      </Stack>
    </form>
  );
}
