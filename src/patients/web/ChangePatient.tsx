// Changes a person's particulars in the page itself. When somebody else was faster, what stands now is shown beside
// what was typed, and nothing is lost.
import { Button, Group, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { BothTexts } from '#ui/BothTexts.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fieldMessage, problemIn } from '#ui/problem.ts';
import type { Person } from '../rules/patient-answers.ts';
import { change, chartKey } from './patients.api.ts';
import { changesOf, personFieldNames, typedOf } from './person-form.ts';
import { PersonFields, shownFields } from './PersonFields.tsx';
import classes from './patients.module.css';

export function ChangePatient({ person, onDone }: { readonly person: Person; readonly onDone: () => void }) {
  // Compared with what was shown when the form opened; after a refusal, with what stands now.
  const [base, setBase] = useState(person);
  const [typed, setTyped] = useState(() => typedOf(person));
  const [safetyFlag, setFlag] = useState(person.safetyFlag ?? '');
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: chartKey(person.id) });
  const send = useMutation({
    mutationFn: () => change(person.id, changesOf(typed, base, { safetyFlag })),
    onSuccess: async () => {
      await refresh();
      onDone();
    },
    onError: () => void refresh(),
  });
  const stands = { ...typedOf(person), safetyFlag: person.safetyFlag ?? '' };
  const movedOn = problemIn(send.error)?.code === 'moved-on' && base.version !== person.version;
  return (
    <form
      className={classes['form']}
      aria-label="Change particulars"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <PersonFields
        typed={typed}
        change={(next) => setTyped((before) => ({ ...before, ...next }))}
        error={send.error}
        isFirst
      />
      <Textarea
        label="Safety flag"
        description="What every colleague must know at once; shown on top of the chart"
        mb="md"
        autosize
        minRows={2}
        maxLength={500}
        dir="auto"
        value={safetyFlag}
        onChange={(event) => setFlag(event.currentTarget.value)}
        error={fieldMessage(send.error, 'safetyFlag')}
      />
      <ErrorNotice error={send.error} shown={[...shownFields, 'safetyFlag']} />
      {movedOn ? (
        <BothTexts
          names={personFieldNames}
          typed={{ ...typed, safetyFlag }}
          stands={stands}
          onTake={(name) =>
            name === 'safetyFlag'
              ? setFlag(stands.safetyFlag)
              : setTyped((now) => ({ ...now, [name]: stands[name] }))
          }
          onKeep={() => setBase(person)}
        />
      ) : null}
      <Group gap="xs" mt="md">
        <Button type="submit" mih={44} loading={send.isPending}>
          Save
        </Button>
        <Button variant="default" mih={44} onClick={onDone}>
          Leave it
        </Button>
      </Group>
    </form>
  );
}
