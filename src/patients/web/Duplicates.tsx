// On the chart, when somebody asks: whether the person has another record.
import { Button, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Shown } from '#ui/Shown.tsx';
import type { Person } from '../rules/patient-answers.ts';
import { AlikeShown } from './LikelyDuplicates.tsx';
import { chartKey } from './patients.api.ts';
import { findAlikeOf } from './record-care.api.ts';

export function Duplicates({ person }: { readonly person: Person }) {
  const [isAsked, ask] = useState(false);
  const found = useQuery({
    queryKey: [...chartKey(person.id), 'alike'],
    queryFn: () => findAlikeOf(person.id),
    enabled: isAsked,
  });
  return (
    <section aria-labelledby="alike">
      <Title order={2} id="alike" mb="sm">
        Another record?
      </Title>
      {isAsked ? (
        <Shown query={found} what="Looking for records of this person">
          {(answer) => <AlikeShown found={answer} />}
        </Shown>
      ) : (
        <Button variant="default" mih={44} onClick={() => ask(true)}>
          Look for duplicates
        </Button>
      )}
    </section>
  );
}
