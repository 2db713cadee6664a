// Whom to tell about a change of a date, how they may be reached, and a tick for each who has been told.
import { Checkbox, Text } from '@mantine/core';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { Shown } from '#ui/Shown.tsx';
import type { Matter } from '../rules/matters.ts';
import { peopleText } from './board-words.ts';
import { usePeopleToTell, useTell, type PersonToTell } from './cover.api.ts';
import { noWayText, takesPartText, wayText } from './reach-words.ts';
import classes from './board.module.css';

type PeopleListProps = { readonly sessionId: string; readonly matter: Matter };

export function PeopleList({ sessionId, matter }: PeopleListProps) {
  const people = usePeopleToTell(sessionId, matter);
  const tell = useTell(sessionId, matter);
  return (
    <Shown query={people} what="Loading whom to tell">
      {(answer) => (
        <div className={classes['tellings']}>
          <Text size="sm" fw={600} role="status">
            {toldText(answer.people)}
          </Text>
          {answer.people.map((person) => (
            <Checkbox
              key={person.patientId}
              checked={person.told}
              disabled={tell.isPending && tell.variables.patientId === person.patientId}
              onChange={() => tell.mutate(person)}
              label={<bdi>{`${person.preferredName ?? person.givenName} ${person.familyName}`}</bdi>}
              description={<Reach person={person} />}
              styles={{ body: { minHeight: 44, alignItems: 'center' } }}
            />
          ))}
          {answer.hiddenPeople > 0 ? (
            <Text size="sm" c="dimmed">
              {peopleText(answer.hiddenPeople)} more whose records are not yours to open: ask their clinic.
            </Text>
          ) : null}
          <ErrorNotice error={tell.error} />
        </div>
      )}
    </Shown>
  );
}

function toldText(people: readonly PersonToTell[]): string {
  if (people.length === 0) return 'Nobody is expected.';
  const told = people.filter((person) => person.told).length;
  return told === people.length
    ? `✓ ${peopleText(people.length)} told.`
    : `${told} of ${peopleText(people.length)} told.`;
}

function Reach({ person }: { readonly person: PersonToTell }) {
  const lines = person.ways.length === 0 ? [noWayText(person)] : person.ways.map(wayText);
  return (
    <>
      <Text span size="xs" display="block">
        {takesPartText(person.mode)}
        {person.isAway ? ' · △ away that day, as they said' : ''}
        {person.toldBy === null ? '' : ` · told by ${person.toldBy}`}
      </Text>
      {lines.map((line) => (
        <Text key={line} span size="xs" display="block">
          <bdi>{line}</bdi>
        </Text>
      ))}
    </>
  );
}
