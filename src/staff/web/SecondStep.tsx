// The second step of signing in: the app's code, a passkey, or a recovery code.
import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { problemIn } from '#ui/problem.ts';
import { tellSignIn } from '#ui/presence.ts';
import type { NextStep } from '../rules/sign-in.ts';
import { answerWithPasskey, sendSecondFactor } from './staff.api.ts';

type Way = NextStep['ways'][number];
const offers: Readonly<Record<Way, string>> = {
  passkey: 'Use your passkey',
  totp: 'Use a code of your app',
  recovery: 'Use a recovery code',
};

export function SecondStep({ next, onBack }: { readonly next: NextStep; readonly onBack: () => void }) {
  const [way, setWay] = useState<Way>(next.ways[0] ?? 'recovery');
  const others = next.ways.filter((each) => each !== way);
  return (
    <Stack gap="md">
      {way === 'passkey' ? (
        <PasskeyStep next={next} />
      ) : (
        <CodeStep key={way} ticket={next.ticket} way={way} />
      )}
      <Group gap="md">
        {others.map((each) => (
          <Anchor key={each} component="button" type="button" size="sm" onClick={() => setWay(each)}>
            {offers[each]}
          </Anchor>
        ))}
        <Anchor component="button" type="button" size="sm" onClick={onBack}>
          Begin again
        </Anchor>
      </Group>
    </Stack>
  );
}

function PasskeyStep({ next }: { readonly next: NextStep }) {
  const send = useMutation({
    mutationFn: async () =>
      sendSecondFactor(next.ticket, { way: 'passkey', answer: await answerWithPasskey(next.options ?? {}) }),
    onSuccess: () => tellSignIn('open'),
  });
  return (
    <Stack gap="sm">
      <Text>One more step: show that it is you.</Text>
      <Button autoFocus loading={send.isPending} onClick={() => send.mutate()}>
        Use your passkey
      </Button>
      <ErrorNotice error={send.error} />
    </Stack>
  );
}

function CodeStep({ ticket, way }: { readonly ticket: string; readonly way: 'totp' | 'recovery' }) {
  const [code, setCode] = useState('');
  const send = useMutation({
    mutationFn: () => sendSecondFactor(ticket, { way, code }),
    onSuccess: () => tellSignIn('open'),
    onError: (error) => {
      if (problemIn(error)?.code === 'second-factor-refused') setCode('');
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    send.mutate();
  };
  const isTotp = way === 'totp';
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={isTotp ? 'Code of your authenticator app' : 'Recovery code'}
          description={
            isTotp
              ? 'Six digits; a new code comes every half minute.'
              : 'One of the ten you kept. Each works once.'
          }
          name="code"
          inputMode={isTotp ? 'numeric' : 'text'}
          autoComplete="one-time-code"
          autoFocus
          required
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" loading={send.isPending}>
          Go on
        </Button>
        <ErrorNotice error={send.error} />
      </Stack>
    </form>
  );
}
