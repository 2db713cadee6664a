// The room in numbers: how many are there, late, absent, and how many nobody has marked yet.
import { Text } from '@mantine/core';
import type { ShownPerson } from '../../attendance/web/door.ts';

export function RosterSummary({ people }: { readonly people: readonly ShownPerson[] }) {
  const count = (...statuses: readonly string[]) =>
    people.filter((person) => statuses.includes(person.status)).length;
  const parts = [
    `${people.length} ${people.length === 1 ? 'person' : 'people'}`,
    `${count('present', 'late')} there`,
    count('late') > 0 ? `${count('late')} of them late` : '',
    count('absent') > 0 ? `${count('absent')} absent` : '',
    count('cancelled') > 0 ? `${count('cancelled')} cancelled` : '',
    count('expected') > 0 ? `${count('expected')} not marked yet` : '',
  ];
  return <Text>{parts.filter((part) => part !== '').join(' · ')}</Text>;
}
