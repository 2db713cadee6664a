// What the desk sees when somebody they register may have a record already: those they may open, to be opened. Of any
// other it says only whom to ask.
import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Shown } from '#ui/Shown.tsx';
import type { DuplicatesFound } from '../rules/patient-answers.ts';
import { findAlike } from './record-care.api.ts';
import { PeopleTable } from './PeopleTable.tsx';
import type { PersonTyped } from './person-form.ts';

type LikelyDuplicatesProps = {
  readonly typed: PersonTyped;
  readonly isSending: boolean;
  readonly onSomebodyElse: () => void;
};

export function LikelyDuplicates({ typed, isSending, onSomebodyElse }: LikelyDuplicatesProps) {
  const { givenName, familyName, preferredName, birthOn, phone } = typed;
  const person = { givenName, familyName, preferredName, birthOn, phone };
  const found = useQuery({ queryKey: ['patients', 'alike', person], queryFn: () => findAlike(person) });
  return (
    <section aria-label="Likely the same person" ref={intoView}>
      <Shown query={found} what="Looking for records of this person">
        {(answer) => <AlikeShown found={answer} />}
      </Shown>
      <Group mt="sm">
        <Button variant="default" mih={44} loading={isSending} onClick={onSomebodyElse}>
          It is somebody else: register
        </Button>
      </Group>
    </section>
  );
}

// It comes up under a long form: once, when it does.
function intoView(section: HTMLElement | null): void {
  section?.scrollIntoView({ block: 'nearest' });
}

/** People in scope, and the one sentence about any other. */
export function AlikeShown({ found }: { readonly found: DuplicatesFound }) {
  return (
    <>
      {found.people.length === 0 ? null : (
        <PeopleTable caption="Likely the same person" people={found.people} empty={null} />
      )}
      {found.elsewhere ? <Text mt="xs">Ask the privacy officer.</Text> : null}
      {found.people.length === 0 && !found.elsewhere ? (
        <Text c="dimmed">No other record looks like this person’s.</Text>
      ) : null}
    </>
  );
}
