// One's own account: how one signs in, and where one is signed in.
import { Button, Checkbox, Group, List, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { dayAndTime } from '#ui/format.ts';
import { PageTitle } from '#ui/PageTitle.tsx';
import { tellSignIn } from '#ui/presence.ts';
import { isSharedDevice, setSharedDevice } from '#ui/shared-device.ts';
import { Shown } from '#ui/Shown.tsx';
import { eraseVault } from '#ui/vault.ts';
import type { Account, WhoIAm } from '../rules/account.ts';
import {
  accountKey,
  AppPart,
  Part,
  PasskeysPart,
  PasswordPart,
  PinPart,
  RecoveryPart,
} from './AccountParts.tsx';
import { readAccount, signOutEverywhere, whoAmI } from './staff.api.ts';

export function MyAccountPage() {
  const account = useQuery({ queryKey: accountKey, queryFn: readAccount });
  const me = useQuery({ queryKey: ['me'], queryFn: whoAmI, staleTime: 60_000 });
  return (
    <>
      <PageTitle>My account</PageTitle>
      <Shown query={me}>
        {(who) => <Shown query={account}>{(found) => <AccountShown account={found} me={who} />}</Shown>}
      </Shown>
    </>
  );
}

function AccountShown({ account, me }: { readonly account: Account; readonly me: WhoIAm }) {
  const leave = useMutation({
    mutationFn: signOutEverywhere,
    onSuccess: async () => {
      await eraseVault().catch(() => undefined);
      tellSignIn('signed-out');
    },
  });
  const zone = me.clinics[0]?.timeZone ?? 'America/Chicago';
  return (
    <Stack gap="xl">
      {account.signInName === null ? (
        <EmptyState title="This person signs in with one click.">
          People of the demonstration have no password, and nothing to change here.
        </EmptyState>
      ) : (
        <>
          <PasswordPart account={account} today={me.today} />
          <PinPart account={account} />
          <PasskeysPart account={account} />
          <AppPart account={account} />
          <RecoveryPart account={account} />
        </>
      )}
      <Part
        title="Where you are signed in"
        now={`A sign-in locks after ${me.idleMinutes} minutes without you, and ends after 12 hours.`}
      >
        <List size="sm">
          {account.signIns.map((each) => (
            <List.Item key={each.id}>
              Since {dayAndTime(each.beganAt, zone)}
              {each.isThisOne ? ' (this browser)' : ''}
            </List.Item>
          ))}
        </List>
        <Group>
          <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate()}>
            Sign out everywhere
          </Button>
        </Group>
        <ErrorNotice error={leave.error} />
      </Part>
      <ThisDevice />
    </Stack>
  );
}

// What is typed and not yet saved is kept in this browser until it is; on a device of several people it must not be.
function ThisDevice() {
  const [isShared, setShared] = useState(isSharedDevice);
  return (
    <Part
      title="This device"
      now="What you type and the server has not confirmed yet is kept here, encrypted, and erased once it has or you sign out."
    >
      <Checkbox
        label="Several people use this device: keep nothing that is typed"
        checked={isShared}
        onChange={(event) => {
          setSharedDevice(event.currentTarget.checked);
          setShared(event.currentTarget.checked);
          void eraseVault().catch(() => undefined);
        }}
      />
    </Part>
  );
}
