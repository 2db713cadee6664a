// What a group says of itself: for whom it is, and a form to change it.
import { Button, Checkbox, Group, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fieldMessage, problemIn } from '#ui/problem.ts';
import type { GroupSummary } from '../../rules/group-answers.ts';
import { useMay } from '../../../staff/web/door.ts';
import { DetailsFields } from '../DetailsFields.tsx';
import { groupKey, useGroupOptions } from '../groups.api.ts';
import { detailsFrom, detailsOf } from '../typed-details.ts';
import classes from '../groups.module.css';

export function DetailsPart({ group }: { readonly group: GroupSummary }) {
  const [isChanging, setChanging] = useState(false);
  const may = useMay();
  if (isChanging) return <DetailsForm group={group} onDone={() => setChanging(false)} />;
  return (
    <Group gap="sm" mb="lg" align="center">
      <Text>{forWhomWords(group)}</Text>
      {may('groups.set-up') ? (
        <Button
          variant="subtle"
          size="compact-md"
          className={classes['rowButton'] ?? ''}
          onClick={() => setChanging(true)}
        >
          Change what it says
        </Button>
      ) : null}
    </Group>
  );
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });

function forWhomWords(group: GroupSummary): string {
  const ages = group.oldest === null ? `${group.youngest} and older` : `${group.youngest} to ${group.oldest}`;
  const people = group.audiences.length === 0 ? 'everybody' : group.audiences.join(', ');
  const isWeekend = group.days.some((day) => day.weekday > 5);
  return [
    `For ${people}, ages ${ages}`,
    `in ${languageNames.of(group.language) ?? group.language}`,
    ...(isWeekend ? ['weekend'] : []),
    ...(group.petsWelcome ? ['pets welcome'] : []),
  ].join('; ');
}

function DetailsForm({ group, onDone }: { readonly group: GroupSummary; readonly onDone: () => void }) {
  const [name, setName] = useState(group.name);
  const [details, setDetails] = useState(() => detailsFrom(group));
  const [petsTold, tellPets] = useState(false);
  const options = useGroupOptions(group.clinicId);
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: () =>
      ask({
        method: 'PUT',
        path: `/api/groups/${group.id}/details`,
        body: { ...detailsOf(details), name, version: group.version, petsTold },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: groupKey(group.id) });
      onDone();
    },
  });
  const errorOf = (field: string) => fieldMessage(save.error, field);
  return (
    <form
      className={classes['inline']}
      aria-label="Change what the group says"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TextInput
        label="Name"
        autoFocus
        value={name}
        maxLength={120}
        onChange={(event) => setName(event.currentTarget.value)}
        error={errorOf('name')}
        mb="sm"
        maw={420}
        styles={{ input: { minHeight: 44 } }}
      />
      <DetailsFields
        details={details}
        mode={group.mode}
        audiences={options.data?.audiences ?? []}
        change={(next) => setDetails((before) => ({ ...before, ...next }))}
        errorOf={errorOf}
      />
      <div className={classes['refusal']}>
        <ErrorNotice
          error={save.error}
          shown={['name', 'language', 'audiences', 'youngest', 'oldest', 'virtualLink']}
        />
        {petsTold || problemIn(save.error)?.code === 'pets-trouble-people' ? (
          <Checkbox
            label="They were told, and come all the same"
            my="sm"
            checked={petsTold}
            onChange={(event) => tellPets(event.currentTarget.checked)}
          />
        ) : null}
      </div>
      <Group gap="xs" mt="md">
        <Button type="submit" mih={44} loading={save.isPending}>
          Save
        </Button>
        <Button variant="default" mih={44} onClick={onDone}>
          Leave it
        </Button>
      </Group>
    </form>
  );
}
