// The fields of a person, for registering and for changing.
import { Group, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import type { ChangeEvent } from 'react';
import { fieldMessage } from '#ui/problem.ts';
import { statesOfUnion } from '../../organization/rules/states-of-union.ts';
import type { PersonTyped } from './person-form.ts';

const sexChoices = [
  { value: '', label: 'Not known' },
  { value: 'female', label: 'Female' },
  { value: 'male', label: 'Male' },
  { value: 'other', label: 'Other' },
  { value: 'unknown', label: 'Not stated on the card' },
];

const languageChoices = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Spanish' },
  { value: 'other', label: 'Another language' },
];
const interpreterChoices = [
  { value: '', label: 'Not needed' },
  { value: 'yes', label: 'Needed' },
];
const petChoices = [
  { value: '', label: 'None known' },
  { value: 'allergy', label: 'Allergy' },
  { value: 'fear', label: 'Fear' },
  { value: 'both', label: 'Allergy and fear' },
];

// A state from elsewhere that was brought in stays one of the choices.
function stateChoices(state: string) {
  const known: readonly string[] = statesOfUnion;
  const others = state === '' || known.includes(state) ? [] : [state];
  return [{ value: '', label: 'Not known' }, ...known, ...others];
}

export const shownFields = [
  'givenName',
  'familyName',
  'preferredName',
  'birthOn',
  'sex',
  'phone',
  'pronouns',
  'language',
  'languageWords',
  'interpreterNeeded',
  'street',
  'city',
  'state',
  'postalCode',
  'petConcern',
] as const;

type PersonFieldsProps = {
  readonly typed: PersonTyped;
  readonly change: (next: Partial<PersonTyped>) => void;
  readonly error: unknown;
  /** Whether the keyboard goes to the first of them at once. */
  readonly isFirst?: boolean;
};

export function PersonFields({ typed, change, error, isFirst = false }: PersonFieldsProps) {
  const field = (name: keyof PersonTyped) => ({
    value: typed[name],
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
      change({ [name]: event.currentTarget.value }),
    error: fieldMessage(error, name),
    styles: { input: { minHeight: 44 } },
  });
  const text = { dir: 'auto', autoComplete: 'off', spellCheck: false, maxLength: 200 } as const;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" mb="md">
      <TextInput
        label="Given names"
        autoFocus={isFirst}
        description="As on the insurance card"
        {...text}
        {...field('givenName')}
      />
      <TextInput
        label="Family name"
        description="As on the insurance card"
        withAsterisk
        {...text}
        {...field('familyName')}
      />
      <TextInput
        label="Wants to be called"
        description="If it is another name"
        {...text}
        {...field('preferredName')}
      />
      <TextInput
        label="Date of birth"
        description="Month, day, year"
        type="date"
        withAsterisk
        {...field('birthOn')}
      />
      <TextInput label="Phone" type="tel" autoComplete="off" maxLength={40} {...field('phone')} />
      <NativeSelect label="Sex" data={sexChoices} {...field('sex')} />
      <TextInput label="Pronouns" {...text} {...field('pronouns')} maxLength={60} />
      <NativeSelect label="Language" data={languageChoices} {...field('language')} />
      {typed.language === 'other' ? (
        <TextInput label="Which language" {...text} {...field('languageWords')} maxLength={60} />
      ) : null}
      <NativeSelect label="Interpreter" data={interpreterChoices} {...field('interpreterNeeded')} />
      <NativeSelect
        label="Pets in the room"
        description="Why they would be a problem"
        data={petChoices}
        {...field('petConcern')}
      />
      <TextInput label="Street" {...text} {...field('street')} />
      <TextInput label="City" {...text} {...field('city')} maxLength={100} />
      <Group grow gap="md" align="flex-start">
        <NativeSelect label="State" data={stateChoices(typed.state)} {...field('state')} />
        <TextInput label="ZIP code" inputMode="numeric" {...text} {...field('postalCode')} maxLength={10} />
      </Group>
    </SimpleGrid>
  );
}
