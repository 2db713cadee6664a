// The roles of one staff member: which they have, which they had, giving and ending one. A change counts at once.
import { Button, Group, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fullDay } from '#ui/format.ts';
import { roleWords, type RoleName } from '../rules/role-words.ts';
import type { StaffMember } from '../rules/staff-member.ts';
import type { RoleRow } from '../rules/staff-roles.ts';
import { GiveRoleForm } from './GiveRoleForm.tsx';
import { useMay } from './signed-in.ts';
import { endRole, giveRole } from './staff.api.ts';
import { StepUp } from './StepUp.tsx';

export function MemberRoles({ member }: { readonly member: StaffMember }) {
  const may = useMay();
  const client = useQueryClient();
  const [isGiving, setGiving] = useState(false);
  const [ended, setEnded] = useState<RoleRow | null>(null);
  const again = () => client.invalidateQueries({ queryKey: ['staff'] });
  const end = useMutation({
    mutationFn: (role: RoleRow) => endRole(member.id, role.assignmentId),
    onSuccess: async (_answer, role) => {
      setEnded(role);
      await again();
    },
  });
  const undo = useMutation({
    mutationFn: (role: RoleRow) =>
      giveRole(member.id, { role: role.role as RoleName, clinicId: role.clinicId }),
    onSuccess: async () => {
      setEnded(null);
      await again();
    },
  });
  const mayChange = may('staff.administer') && member.leftOn === null;
  return (
    <section aria-labelledby="member-roles">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="member-roles">
          Roles
        </Title>
        {mayChange && !isGiving ? (
          <Button mih={44} variant="default" onClick={() => setGiving(true)}>
            Give a role
          </Button>
        ) : null}
      </Group>
      {isGiving ? <GiveRoleForm member={member} onDone={() => setGiving(false)} /> : null}
      {ended === null ? null : (
        <Group gap="sm" mb="sm" role="status">
          <Text>{inWords(ended)} has ended. They are signed out, and sign in anew with what is left.</Text>
          <Button
            size="compact-md"
            mih={44}
            variant="default"
            loading={undo.isPending}
            onClick={() => undo.mutate(ended)}
          >
            Undo
          </Button>
        </Group>
      )}
      <StepUp error={undo.error} onProved={() => (ended === null ? undefined : undo.mutate(ended))} />
      <ErrorNotice error={end.error} />
      <DataTable
        caption="Roles of this person"
        columns={columnsFor(mayChange ? (role) => end.mutate(role) : undefined)}
        rows={member.roles}
        rowKey={(role) => role.assignmentId}
        empty={
          <EmptyState title="No role yet.">Without a role somebody sees only their own account.</EmptyState>
        }
      />
    </section>
  );
}

function inWords(role: RoleRow): string {
  return `${roleWords[role.role as RoleName]} (${role.clinicName ?? 'every clinic'})`;
}

function spanInWords(role: RoleRow): string {
  const from = `from ${fullDay(role.startsOn)}`;
  if (role.endsOn === null) return from;
  return role.endsOn < role.startsOn
    ? `${fullDay(role.startsOn)}, ended the same day`
    : `${from} to ${fullDay(role.endsOn)}`;
}

const whenWords = { now: 'Counts now', past: 'Ended', later: 'Yet to begin' } as const;

function columnsFor(onEnd: ((role: RoleRow) => void) | undefined): Column<RoleRow>[] {
  const columns: Column<RoleRow>[] = [
    {
      key: 'role',
      title: 'Role',
      cell: (role) => (
        <>
          <Text span fw={role.when === 'now' ? 600 : 400}>
            {roleWords[role.role as RoleName]}
          </Text>
          <Text size="sm" c="dimmed" hiddenFrom="sm">
            {spanInWords(role)}
          </Text>
        </>
      ),
    },
    { key: 'clinic', title: 'Clinic', cell: (role) => role.clinicName ?? 'Every clinic' },
    { key: 'span', title: 'Days', cell: spanInWords, wideOnly: true },
    { key: 'when', title: 'State', cell: (role) => whenWords[role.when] },
  ];
  if (onEnd === undefined) return columns;
  return [
    ...columns,
    {
      key: 'acts',
      title: 'Change',
      align: 'right',
      cell: (role) =>
        role.when === 'past' ? null : (
          <Button
            variant="subtle"
            size="compact-md"
            mih={44}
            aria-label={`End the role ${inWords(role)}`}
            onClick={() => onEnd(role)}
          >
            End
          </Button>
        ),
    },
  ];
}
