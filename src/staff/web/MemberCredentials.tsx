// Credentials of one staff member by state, what they allow today, and who supervises them.
import { Badge, Button, Group, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey } from '#ui/ask.ts';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fullDay } from '#ui/format.ts';
import { Shown } from '#ui/Shown.tsx';
import { useOneOpen } from '#ui/one-open.ts';
import { states } from '../../organization/rules/policies.ts';
import { facilitationRules, mayFacilitate } from '../rules/facilitation.ts';
import type { CredentialRow, Profession } from '../rules/staff-credentials.ts';
import { CredentialForm } from './CredentialForm.tsx';
import { addCredential, useProfession, withdrawCredential } from './credentials.api.ts';
import { MemberSupervision } from './MemberSupervision.tsx';
import { endsInWords } from './credential-words.ts';

export function MemberCredentials({ staffMemberId }: { readonly staffMemberId: string }) {
  return (
    <Shown query={useProfession(staffMemberId)} what="Loading the credentials">
      {(profession) => (
        <>
          <Credentials staffMemberId={staffMemberId} profession={profession} />
          <MemberSupervision staffMemberId={staffMemberId} profession={profession} />
        </>
      )}
    </Shown>
  );
}

type PartProps = { readonly staffMemberId: string; readonly profession: Profession };

function Credentials({ staffMemberId, profession }: PartProps) {
  const { open: editing, show: edit, close } = useOneOpen<CredentialRow | 'new'>();
  const [taken, setTaken] = useState<CredentialRow | null>(null);
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: ['staff'] });
  const take = useMutation({
    mutationFn: (credential: CredentialRow) => withdrawCredential({ staffMemberId, id: credential.id }),
    onSuccess: async (_done, credential) => {
      setTaken(credential);
      await again();
    },
  });
  const undo = useMutation({
    mutationFn: ({ id: _id, state, ...rest }: CredentialRow) =>
      addCredential(staffMemberId, { ...rest, state: state === 'TX' ? 'TX' : 'IL' }, newKey()),
    onSuccess: async () => {
      setTaken(null);
      await again();
    },
  });
  return (
    <section aria-labelledby="member-credentials">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="member-credentials">
          Credentials
        </Title>
        {profession.mayKeep && editing === null ? (
          <Button mih={44} variant="default" onClick={() => edit('new')}>
            Add a credential
          </Button>
        ) : null}
      </Group>
      {editing === null ? null : (
        <CredentialForm
          key={editing === 'new' ? 'new' : editing.id}
          staffMemberId={staffMemberId}
          today={profession.today}
          {...(editing === 'new' ? {} : { credential: editing })}
          onDone={close}
        />
      )}
      {taken === null ? null : (
        <Group gap="sm" mb="sm" role="status">
          <Text>{taken.title} was taken back.</Text>
          <Button variant="default" mih={44} loading={undo.isPending} onClick={() => undo.mutate(taken)}>
            Undo
          </Button>
        </Group>
      )}
      <ErrorNotice error={take.error ?? undo.error} />
      <DataTable
        caption="Credentials"
        columns={columnsFor(
          profession,
          profession.mayKeep ? { edit, take: (row) => take.mutate(row) } : null,
        )}
        rows={profession.credentials}
        rowKey={(row) => row.id}
        empty={<EmptyState title="No credential yet." />}
      />
      <Allowed profession={profession} />
    </section>
  );
}

type CredentialActs = {
  readonly edit: (row: CredentialRow) => void;
  readonly take: (row: CredentialRow) => void;
};

function columnsFor(profession: Profession, acts: CredentialActs | null): Column<CredentialRow>[] {
  const columns: Column<CredentialRow>[] = [
    {
      key: 'title',
      title: 'Credential',
      cell: (row) => (
        <>
          <Text span fw={600}>
            {row.title}
          </Text>{' '}
          {row.state}
          {row.number === null ? null : (
            <Text size="sm" c="dimmed">
              {row.number}
            </Text>
          )}
        </>
      ),
    },
    { key: 'from', title: 'From', cell: (row) => fullDay(row.startsOn), wideOnly: true },
    { key: 'until', title: 'Until', cell: (row) => endsInWords(row, profession) },
  ];
  if (acts === null) return columns;
  const look = { variant: 'subtle', size: 'compact-md', mih: 44 } as const;
  return [
    ...columns,
    {
      key: 'acts',
      title: 'Change',
      align: 'right',
      cell: (row) => (
        <Group gap={0} justify="flex-end">
          <Button {...look} aria-label={`Renew ${row.title} ${row.state}`} onClick={() => acts.edit(row)}>
            Renew
          </Button>
          <Button {...look} aria-label={`Take back ${row.title} ${row.state}`} onClick={() => acts.take(row)}>
            Take back
          </Button>
        </Group>
      ),
    },
  ];
}

const stateWords = { IL: 'Illinois', TX: 'Texas' } as const;

// What the rules of each state make of it today.
function Allowed({ profession }: { readonly profession: Profession }) {
  const { today, credentials, supervisions } = profession;
  const supervised = supervisions.some(
    (each) => each.startsOn <= today && (each.endsOn === null || each.endsOn >= today),
  );
  return (
    <Group gap="lg" mt="sm">
      {states.map((state) => {
        const answer = mayFacilitate({ credentials, kind: 'counseling', state, on: today, supervised });
        const rule = facilitationRules[state];
        return (
          <Text key={state} size="sm">
            {stateWords[state]}: {answer.ok ? grantedWords(answer.value) : refusedWords[answer.code]}{' '}
            {rule.confirmed ? null : (
              <Badge variant="outline" color="orange" tt="none" c="var(--evenkeel-warm)">
                △ Not yet confirmed
              </Badge>
            )}
            <Text component="span" size="sm" c="dimmed" display="block">
              {rule.source}
            </Text>
          </Text>
        );
      })}
    </Group>
  );
}

function grantedWords({ title, underSupervision }: { title: string; underSupervision: boolean }): string {
  return underSupervision ? `leads groups as ${title} under supervision` : `leads groups as ${title}`;
}

const refusedWords = {
  'facilitator-without-credential': 'leads no groups: no credential of this state',
  'facilitator-credential-ended': 'leads no groups today: the credential does not count today',
  'facilitator-needs-supervision': 'leads groups only while somebody supervises',
} as const;
