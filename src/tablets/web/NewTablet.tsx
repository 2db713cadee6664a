// A code for a new tablet: shown once, and gone as soon as the tablet is set up.
import { Button, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { timeOfDay } from '#ui/format.ts';
import { fieldMessage } from '#ui/problem.ts';
import { QrCode } from '../../staff/web/door.ts';
import type { TabletMade } from '../rules/tablet.ts';
import { makeCode, useTabletsAgain, type Tablet } from './tablets.api.ts';
import classes from './tablets.module.css';

type NewTabletProps = {
  readonly clinicId: string;
  readonly zone: string;
  readonly tablets: readonly Tablet[];
};

export function NewTablet({ clinicId, zone, tablets }: NewTabletProps) {
  const [name, setName] = useState('');
  const again = useTabletsAgain();
  const make = useMutation({
    mutationFn: () => makeCode(clinicId, name),
    onSuccess: async () => {
      setName('');
      await again();
    },
  });
  const submit = () => {
    make.mutate();
  };
  const made = make.data;
  const isUsed =
    made !== undefined && tablets.some(({ id, state }) => id === made.tabletId && state !== 'waits');
  return (
    <>
      <form
        className={classes['new']}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextInput
          label="Where the new tablet stands"
          placeholder="Front door"
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fieldMessage(make.error, 'name')}
          styles={{ input: { minHeight: 44 } }}
        />
        <Button type="submit" mih={44} loading={make.isPending}>
          Make a code
        </Button>
      </form>
      <ErrorNotice error={make.error} shown={['name']} />
      {made === undefined ? null : <Made made={made} isUsed={isUsed} zone={zone} />}
    </>
  );
}

type MadeProps = { readonly made: TabletMade; readonly isUsed: boolean; readonly zone: string };

function Made({ made, isUsed, zone }: MadeProps) {
  const address = `${location.origin}/kiosk`;
  if (isUsed)
    return (
      <Text role="status" mb="md">
        The tablet is set up, and shows the page for checking in.
      </Text>
    );
  return (
    <div role="status" className={classes['made']}>
      <QrCode text={`${address}#${made.code}`} label="The same code, to be scanned with the tablet" />
      <div>
        <Text>
          On the tablet open <strong>{address}</strong> and enter
        </Text>
        <Text className={classes['code'] ?? ''}>{made.code}</Text>
        <Text c="dimmed">
          It works once, until {timeOfDay(made.endsAt, zone)}, and is not shown again. Whoever is signed in on
          the tablet is signed out.
        </Text>
      </div>
    </div>
  );
}
