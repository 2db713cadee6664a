// Whose note to write this is, where several lead the session; given to another or taken over in one step.
import { NativeSelect } from '@mantine/core';
import type { Writers } from './use-writers.ts';

type WrittenByProps = { readonly writers: Writers; readonly patientId: string; readonly mayDivide: boolean };

export function WrittenBy({ writers, patientId, mayDivide }: WrittenByProps) {
  if (writers.leaders.length < 2) return null;
  return (
    <NativeSelect
      label="Written and signed by"
      maw="18rem"
      mb="sm"
      disabled={!mayDivide || writers.isBusy}
      value={writers.of(patientId)?.id ?? ''}
      onChange={(event) => writers.give(patientId, event.currentTarget.value || null)}
      data={[
        { value: '', label: 'Whoever leads' },
        ...writers.leaders.map((leader) => ({
          value: leader.id,
          label: `${leader.givenName} ${leader.familyName}`,
        })),
      ]}
    />
  );
}
