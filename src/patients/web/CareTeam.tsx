// Who is responsible for a person, at each clinic; one press changes it, and who was before stays below.
import { Button, Group, NativeSelect, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fullDay } from '#ui/format.ts';
import type { Person } from '../rules/patient-answers.ts';
import { chartKey } from './patients.api.ts';
import { assignCounselor, useStaffChoices } from './record-care.api.ts';

type Relation = Person['careRelations'][number];

const responsible = new Set(['counselor', 'supervisor', 'prescriber', 'nurse', 'director']);

export function CareTeam({ person, mayAssign }: { readonly person: Person; readonly mayAssign: boolean }) {
  const caseload = person.careRelations.filter((relation) => relation.kind === 'caseload').toReversed();
  const standing = caseload.filter((relation) => relation.endsOn === null);
  const before = caseload.filter((relation) => relation.endsOn !== null);
  const clinics = clinicsOf(person);
  return (
    <section aria-labelledby="care-team">
      <Title order={2} id="care-team" mb="sm">
        Primary counselor
      </Title>
      {standing.length === 0 ? <Text c="dimmed">Nobody is responsible yet.</Text> : null}
      {standing.map((relation) => (
        <Text key={`${relation.clinicId} ${relation.staffMemberId}`}>
          <bdi>{relation.staffName}</bdi> · {relation.clinicName} · since {fullDay(relation.startsOn)}
        </Text>
      ))}
      {before.length === 0 ? null : (
        <Text c="dimmed" size="sm">
          Before: {before.map(pastText).join('; ')}
        </Text>
      )}
      {mayAssign ? clinics.map((clinic) => <Assign key={clinic.id} person={person} clinic={clinic} />) : null}
    </section>
  );
}

function pastText(relation: Relation): string {
  const until = relation.endsOn === null ? '' : ` to ${fullDay(relation.endsOn)}`;
  return `${relation.staffName ?? ''} (${fullDay(relation.startsOn)}${until})`;
}

function clinicsOf(person: Person): { id: string; name: string }[] {
  const open = person.careRelations.filter((relation) => relation.endsOn === null);
  return [...new Map(open.map((relation) => [relation.clinicId, relation.clinicName]))].map(([id, name]) => ({
    id,
    name,
  }));
}

function Assign({
  person,
  clinic,
}: {
  readonly person: Person;
  readonly clinic: { id: string; name: string };
}) {
  const staff = useStaffChoices(clinic.id);
  const now =
    person.careRelations
      .filter((one) => one.kind === 'caseload' && one.endsOn === null && one.clinicId === clinic.id)
      .at(-1)?.staffMemberId ?? '';
  const [chosen, choose] = useState<string | null>(null);
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: () =>
      assignCounselor(person.id, { clinicId: clinic.id, staffMemberId: chosen === '' ? null : chosen }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: chartKey(person.id) });
      choose(null);
    },
  });
  const choices = (staff.data?.staff ?? []).filter((one) => one.roles.some((role) => responsible.has(role)));
  const value = chosen ?? now;
  return (
    <>
      <Group align="flex-end" gap="sm" mt="sm">
        <NativeSelect
          label={`Primary counselor at ${clinic.name}`}
          value={value}
          onChange={(event) => choose(event.currentTarget.value)}
          data={[
            { value: '', label: 'Nobody for now' },
            ...choices.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          styles={{ input: { minHeight: 44 } }}
        />
        <Button
          variant="default"
          mih={44}
          disabled={value === now}
          loading={send.isPending}
          onClick={() => send.mutate()}
        >
          Make responsible
        </Button>
      </Group>
      <ErrorNotice error={send.error} />
    </>
  );
}
