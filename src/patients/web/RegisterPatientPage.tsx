// Registers a person at a clinic: what a caller can say in a minute, and no more.
import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey, pathOf } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { useQueryWord } from '#ui/page-params.ts';
import { useGo } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { fieldMessage, problemIn } from '#ui/problem.ts';
import { useMay, useWhoIsSignedIn } from '../../staff/web/door.ts';
import { useRegistration } from './use-registration.ts';
import { register } from './patients.api.ts';
import { registrationOf } from './person-form.ts';
import { LikelyDuplicates } from './LikelyDuplicates.tsx';
import { PersonFields, shownFields } from './PersonFields.tsx';
import classes from './patients.module.css';

export function RegisterPatientPage() {
  const { typed, change, isFromBefore, startAnew, letGo } = useRegistration();
  const [chosen, choose] = useState('');
  // One key for one person: sending again after a lost answer registers nobody twice. Only when the first try did
  // arrive and the form was changed since does the server ask for another key.
  const [key, setKey] = useState(newKey);
  const clinics = useWhoIsSignedIn()?.clinics ?? [];
  const [first, ...others] = clinics;
  const clinicId = chosen === '' && first !== undefined && others.length === 0 ? first.id : chosen;
  const go = useGo();
  // Whoever comes from a group goes on to a seat in it.
  const wished = { group: useQueryWord('group'), from: useQueryWord('from') };
  const may = useMay();
  const send = useMutation({
    mutationFn: (isSomebodyElse: boolean) =>
      register(registrationOf(typed, { clinicId, isSomebodyElse }), key),
    // Who gives seats goes straight on: the caller wants to know when they can come.
    onSuccess: ({ patientId }) => {
      letGo();
      return go(
        may('groups.seat') ? pathOf(`/app/patients/${patientId}/seat`, wished) : `/app/patients/${patientId}`,
      );
    },
    onError: (error) => {
      if (problemIn(error)?.code === 'key-reused') setKey(newKey());
    },
  });
  const alike = problemIn(send.error)?.code;
  return (
    <>
      <PageTitle>Register a person</PageTitle>
      <form
        className={classes['form']}
        aria-label="Register a person"
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate(false);
        }}
      >
        {isFromBefore ? (
          <Group gap="xs" mb="md" role="status">
            <Text size="sm">This was typed before and is not registered yet.</Text>
            <Button variant="default" mih={44} onClick={startAnew}>
              Start anew
            </Button>
          </Group>
        ) : null}
        <NativeSelect
          label="Clinic"
          description="Its staff may open the record"
          mb="md"
          value={clinicId}
          onChange={(event) => choose(event.currentTarget.value)}
          data={[
            { value: '', label: 'Choose a clinic' },
            ...clinics.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          error={fieldMessage(send.error, 'clinicId')}
          styles={{ input: { minHeight: 44 } }}
        />
        <PersonFields typed={typed} change={change} error={send.error} />
        <ErrorNotice error={send.error} shown={['clinicId', ...shownFields]} />
        {alike === 'likely-duplicate' || alike === 'ask-privacy-officer' ? (
          <LikelyDuplicates
            typed={typed}
            isSending={send.isPending}
            onSomebodyElse={() => send.mutate(true)}
          />
        ) : null}
        <Group gap="xs" mt="md">
          <Button type="submit" mih={44} loading={send.isPending}>
            Register
          </Button>
          <Button
            variant="default"
            mih={44}
            onClick={() => {
              letGo();
              return go('/app/patients');
            }}
          >
            Leave it
          </Button>
        </Group>
      </form>
    </>
  );
}
