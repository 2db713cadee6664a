// Who writes how many notes of this session, where several lead it.
import { Button, Group, Text } from '@mantine/core';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import type { ToSign } from './note-states.ts';
import type { Writers } from './use-writers.ts';

type DivisionProps = {
  readonly writers: Writers;
  readonly open: readonly ToSign[];
  readonly mayDivide: boolean;
};

export function Division({ writers, open, mayDivide }: DivisionProps) {
  if (writers.leaders.length < 2 || open.length === 0) return null;
  const shares = writers.leaders.map((leader) => {
    const own = open.filter(({ person }) => writers.of(person.patientId)?.id === leader.id);
    return `${leader.givenName} ${leader.familyName} ${own.length}`;
  });
  const free = open.filter(({ person }) => writers.of(person.patientId) === null).length;
  return (
    <section aria-label="Who writes whose note">
      <Group gap="sm">
        <Text size="sm">
          Open notes: {shares.join(' · ')}
          {free > 0 ? ` · not divided ${free}` : ''}
        </Text>
        {mayDivide ? (
          <Button variant="default" mih={44} loading={writers.isBusy} onClick={writers.divideEvenly}>
            Divide evenly
          </Button>
        ) : null}
      </Group>
      <ErrorNotice error={writers.error} />
    </section>
  );
}
