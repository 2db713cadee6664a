// One clinic: what it offers, its rooms, when it is open, and when it is closed.
import { Button, SimpleGrid, Text } from '@mantine/core';
import { useState } from 'react';
import { usePathPart } from '#ui/page-params.ts';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import type { ClinicAnswer, ClinicSummary } from '../rules/clinic-answers.ts';
import { ClinicForm } from './ClinicForm.tsx';
import { programsInWords, roomsInWords } from './clinic-words.ts';
import { useClinic } from './clinics.api.ts';
import { Closures, type DatesIn } from './Closures.tsx';
import { OpeningHours } from './OpeningHours.tsx';
import { stateWords } from './policy-places.ts';
import { Rooms } from './Rooms.tsx';

/** `datesIn` shows what lies in closed days: sessions belong to a later slice. */
export function ClinicPage({ datesIn }: { readonly datesIn: DatesIn }) {
  const clinicId = usePathPart('clinicId');
  return (
    <Shown query={useClinic(clinicId)} what="Loading the clinic">
      {(answer) => <OneClinic key={answer.clinic.id} answer={answer} datesIn={datesIn} />}
    </Shown>
  );
}

function OneClinic({ answer, datesIn }: { readonly answer: ClinicAnswer; readonly datesIn: DatesIn }) {
  const { clinic, maySetUp } = answer;
  const [isChanging, setChanging] = useState(false);
  return (
    <>
      <PageTitle
        below={`${clinic.street}, ${clinic.city} ${clinic.postalCode}`}
        actions={
          maySetUp && !isChanging ? (
            <Button h={44} variant="default" onClick={() => setChanging(true)}>
              Change
            </Button>
          ) : null
        }
      >
        {clinic.name}
      </PageTitle>
      {isChanging ? (
        <ClinicForm clinic={clinic} onDone={() => setChanging(false)} />
      ) : (
        <Facts clinic={clinic} />
      )}
      <Rooms answer={answer} />
      <OpeningHours answer={answer} />
      <Closures answer={answer} datesIn={datesIn} />
    </>
  );
}

function Facts({ clinic }: { readonly clinic: ClinicSummary }) {
  const facts = [
    { what: 'Rules of', says: stateWords[clinic.state] ?? clinic.state },
    { what: 'Clock', says: clinic.timeZone.replaceAll('_', ' ') },
    { what: 'Telephone', says: clinic.phone ?? 'None yet' },
    { what: 'Programs', says: programsInWords(clinic) },
    { what: 'Adolescents', says: clinic.adolescents ? 'Groups of their own' : 'Adults only' },
    { what: 'Rooms', says: roomsInWords(clinic) },
  ];
  return (
    <SimpleGrid component="dl" cols={{ base: 1, xs: 2, lg: 3 }} spacing="md" verticalSpacing="xs" mb="xl">
      {facts.map(({ what, says }) => (
        <div key={what}>
          <Text component="dt" size="sm" c="dimmed">
            {what}
          </Text>
          <Text component="dd" m={0}>
            {says}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}
