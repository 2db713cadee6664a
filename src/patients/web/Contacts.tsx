// How a person may be reached: in one line for each purpose, then every contact with its rules, and what stood before.
import { Button, Group, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fullDay } from '#ui/format.ts';
import { useOneOpen } from '#ui/one-open.ts';
import type { Contact, Person } from '../rules/patient-answers.ts';
import { howToContact, sayingWords, type ContactPurpose } from '../rules/how-to-contact.ts';
import { allowedText, kindWords, meansWords, purposeWords, sayingShort } from './contact-words.ts';
import { ContactForm } from './ContactForm.tsx';
import { chartKey } from './patients.api.ts';
import { endContact } from './record-care.api.ts';
import classes from './patients.module.css';

type ContactsProps = { readonly person: Person; readonly mayChange: boolean };

export function Contacts({ person, mayChange }: ContactsProps) {
  const { open: editing, show: setEditing, close } = useOneOpen<Contact | 'new'>();
  const [isPastShown, showPast] = useState(false);
  const standing = person.contacts.filter((contact) => contact.endedAt === null);
  const past = person.contacts.filter((contact) => contact.endedAt !== null);
  const columns = mayChange ? [...contactColumns, actsColumn(person.id, setEditing)] : contactColumns;
  return (
    <section aria-labelledby="contacts">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="contacts">
          How to reach them
        </Title>
        {mayChange && editing === null ? (
          <Button variant="default" h={44} onClick={() => setEditing('new')}>
            Add a contact
          </Button>
        ) : null}
      </Group>
      <HowTo person={person} />
      {editing === null ? null : (
        <ContactForm
          key={editing === 'new' ? 'new' : editing.id}
          patientId={person.id}
          contact={editing === 'new' ? null : editing}
          contacts={person.contacts}
          onDone={close}
        />
      )}
      <DataTable
        caption="Contacts that stand"
        columns={columns}
        rows={standing}
        rowKey={(contact) => contact.id}
        empty={
          <EmptyState title="No contact with its rules yet.">
            Until one is written down: call the number above only, and leave no message.
          </EmptyState>
        }
      />
      {past.length === 0 ? null : (
        <Button
          variant="subtle"
          mt="xs"
          mih={44}
          aria-expanded={isPastShown}
          onClick={() => showPast(!isPastShown)}
        >
          {isPastShown ? 'Hide earlier contacts' : `Earlier contacts (${past.length})`}
        </Button>
      )}
      {isPastShown ? (
        <DataTable
          caption="Contacts that were ended"
          columns={[...contactColumns, untilColumn]}
          rows={past}
          rowKey={(contact) => contact.id}
        />
      ) : null}
    </section>
  );
}

const purposes: readonly ContactPurpose[] = ['reminder', 'care', 'billing', 'danger'];

function HowTo({ person }: { readonly person: Person }) {
  if (person.contacts.every((contact) => contact.endedAt !== null)) return null;
  return (
    <dl className={classes['howTo']}>
      {purposes.map((purpose) => {
        const ways = howToContact(person.contacts, purpose);
        // In danger nobody stops at the first that does not answer: whoever is tried next stands there as well.
        const shown = purpose === 'danger' ? ways : ways.slice(0, 1);
        return (
          <div key={purpose}>
            <dt>{purposeWords[purpose]}</dt>
            {shown.length === 0 ? (
              <dd>No way is allowed: wait for the next visit or ask the supervisor.</dd>
            ) : null}
            {shown.map((way) => (
              <dd key={`${way.contactId} ${way.means}`}>
                {meansWords[way.means]} <bdi>{way.value}</bdi>
                {way.person === null ? '' : ` (${way.person})`}
                {way.bestTimes === null ? '' : `, ${way.bestTimes}`}.{' '}
                {way.sayWords ?? sayingWords[way.maySay]}
              </dd>
            ))}
          </div>
        );
      })}
    </dl>
  );
}

const contactColumns: readonly Column<Contact>[] = [
  {
    key: 'value',
    title: 'Contact',
    cell: (contact) => (
      <>
        {kindWords[contact.kind]} <bdi>{contact.value}</bdi>
        {contact.person === null ? null : (
          <Text size="sm" c="dimmed">
            <bdi>{contact.person}</bdi>, <bdi>{contact.relation}</bdi>
          </Text>
        )}
      </>
    ),
  },
  {
    key: 'may',
    title: 'Allowed',
    cell: (contact) => (
      <>
        {allowedText(contact)}
        {contact.forEmergency ? <Text size="sm">also when there is danger</Text> : null}
      </>
    ),
  },
  {
    key: 'say',
    title: 'May be said',
    cell: (contact) => <bdi>{contact.sayWords ?? sayingShort[contact.maySay]}</bdi>,
    wideOnly: true,
  },
  {
    key: 'times',
    title: 'Best times',
    cell: (contact) => <bdi>{contact.bestTimes ?? ''}</bdi>,
    wideOnly: true,
  },
  {
    key: 'since',
    title: 'Since',
    cell: (contact) => fullDay(contact.writtenAt.slice(0, 10)),
    wideOnly: true,
  },
];

const untilColumn: Column<Contact> = {
  key: 'until',
  title: 'Until',
  cell: (contact) => fullDay((contact.endedAt ?? '').slice(0, 10)),
};

function actsColumn(patientId: string, edit: (contact: Contact) => void): Column<Contact> {
  return {
    key: 'acts',
    title: 'Actions',
    cell: (contact) => <Acts patientId={patientId} contact={contact} edit={edit} />,
  };
}

type ActsProps = {
  readonly patientId: string;
  readonly contact: Contact;
  readonly edit: (contact: Contact) => void;
};

function Acts({ patientId, contact, edit }: ActsProps) {
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () => endContact(patientId, contact.id),
    onSuccess: () => client.invalidateQueries({ queryKey: chartKey(patientId) }),
  });
  return (
    <>
      <Group gap={6}>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Change ${contact.value}`}
          onClick={() => edit(contact)}
        >
          Change
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`End ${contact.value}`}
          loading={end.isPending}
          onClick={() => end.mutate()}
        >
          End
        </Button>
      </Group>
      <ErrorNotice error={end.error} />
    </>
  );
}
