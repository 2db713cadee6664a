// One's own account: how one signs in, and where one is signed in.
import { Button, Group, List, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { dayAndTime } from '#ui/format.ts';
import { PageTitle } from '#ui/PageTitle.tsx';
import { tellSignIn } from '#ui/presence.ts';
import { Shown } from '#ui/Shown.tsx';
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
  const leave = useMutation({ mutationFn: signOutEverywhere, onSuccess: () => tellSignIn('signed-out') });
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
    </Stack>
  );
}
