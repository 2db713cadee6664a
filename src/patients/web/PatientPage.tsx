// The chart of one person: the banner that every colleague must see, seats, newest notes, and what came from elsewhere.
import { Button, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { EmptyState } from '#ui/EmptyState.tsx';
import { fullDay, shortDay } from '#ui/format.ts';
import { usePathPart } from '#ui/page-params.ts';
import { PageLink, useGo } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import { useMay } from '../../staff/web/door.ts';
import { phoneText } from '../rules/phone-text.ts';
import type { Person } from '../rules/patient-answers.ts';
import { displayName } from '../rules/display-name.ts';
import { CareTeam } from './CareTeam.tsx';
import { ChangePatient } from './ChangePatient.tsx';
import { Contacts } from './Contacts.tsx';
import { Duplicates } from './Duplicates.tsx';
import { GoalsOfPerson } from './GoalsOfPerson.tsx';
import { HoursOfWeek } from './HoursOfWeek.tsx';
import { useChart, type Chart } from './patients.api.ts';
import { PersonBanner } from './PersonBanner.tsx';
import { PetsToTell } from './PetsToTell.tsx';
import { RecordLock } from './RecordLock.tsx';
import { SeatsOfPerson } from './SeatsOfPerson.tsx';
import classes from './patients.module.css';

export function PatientPage() {
  const patientId = usePathPart('patientId');
  return (
    <Shown query={useChart(patientId)} what="Loading the chart">
      {(chart) => <OneChart key={chart.person.id} chart={chart} />}
    </Shown>
  );
}

function OneChart({ chart }: { readonly chart: Chart }) {
  const { person } = chart;
  const [isChanging, setChanging] = useState(false);
  const may = useMay();
  const go = useGo();
  return (
    <>
      <PageTitle
        tab="Person"
        below={<PersonLine person={person} />}
        actions={
          <>
            {may('groups.seat') && !person.hasDied ? (
              <Button h={44} onClick={() => go(`/app/patients/${person.id}/seat`)}>
                Give a seat
              </Button>
            ) : null}
            {may('patients.change') && !isChanging ? (
              <Button variant="default" h={44} onClick={() => setChanging(true)}>
                Change particulars
              </Button>
            ) : null}
          </>
        }
      >
        {displayName(person)}
      </PageTitle>
      <PersonBanner person={person} />
      {isChanging ? <ChangePatient person={person} onDone={() => setChanging(false)} /> : null}
      <Stack gap="xl">
        <Contacts person={person} mayChange={may('patients.change')} />
        <CareTeam person={person} mayAssign={may('patients.assign')} />
        <HoursOfWeek patientId={person.id} maySetPayer={may('patients.set-payer')} />
        <PetsToTell chart={chart} maySeat={may('groups.seat')} />
        <SeatsOfPerson seats={chart.seats} visits={chart.visits} />
        <GoalsOfPerson person={person} goals={chart.goals} />
        {chart.notes === null ? null : <Notes notes={chart.notes} maySee={may('attendance.see')} />}
        <OfRecord patientId={person.id} />
        <Kept kept={chart.kept} />
        <Duplicates person={person} />
        {may('patients.lock') ? <RecordLock person={person} /> : null}
      </Stack>
    </>
  );
}

function addressOf({ street, city, state, postalCode }: Person): string | null {
  const place = [city, [state, postalCode].filter((part) => part !== null).join(' ')];
  const parts = [street, ...place].filter((part) => part !== null && part !== '');
  return parts.length === 0 ? null : parts.join(', ');
}

function PersonLine({ person }: { readonly person: Person }) {
  const clinics = [
    ...new Set(
      person.careRelations
        .filter((relation) => relation.endsOn === null)
        .map((relation) => relation.clinicName),
    ),
  ];
  const legal = person.preferredName === null ? [] : [`legal given name ${person.givenName}`];
  const parts = [
    person.number,
    `born ${fullDay(person.birthOn)} (${person.ageYears})`,
    ...legal,
    person.pronouns,
    person.phone === null ? null : phoneText(person.phone),
    addressOf(person),
    ...clinics,
  ];
  return (
    <>
      {parts
        .filter((part) => part !== null)
        .map((part, place) => (
          <span key={part}>
            {place > 0 ? ' · ' : ''}
            <bdi>{part}</bdi>
          </span>
        ))}
    </>
  );
}

function Notes({ notes, maySee }: { readonly notes: NonNullable<Chart['notes']>; readonly maySee: boolean }) {
  return (
    <section aria-labelledby="notes">
      <Title order={2} id="notes" mb="sm">
        Newest notes
      </Title>
      {notes.length === 0 ? <EmptyState title="No signed note yet." /> : null}
      {notes.map((note) => (
        <article key={note.id} className={classes['note']}>
          <Text fw={600}>
            {maySee ? (
              <PageLink to={`/app/sessions/${note.sessionId}`}>{shortDay(note.heldOn)}</PageLink>
            ) : (
              shortDay(note.heldOn)
            )}{' '}
            · {note.groupName} · {note.attendance}
          </Text>
          <Text className={classes['words'] ?? ''} dir="auto">
            {note.ownWords}
          </Text>
          {note.risks === '' ? null : (
            <Text className={`${classes['words'] ?? ''} ${classes['risks'] ?? ''}`} dir="auto">
              ▲ {note.risks}
            </Text>
          )}
          <Text c="dimmed" size="sm">
            Signed by {note.signerName}
            {note.signerCredential === null ? '' : `, ${note.signerCredential}`}
            {amendedText(note.amendments)}
          </Text>
        </article>
      ))}
    </section>
  );
}

// What leads from the chart to other views of the same record, as far as the asker may go there.
function OfRecord({ patientId }: { readonly patientId: string }) {
  const may = useMay();
  const links = [
    { needs: 'notes.print', to: 'notes', words: 'Notes to print' },
    { needs: 'notes.read-in-error', to: 'notes-in-error', words: 'Notes entered in error' },
    { needs: 'patients.see-who-opened', to: 'who-opened', words: 'Who opened this record' },
    { needs: 'patients.export', to: 'record', words: 'Whole record, to print or keep as a file' },
  ].filter((link) => may(link.needs));
  if (links.length === 0) return null;
  return (
    <nav aria-label="More of this record">
      <ul className={classes['more']}>
        {links.map((link) => (
          <li key={link.to}>
            <PageLink to={`/app/patients/${patientId}/${link.to}`}>{link.words}</PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function amendedText(amendments: number): string {
  if (amendments === 0) return '';
  return amendments === 1 ? ' · amended' : ` · amended ${amendments} times`;
}

function Kept({ kept }: { readonly kept: Chart['kept'] }) {
  if (kept.length === 0) return null;
  const all = kept.reduce((sum, one) => sum + one.kept, 0);
  return (
    <section aria-labelledby="kept">
      <Title order={2} id="kept" mb="sm">
        From other systems
      </Title>
      <Text className={classes['kept'] ?? ''}>
        {all} records are kept as they came: {kept.map((one) => `${one.resourceType} ${one.kept}`).join(', ')}
        .
      </Text>
    </section>
  );
}
