// One contact, typed: whose, how, and what may be done and said there.
import { Button, Checkbox, Group, NativeSelect, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey } from '#ui/ask.ts';
import { BothTexts } from '#ui/BothTexts.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fieldMessage, problemIn } from '#ui/problem.ts';
import type { Contact } from '../rules/patient-answers.ts';
import { sayings } from '../rules/contact-kinds.ts';
import {
  contactFieldNames,
  contactInWords,
  contactOf,
  kindWords,
  noContactYet,
  sayingShort,
  standingAfter,
  typedContact,
  type ContactTyped,
} from './contact-words.ts';
import { chartKey } from './patients.api.ts';
import { addContact, changeContact } from './record-care.api.ts';
import classes from './patients.module.css';

type ContactFormProps = {
  readonly patientId: string;
  readonly contact: Contact | null;
  /** All contacts of the person as they stand now. */
  readonly contacts: readonly Contact[];
  readonly onDone: () => void;
};

export function ContactForm({ patientId, contact, contacts, onDone }: ContactFormProps) {
  const [typed, setTyped] = useState<ContactTyped>(() =>
    contact === null ? noContactYet : typedContact(contact),
  );
  const [key] = useState(newKey);
  // The contact that is changed; null for a new one. After somebody else changed it, the one that stands instead.
  const [changedId, setChanged] = useState(contact?.id ?? null);
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: chartKey(patientId) });
  const send = useMutation({
    mutationFn: async () => {
      if (changedId === null) await addContact(patientId, contactOf(typed), key);
      else await changeContact(patientId, changedId, contactOf(typed));
    },
    onSuccess: async () => {
      await refresh();
      onDone();
    },
    onError: () => void refresh(),
  });
  const text = (name: 'person' | 'relation' | 'value' | 'sayWords' | 'bestTimes') => ({
    value: typed[name],
    dir: 'auto' as const,
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [name]: event.currentTarget.value }),
    error: fieldMessage(send.error, name),
    styles: { input: { minHeight: 44 } },
  });
  const choice = (name: 'kind' | 'maySay') => ({
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [name]: event.currentTarget.value }),
    error: fieldMessage(send.error, name),
    styles: { input: { minHeight: 44 } },
  });
  const tick = (name: 'mayCall' | 'mayLeaveMessage' | 'mayText' | 'mayMail' | 'forEmergency') => ({
    checked: typed[name],
    onChange: (event: { currentTarget: { checked: boolean } }) =>
      setTyped({ ...typed, [name]: event.currentTarget.checked }),
    error: fieldMessage(send.error, name),
  });
  return (
    <form
      className={classes['form']}
      aria-label={contact === null ? 'Add a contact' : 'Change the contact'}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" mb="md">
        <NativeSelect
          label="Kind"
          data={Object.entries(kindWords).map(([value, label]) => ({ value, label }))}
          {...choice('kind')}
        />
        <TextInput
          label={typed.kind === 'phone' ? 'Number' : 'Address'}
          withAsterisk
          autoFocus
          {...text('value')}
        />
        <TextInput label="Whose, if not the person’s own" {...text('person')} />
        <TextInput label="Who that is to the person" placeholder="Mother" {...text('relation')} />
        <NativeSelect
          label="What may be said there"
          data={sayings.map((value) => ({ value, label: sayingShort[value] }))}
          {...choice('maySay')}
        />
        <TextInput label="In the person’s own words" {...text('sayWords')} />
        <TextInput label="Best times" placeholder="After 5 pm" {...text('bestTimes')} />
      </SimpleGrid>
      <Group gap="lg" mb="md">
        {typed.kind === 'phone' ? (
          <>
            <Checkbox label="May call" {...tick('mayCall')} />
            <Checkbox label="May leave a message" {...tick('mayLeaveMessage')} />
            <Checkbox label="May text" {...tick('mayText')} />
          </>
        ) : (
          <Checkbox label={typed.kind === 'email' ? 'May mail' : 'May send a letter'} {...tick('mayMail')} />
        )}
        <Checkbox label="When there is danger" {...tick('forEmergency')} />
      </Group>
      <ErrorNotice
        error={send.error}
        shown={['value', 'person', 'relation', 'maySay', 'sayWords', 'bestTimes', 'kind', 'mayLeaveMessage']}
      />
      {changedId !== null && problemIn(send.error)?.code === 'contact-moved-on' ? (
        <MovedOn
          typed={typed}
          stands={standingAfter(changedId, contacts)}
          changedId={changedId}
          take={setTyped}
          keep={setChanged}
        />
      ) : null}
      <Group gap="xs" mt="md">
        <Button type="submit" mih={44} loading={send.isPending}>
          Save contact
        </Button>
        <Button variant="default" mih={44} onClick={onDone}>
          Leave it
        </Button>
      </Group>
    </form>
  );
}

type MovedOnProps = {
  readonly typed: ContactTyped;
  /** What stands now where the contact stood; undefined when it was ended. */
  readonly stands: Contact | undefined;
  readonly changedId: string;
  readonly take: (typed: ContactTyped) => void;
  /** Goes on from the contact that stands; null to write a new one. */
  readonly keep: (contactId: string | null) => void;
};

// Somebody else was faster: both texts, and nothing typed is lost.
function MovedOn({ typed, stands, changedId, take, keep }: MovedOnProps) {
  if (stands?.id === changedId) return null;
  if (stands === undefined)
    return (
      <>
        <Text>It was ended.</Text>
        <Button variant="default" mih={44} my="sm" onClick={() => keep(null)}>
          Keep what I typed as a new contact
        </Button>
      </>
    );
  const standing = typedContact(stands);
  return (
    <BothTexts
      names={contactFieldNames}
      typed={contactInWords(typed)}
      stands={contactInWords(standing)}
      onTake={(name) => take({ ...typed, [name]: standing[name] })}
      onKeep={() => keep(stands.id)}
    />
  );
}
