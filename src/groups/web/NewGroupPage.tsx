// Sets up a group: where, when, led by whom. What comes of it, hours and seats, shows while it is filled in.
import { Button, Group, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ChangeEvent } from 'react';
import { folded } from '#kernel/folded.ts';
import { ask, newKey } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { useGo } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { fieldMessage, problemIn } from '#ui/problem.ts';
import { Shown } from '#ui/Shown.tsx';
import type { GroupOptions } from '../rules/group-answers.ts';
import type { GroupProgram } from '../rules/group.ts';
import { DetailsFields } from './DetailsFields.tsx';
import { groupKinds, groupModes, groupPrograms } from './group-choices.ts';
import { useGroupOptions } from './groups.api.ts';
import { kindWords, modeWords, programWords, wordOf } from './group-words.ts';
import { emptyGroup, requestOf, type NewGroup } from './new-group.ts';
import { Outlook } from './Outlook.tsx';
import { WeekFields } from './WeekFields.tsx';
import classes from './groups.module.css';

export function NewGroupPage() {
  const [typed, setTyped] = useState(emptyGroup);
  // The only clinic is chosen already.
  const [only, ...others] = useGroupOptions('').data?.clinics ?? [];
  const chosen = only !== undefined && others.length === 0 ? only.id : '';
  const clinicId = typed.clinicId === '' ? chosen : typed.clinicId;
  const options = useGroupOptions(clinicId);
  const change = (next: Partial<NewGroup>) => setTyped((before) => ({ ...before, ...next }));
  return (
    <>
      <PageTitle>New group</PageTitle>
      <Shown query={options}>
        {(found) => (
          <GroupForm group={filled({ ...typed, clinicId }, found)} options={found} change={change} />
        )}
      </Shown>
    </>
  );
}

// A group begins today unless somebody says otherwise, and is of a program that its clinic offers.
function filled(group: NewGroup, options: GroupOptions): NewGroup {
  const offered = offeredAt(group.clinicId, options);
  const program = offered.includes(group.program) ? group.program : (offered[0] ?? group.program);
  return { ...group, program, startsOn: group.startsOn === '' ? options.today : group.startsOn };
}

function offeredAt(clinicId: string, options: GroupOptions): readonly GroupProgram[] {
  const clinic = options.clinics.find(({ id }) => id === clinicId);
  return clinic === undefined
    ? groupPrograms
    : groupPrograms.filter((program) => clinic.programs.includes(program));
}

type GroupFormProps = {
  readonly group: NewGroup;
  readonly options: GroupOptions;
  readonly change: (next: Partial<NewGroup>) => void;
};

const shownFields = [
  'clinicId',
  'name',
  'program',
  'kind',
  'mode',
  'roomId',
  'facilitatorId',
  'startsOn',
  'days',
  'alternateFrom',
];

function GroupForm({ group, options, change }: GroupFormProps) {
  const [key, setKey] = useState(newKey);
  const go = useGo();
  const create = useMutation({
    mutationFn: () =>
      ask<{ groupId: string }>({ method: 'POST', path: '/api/groups', body: requestOf(group), key }),
    onSuccess: ({ groupId }) => go(`/app/groups/${groupId}`),
    onError: () => setKey(newKey()),
  });
  const field = (name: keyof NewGroup) => ({
    error: fieldMessage(create.error, name) ?? refusalAt(create.error, name),
    styles: { input: { minHeight: 44 } },
  });
  const choose = (name: 'clinicId' | 'roomId' | 'facilitatorId') => ({
    value: group[name],
    onChange: (event: ChangeEvent<HTMLSelectElement>) => change({ [name]: event.currentTarget.value }),
    ...field(name),
  });
  const list = (words: Readonly<Record<string, string>>, values: readonly string[]) =>
    values.map((value) => ({ value, label: wordOf(words, value) }));
  return (
    <form
      className={classes['form']}
      aria-label="New group"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate();
      }}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <NativeSelect
          label="Clinic"
          {...choose('clinicId')}
          data={[
            { value: '', label: 'Choose a clinic' },
            ...options.clinics.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <TextInput
          label="Name"
          value={group.name}
          maxLength={120}
          description={isNameTaken(group, options) ? 'Another group of this clinic has this name.' : null}
          onChange={(event) => change({ name: event.currentTarget.value })}
          {...field('name')}
        />
        <NativeSelect
          label="Program"
          value={group.program}
          onChange={(event) => change({ program: event.currentTarget.value as NewGroup['program'] })}
          data={list(programWords, offeredAt(group.clinicId, options))}
          {...field('program')}
        />
        <AgesField group={group} options={options} change={change} />
        <NativeSelect
          label="Kind"
          value={group.kind}
          onChange={(event) => change({ kind: event.currentTarget.value as NewGroup['kind'] })}
          data={list(kindWords, groupKinds)}
          {...field('kind')}
        />
        <NativeSelect
          label="Mode"
          value={group.mode}
          onChange={(event) => change({ mode: event.currentTarget.value as NewGroup['mode'] })}
          data={list(modeWords, groupModes)}
          {...field('mode')}
        />
        {group.mode === 'virtual' ? null : (
          <NativeSelect
            label="Room"
            {...choose('roomId')}
            data={[
              { value: '', label: 'Choose a room' },
              ...options.rooms.map((room) => ({
                value: room.id,
                label: `${room.name}, ${room.seats} seats`,
              })),
            ]}
          />
        )}
        <NativeSelect
          label="Led by"
          {...choose('facilitatorId')}
          data={[
            { value: '', label: 'Choose a leader' },
            ...options.leaders.map((leader) => ({
              value: leader.id,
              label: `${leader.givenName} ${leader.familyName}`,
            })),
          ]}
        />
        <TextInput
          label="First day"
          type="date"
          value={group.startsOn}
          onChange={(event) => change({ startsOn: event.currentTarget.value })}
          {...field('startsOn')}
        />
        <TextInput
          label="Last day"
          type="date"
          placeholder="Open"
          value={group.endsOn}
          onChange={(event) => change({ endsOn: event.currentTarget.value })}
          {...field('endsOn')}
        />
      </SimpleGrid>
      <WeekFields
        group={group}
        change={change}
        error={fieldMessage(create.error, 'days')}
        weeksError={fieldMessage(create.error, 'alternateFrom')}
        options={options}
        errorOf={(path) => fieldMessage(create.error, `days.${path}`)}
      />
      <DetailsFields
        details={group.details}
        mode={group.mode}
        audiences={options.audiences}
        change={(next) => change({ details: { ...group.details, ...next } })}
        errorOf={(name) => fieldMessage(create.error, name)}
      />
      <Outlook group={group} options={options} />
      <ErrorNotice error={create.error} shown={shownFields} />
      <Group gap="xs">
        <Button type="submit" mih={44} loading={create.isPending}>
          Set up the group
        </Button>
        <Button variant="default" mih={44} onClick={() => go('/app/groups')}>
          Leave it
        </Button>
      </Group>
    </form>
  );
}

// A refusal that is about one field stands there as well.
function refusalAt(error: unknown, name: keyof NewGroup): string | undefined {
  const problem = problemIn(error);
  if (problem === null) return undefined;
  const field = problem.facts?.['field'] ?? fieldOfRefusal[problem.code];
  return field === name ? problem.detail : undefined;
}

const fieldOfRefusal: Readonly<Record<string, keyof NewGroup>> = {
  'room-not-found': 'roomId',
  'room-retired': 'roomId',
  'room-without-pets': 'roomId',
  'facilitator-not-found': 'facilitatorId',
  'facilitator-without-credential': 'facilitatorId',
  'facilitator-credential-ended': 'facilitatorId',
  'facilitator-needs-supervision': 'facilitatorId',
  'group-ends-before-start': 'endsOn',
};

// A hint is enough: a house may run two groups of one name.
function isNameTaken({ name }: NewGroup, { groups }: GroupOptions): boolean {
  return name.trim() !== '' && groups.some((one) => folded(one.name) === folded(name.trim()));
}

const agesOf = {
  adults: { youngest: '18', oldest: '' },
  adolescents: { youngest: '12', oldest: '17' },
} as const;

// Where a clinic treats adolescents as well, each group is for the ones or the others.
function AgesField({ group, options, change }: GroupFormProps) {
  if (options.clinics.find(({ id }) => id === group.clinicId)?.adolescents !== true) return null;
  const isForAdults = group.details.youngest === '' || Number(group.details.youngest) >= 18;
  return (
    <NativeSelect
      label="For"
      description="Adults and adolescents never share a group"
      value={isForAdults ? 'adults' : 'adolescents'}
      data={[
        { value: 'adults', label: 'Adults' },
        { value: 'adolescents', label: 'Adolescents, 12 to 17' },
      ]}
      onChange={(event) => {
        const ages = agesOf[event.currentTarget.value === 'adults' ? 'adults' : 'adolescents'];
        change({ details: { ...group.details, ...ages } });
      }}
      styles={{ input: { minHeight: 44 } }}
    />
  );
}
