// Adds a clinic, or changes one: name, address, state and clock, programs.
import { Button, Checkbox, Group, NativeSelect, SimpleGrid, Switch, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey } from '#ui/ask.ts';
import { BothTexts } from '#ui/BothTexts.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fieldMessage, problemIn } from '#ui/problem.ts';
import { programNames, timeZones } from '../rules/clinic-choices.ts';
import type { Clinic } from '../rules/clinic.ts';
import type { ClinicSummary } from '../rules/clinic-answers.ts';
import { states } from '../rules/policies.ts';
import { programWords } from './clinic-words.ts';
import { addClinic, changeClinic, useClinicsAgain } from './clinics.api.ts';
import { stateWords } from './policy-places.ts';
import classes from './organization.module.css';

type ClinicFormProps = {
  /** The clinic to change; a new one without. */
  readonly clinic?: ClinicSummary;
  /** Called with the clinic when it is saved, with null when it is left. */
  readonly onDone: (clinicId: string | null) => void;
};

const emptyClinic: Clinic = {
  name: '',
  state: 'IL',
  timeZone: 'America/Chicago',
  street: '',
  city: '',
  postalCode: '',
  phone: null,
  programs: [...programNames],
  adolescents: false,
};
const tall = { input: { minHeight: 44 } };
const texts = ['name', 'street', 'city', 'postalCode', 'phone'] as const;
const labels = {
  name: 'Name',
  street: 'Street and number',
  city: 'City',
  postalCode: 'ZIP code',
  phone: 'Telephone (if any)',
} as const;

function typedOf(clinic: ClinicSummary | undefined): Clinic {
  if (clinic === undefined) return emptyClinic;
  const { id: _id, version: _version, rooms: _rooms, seats: _seats, hours: _hours, ...typed } = clinic;
  // The server answers what this same schema let in.
  return typed as Clinic;
}

const allLabels = {
  ...labels,
  state: 'State whose rules apply',
  timeZone: 'Time zone',
  programs: 'Programs it offers',
  adolescents: 'Programs for adolescents',
} as const;

function inWords(clinic: Clinic): Record<keyof typeof allLabels, string> {
  return {
    ...clinic,
    phone: clinic.phone ?? '',
    programs: clinic.programs.map((name) => programWords[name]).join(', '),
    adolescents: clinic.adolescents ? 'on' : 'off',
  };
}

export function ClinicForm({ clinic, onDone }: ClinicFormProps) {
  const [typed, setTyped] = useState(() => typedOf(clinic));
  // What the form began with, or what stood when somebody decided between two texts.
  const [version, setVersion] = useState(clinic?.version ?? 0);
  const [key, setKey] = useState(newKey);
  const again = useClinicsAgain();
  const save = useMutation({
    mutationFn: () =>
      clinic === undefined ? addClinic(typed, key) : changeClinic(clinic.id, { ...typed, version }),
    onSuccess: async ({ clinicId }) => {
      await again();
      onDone(clinicId);
    },
    onError: async () => {
      setKey(newKey());
      await again();
    },
  });
  const movedOn = problemIn(save.error)?.code === 'clinic-changed-meanwhile' && clinic?.version !== version;
  const change = (next: Partial<Clinic>) => setTyped((before) => ({ ...before, ...next }));
  return (
    <form
      className={classes['inline']}
      aria-label={clinic === undefined ? 'Add a clinic' : 'Change the clinic'}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" maw="48rem">
        {texts.map((name) => (
          <TextInput
            key={name}
            label={labels[name]}
            autoFocus={name === 'name'}
            autoComplete="off"
            value={typed[name] ?? ''}
            error={fieldMessage(save.error, name)}
            onChange={(event) => {
              const { value } = event.currentTarget;
              change({ [name]: name === 'phone' && value === '' ? null : value });
            }}
            styles={tall}
          />
        ))}
        <NativeSelect
          label="State whose rules apply"
          value={typed.state}
          data={states.map((value) => ({ value, label: stateWords[value] ?? value }))}
          error={fieldMessage(save.error, 'state')}
          onChange={(event) => change({ state: event.currentTarget.value as Clinic['state'] })}
          styles={tall}
        />
        <NativeSelect
          label="Time zone"
          value={typed.timeZone}
          data={timeZones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
          error={fieldMessage(save.error, 'timeZone')}
          onChange={(event) => change({ timeZone: event.currentTarget.value as Clinic['timeZone'] })}
          styles={tall}
        />
      </SimpleGrid>
      <Programs typed={typed} change={change} error={fieldMessage(save.error, 'programs')} />
      <div className={classes['refusal']}>
        <ErrorNotice error={save.error} shown={[...texts, 'state', 'timeZone', 'programs']} />
      </div>
      {movedOn && clinic !== undefined ? (
        <BothTexts
          names={allLabels}
          typed={inWords(typed)}
          stands={inWords(typedOf(clinic))}
          onTake={(name) => change({ [name]: typedOf(clinic)[name] })}
          onKeep={() => setVersion(clinic.version)}
        />
      ) : null}
      <Group gap="xs" mt="md">
        <Button type="submit" mih={44} loading={save.isPending}>
          {clinic === undefined ? 'Add the clinic' : 'Save'}
        </Button>
        <Button variant="default" mih={44} onClick={() => onDone(null)}>
          Leave it
        </Button>
      </Group>
    </form>
  );
}

type ProgramsProps = {
  readonly typed: Clinic;
  readonly change: (next: Partial<Clinic>) => void;
  readonly error: string | undefined;
};

function Programs({ typed, change, error }: ProgramsProps) {
  return (
    <>
      <Checkbox.Group
        label="Programs it offers"
        mt="md"
        value={typed.programs}
        error={error}
        onChange={(chosen) => change({ programs: programNames.filter((name) => chosen.includes(name)) })}
      >
        <Group gap="lg" mt={4}>
          {programNames.map((name) => (
            <Checkbox
              key={name}
              value={name}
              label={programWords[name]}
              styles={{ body: { minHeight: 44, alignItems: 'center' } }}
            />
          ))}
        </Group>
      </Checkbox.Group>
      <Switch
        label="Programs for adolescents, with groups and hours of their own"
        checked={typed.adolescents}
        onChange={(event) => change({ adolescents: event.currentTarget.checked })}
        styles={{ body: { minHeight: 44, alignItems: 'center' } }}
      />
    </>
  );
}
