// For whom a group is: language, people, ages, pets, the address of its meetings, and what its program states.
import { Checkbox, NativeSelect, SimpleGrid, TagsInput, TextInput } from '@mantine/core';
import type { Details } from './typed-details.ts';

type DetailsFieldsProps = {
  readonly details: Details;
  readonly mode: string;
  /** What the house wrote for other groups. */
  readonly audiences: readonly string[];
  readonly change: (next: Partial<Details>) => void;
  readonly errorOf: (field: string) => string | undefined;
};

const languages = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Spanish' },
  { value: 'pl', label: 'Polish' },
  { value: 'vi', label: 'Vietnamese' },
  { value: 'zh', label: 'Chinese' },
  { value: 'ase', label: 'American Sign Language' },
];
const tall = { input: { minHeight: 44 } };

export function DetailsFields({ details, mode, audiences, change, errorOf }: DetailsFieldsProps) {
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <NativeSelect
          label="Language"
          value={details.language}
          onChange={(event) => change({ language: event.currentTarget.value })}
          data={languages}
          error={errorOf('language')}
          styles={tall}
        />
        <TagsInput
          label="For whom"
          placeholder={details.audiences.length === 0 ? 'Everybody; or type and press Enter' : ''}
          value={[...details.audiences]}
          onChange={(next) => change({ audiences: next })}
          data={[...audiences]}
          maxTags={12}
          error={errorOf('audiences')}
          styles={tall}
        />
        <TextInput
          label="Youngest age"
          inputMode="numeric"
          value={details.youngest}
          onChange={(event) => change({ youngest: event.currentTarget.value })}
          error={errorOf('youngest')}
          styles={tall}
        />
        <TextInput
          label="Oldest age"
          placeholder="None"
          inputMode="numeric"
          value={details.oldest}
          onChange={(event) => change({ oldest: event.currentTarget.value })}
          error={errorOf('oldest')}
          styles={tall}
        />
        {mode === 'in_person' ? null : (
          <TextInput
            label="Address of its meetings"
            type="url"
            placeholder="https://"
            value={details.virtualLink}
            onChange={(event) => change({ virtualLink: event.currentTarget.value })}
            error={errorOf('virtualLink')}
            styles={tall}
          />
        )}
        <TextInput
          label="Hours a week that the program states"
          placeholder="As the timetable gives"
          inputMode="decimal"
          value={details.statedHours}
          onChange={(event) => change({ statedHours: event.currentTarget.value })}
          error={errorOf('statedMinutes')}
          styles={tall}
        />
        <TextInput
          label="Complete after how many sessions"
          placeholder="Open"
          inputMode="numeric"
          value={details.statedSessions}
          onChange={(event) => change({ statedSessions: event.currentTarget.value })}
          error={errorOf('statedSessions')}
          styles={tall}
        />
      </SimpleGrid>
      {mode === 'virtual' ? null : (
        <Checkbox
          label="Pets welcome (the room must welcome them; service animals may always come)"
          checked={details.petsWelcome}
          onChange={(event) => change({ petsWelcome: event.currentTarget.checked })}
          styles={{ body: { minHeight: 44, alignItems: 'center' } }}
        />
      )}
    </>
  );
}
