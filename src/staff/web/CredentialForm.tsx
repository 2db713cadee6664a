// Adds a credential, or renews one: then only its number and its end change.
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fieldMessage } from '#ui/problem.ts';
import type { CredentialRow } from '../rules/staff-credentials.ts';
import { addCredential, renewCredential } from './credentials.api.ts';
import classes from './staff.module.css';

type CredentialFormProps = {
  readonly staffMemberId: string;
  readonly today: string;
  /** The credential to renew; a new one without. */
  readonly credential?: CredentialRow;
  readonly onDone: () => void;
};

const tall = { input: { minHeight: 44 } };

export function CredentialForm({ staffMemberId, today, credential, onDone }: CredentialFormProps) {
  const [state, setState] = useState<'IL' | 'TX'>('IL');
  const [typed, setTyped] = useState({
    title: '',
    number: credential?.number ?? '',
    startsOn: today,
    expiresOn: credential?.expiresOn ?? '',
  });
  const [key, setKey] = useState(newKey);
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: () => {
      const number = typed.number.trim() === '' ? null : typed.number;
      const expiresOn = typed.expiresOn === '' ? null : typed.expiresOn;
      return credential === undefined
        ? addCredential(
            staffMemberId,
            { state, title: typed.title, number, startsOn: typed.startsOn, expiresOn },
            key,
          )
        : renewCredential({ staffMemberId, id: credential.id }, { number, expiresOn });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['staff'] });
      onDone();
    },
    onError: () => setKey(newKey()),
  });
  const field = (name: keyof typeof typed, label: string, type: 'text' | 'date') => (
    <TextInput
      label={label}
      type={type}
      autoComplete="off"
      value={typed[name]}
      error={fieldMessage(save.error, name)}
      onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
      styles={tall}
    />
  );
  return (
    <form
      className={classes['inline']}
      aria-label={credential === undefined ? 'Add a credential' : `Renew ${credential.title}`}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Group gap="sm" align="flex-start">
        {credential === undefined ? (
          <>
            <NativeSelect
              label="State"
              autoFocus
              value={state}
              data={[
                { value: 'IL', label: 'Illinois' },
                { value: 'TX', label: 'Texas' },
              ]}
              onChange={(event) => setState(event.currentTarget.value === 'TX' ? 'TX' : 'IL')}
              styles={tall}
            />
            {field('title', 'Letters after the name', 'text')}
          </>
        ) : null}
        {field('number', 'Number (if known)', 'text')}
        {credential === undefined ? field('startsOn', 'Valid from', 'date') : null}
        {field('expiresOn', 'Last valid day (if any)', 'date')}
      </Group>
      <ErrorNotice error={save.error} shown={['title', 'number', 'startsOn', 'expiresOn']} />
      <Group gap="xs" mt="sm">
        <Button type="submit" mih={44} loading={save.isPending}>
          {credential === undefined ? 'Add the credential' : 'Save'}
        </Button>
        <Button variant="default" mih={44} onClick={onDone}>
          Leave it
        </Button>
      </Group>
    </form>
  );
}
