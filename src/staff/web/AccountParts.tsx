// The parts of one's own account: password, PIN, authenticator app, passkeys, recovery codes. Each asks for a proof
// when the last one is older than ten minutes, and then goes on with what was asked.
import { Button, Group, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent, type ReactNode } from 'react';
import { fullDay } from '#ui/format.ts';
import type { Account, TotpSeed } from '../rules/account.ts';
import { AppSeed } from './AppSeed.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import {
  addPasskey,
  changePassword,
  changePin,
  confirmTotp,
  offerTotp,
  removePasskey,
  renewRecoveryCodes,
} from './staff.api.ts';
import { StepUp } from './StepUp.tsx';

export const accountKey = ['account'] as const;

function useRefreshed(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: accountKey });
}

/** One part with its heading. */
export function Part({
  title,
  now,
  children,
}: {
  readonly title: string;
  readonly now: string;
  readonly children: ReactNode;
}) {
  return (
    <Stack component="section" gap="sm" maw="36rem" aria-label={title}>
      <div>
        <Title order={2} size="h4">
          {title}
        </Title>
        <Text c="dimmed" size="sm">
          {now}
        </Text>
      </div>
      {children}
    </Stack>
  );
}

type SecretFormProps = {
  readonly label: string;
  readonly name: string;
  readonly isNumber?: boolean;
  readonly done: string;
  readonly save: (secret: string) => Promise<unknown>;
};

function SecretForm({ label, name, isNumber = false, done, save }: SecretFormProps) {
  const [secret, setSecret] = useState('');
  const refreshed = useRefreshed();
  const send = useMutation({
    mutationFn: () => save(secret),
    onSuccess: () => {
      setSecret('');
      refreshed();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    send.mutate();
  };
  return (
    <>
      <form onSubmit={submit}>
        <Group gap="sm" align="flex-end">
          <PasswordInput
            label={label}
            name={name}
            autoComplete={isNumber ? 'off' : 'new-password'}
            inputMode={isNumber ? 'numeric' : 'text'}
            required
            miw="16rem"
            value={secret}
            onChange={(event) => setSecret(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={send.isPending}>
            Save
          </Button>
        </Group>
      </form>
      {send.isSuccess ? (
        <Text role="status" size="sm">
          {done}
        </Text>
      ) : null}
      <StepUp error={send.error} onProved={() => send.mutate()} />
    </>
  );
}

export function PasswordPart({ account, today }: { readonly account: Account; readonly today: string }) {
  const since =
    account.passwordSetAt === null
      ? 'None is set.'
      : `Chosen on ${fullDay(account.passwordSetAt.slice(0, 10))}. It need not be changed by the calendar.`;
  return (
    <Part title="Password" now={account.passwordSetAt?.startsWith(today) ? 'Chosen today.' : since}>
      <SecretForm
        label="New password"
        name="new-password"
        done="Saved. You are signed out everywhere else."
        save={changePassword}
      />
    </Part>
  );
}

export function PinPart({ account }: { readonly account: Account }) {
  return (
    <Part
      title="PIN"
      now={
        account.hasPin
          ? 'Set. It brings you back to a locked screen.'
          : 'Not set. With 4 to 8 digits you come back to a locked screen quickly.'
      }
    >
      <SecretForm label="New PIN" name="pin" isNumber done="Saved." save={changePin} />
    </Part>
  );
}

export function AppPart({ account }: { readonly account: Account }) {
  const [seed, setSeed] = useState<TotpSeed | null>(null);
  const [code, setCode] = useState('');
  const refreshed = useRefreshed();
  const offer = useMutation({ mutationFn: offerTotp, onSuccess: setSeed });
  const confirm = useMutation({
    mutationFn: () => confirmTotp(code),
    onSuccess: () => {
      setSeed(null);
      setCode('');
      refreshed();
    },
  });
  return (
    <Part title="Authenticator app" now={account.hasTotp ? 'Set up.' : 'Not set up.'}>
      {seed === null ? (
        <Group>
          <Button variant="default" loading={offer.isPending} onClick={() => offer.mutate()}>
            {account.hasTotp ? 'Set up another app' : 'Set up an app'}
          </Button>
        </Group>
      ) : (
        <>
          <AppSeed seed={seed} code={code} onCode={setCode} />
          <Group gap="sm">
            <Button loading={confirm.isPending} onClick={() => confirm.mutate()}>
              Use this app
            </Button>
            <Button variant="default" onClick={() => setSeed(null)}>
              Leave it as it was
            </Button>
          </Group>
        </>
      )}
      <StepUp error={offer.error} onProved={() => offer.mutate()} />
      <StepUp error={confirm.error} onProved={() => confirm.mutate()} />
    </Part>
  );
}

export function PasskeysPart({ account }: { readonly account: Account }) {
  const [name, setName] = useState('');
  const refreshed = useRefreshed();
  const add = useMutation({
    mutationFn: () => addPasskey(name),
    onSuccess: () => {
      setName('');
      refreshed();
    },
  });
  const remove = useMutation({ mutationFn: removePasskey, onSuccess: refreshed });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <Part
      title="Passkeys"
      now="A fingerprint, a face or a security key: quicker than a password, and no false site can use it."
    >
      {account.passkeys.map((passkey) => (
        <Group key={passkey.id} gap="sm">
          <Text>{passkey.name}</Text>
          <Text c="dimmed" size="sm">
            added {fullDay(passkey.madeAt.slice(0, 10))}
          </Text>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Remove ${passkey.name}`}
            loading={remove.isPending && remove.variables === passkey.id}
            onClick={() => remove.mutate(passkey.id)}
          >
            Remove
          </Button>
        </Group>
      ))}
      <form onSubmit={submit}>
        <Group gap="sm" align="flex-end">
          <TextInput
            label="Name for a new passkey"
            placeholder="Work laptop"
            name="passkey-name"
            autoComplete="off"
            required
            miw="16rem"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={add.isPending}>
            Add
          </Button>
        </Group>
      </form>
      <StepUp error={add.error} onProved={() => add.mutate()} />
      <StepUp
        error={remove.error}
        onProved={() => remove.variables !== undefined && remove.mutate(remove.variables)}
      />
    </Part>
  );
}

export function RecoveryPart({ account }: { readonly account: Account }) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const refreshed = useRefreshed();
  const renew = useMutation({
    mutationFn: renewRecoveryCodes,
    onSuccess: (answer) => {
      setCodes(answer.codes);
      refreshed();
    },
  });
  return (
    <Part title="Recovery codes" now={`${account.recoveryCodesLeft} of 10 are left.`}>
      {codes === null ? (
        <Group>
          <Button variant="default" loading={renew.isPending} onClick={() => renew.mutate()}>
            Make ten new codes
          </Button>
        </Group>
      ) : (
        <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />
      )}
      <StepUp error={renew.error} onProved={() => renew.mutate()} />
    </Part>
  );
}
