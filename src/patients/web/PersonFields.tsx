// The fields of a person, for registering and for changing.
import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import type { ChangeEvent } from 'react';
import { fieldMessage } from '#ui/problem.ts';
import type { PersonTyped } from './person-form.ts';

const sexChoices = [
  { value: '', label: 'Not known' },
  { value: 'female', label: 'Female' },
  { value: 'male', label: 'Male' },
  { value: 'other', label: 'Other' },
  { value: 'unknown', label: 'Not stated on the card' },
];

export const shownFields = ['givenName', 'familyName', 'preferredName', 'birthOn', 'sex', 'phone'] as const;

type PersonFieldsProps = {
  readonly typed: PersonTyped;
  readonly change: (next: Partial<PersonTyped>) => void;
  readonly error: unknown;
};

export function PersonFields({ typed, change, error }: PersonFieldsProps) {
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
    </SimpleGrid>
  );
}
