// What somebody looks for: each filter is a word in the address, so that the answer can be kept and sent.
import { Button, Checkbox, Group, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import type { WeekAnswer } from '../rules/board-answers.ts';
import { kindText, languageText, modeText, programText, timeWords } from './board-words.ts';
import type { FilterName, Filters } from './board.api.ts';
import { NearFields } from './NearFields.tsx';
import classes from './board.module.css';

type BoardFiltersProps = {
  readonly answer: WeekAnswer;
  readonly filters: Filters;
  /** What is wrong with the ZIP code, when something is. */
  readonly nearProblem: string | undefined;
  readonly onChange: (next: Filters) => void;
};
type Choice = { readonly value: string; readonly label: string };

export function BoardFilters({ answer, filters, nearProblem, onChange }: BoardFiltersProps) {
  const { clinics, choices } = answer;
  const select = (name: FilterName, all: string, data: readonly Choice[]) =>
    data.length < 2 && filters[name] === undefined ? null : (
      <NativeSelect
        key={name}
        aria-label={all}
        value={filters[name] ?? ''}
        onChange={(event) => onChange({ [name]: event.currentTarget.value })}
        data={[{ value: '', label: all }, ...data]}
        styles={{ input: { minHeight: 44 } }}
      />
    );
  const listed = (values: readonly string[], text: (value: string) => string) =>
    values.map((value) => ({ value, label: text(value) }));
  const isFiltered = Object.keys(filters).some((name) => name !== 'week');
  return (
    <Group
      gap="xs"
      mb="sm"
      className={classes['filters'] ?? ''}
      role="search"
      aria-label="Sessions of the week"
    >
      <ClinicSelect clinics={clinics} filters={filters} onChange={onChange} />
      {select(
        'time',
        'Any time',
        Object.entries(timeWords).map(([value, label]) => ({ value, label })),
      )}
      {select('mode', 'Any mode', listed(['in_person', 'virtual', 'hybrid'], modeText))}
      {select('program', 'Any program', listed(choices.programs, programText))}
      {select('kind', 'Any kind', listed(choices.kinds, kindText))}
      {select('language', 'Any language', listed(choices.languages, languageText))}
      {select(
        'audience',
        'For anybody',
        listed(choices.audiences, (audience) => audience),
      )}
      <Checkbox
        label="With a free seat"
        checked={filters.free === 'yes'}
        onChange={(event) => onChange({ free: event.currentTarget.checked ? 'yes' : '' })}
        styles={{ body: { minHeight: 44, alignItems: 'center' } }}
      />
      <NearFields filters={filters} problem={nearProblem} onChange={onChange} />
      <Text c="dimmed" size="sm" role="status" className={classes['count'] ?? ''}>
        {countText(answer)}
      </Text>
      {isFiltered ? (
        <Button
          variant="subtle"
          mih={44}
          onClick={() =>
            onChange(
              Object.fromEntries(
                Object.keys(filters)
                  .filter((name) => name !== 'week')
                  .map((name) => [name, '']),
              ),
            )
          }
        >
          Clear filters
        </Button>
      ) : null}
    </Group>
  );
}

/** '18 of 186 sessions, 5 more in other clinics'. */
function countText({ sessions, groups, clinics, outOf }: WeekAnswer): string {
  const elsewhere = new Set(clinics.filter((clinic) => clinic.isElsewhere).map((clinic) => clinic.id));
  const others = new Set(groups.filter((group) => elsewhere.has(group.clinicId)).map((group) => group.id));
  const far = sessions.filter((session) => others.has(session.groupId)).length;
  const own = sessions.length - far;
  const counted = own === outOf ? `${outOf} sessions` : `${own} of ${outOf} sessions`;
  return far === 0 ? counted : `${counted}, ${far} more in other clinics`;
}

type ClinicSelectProps = Pick<BoardFiltersProps, 'filters' | 'onChange'> & {
  readonly clinics: WeekAnswer['clinics'];
};

// Keeps the list of all clinics while one of them is chosen.
function ClinicSelect({ clinics, filters, onChange }: ClinicSelectProps) {
  const own = clinics.filter((clinic) => !clinic.isElsewhere);
  const [{ from, all }, setAll] = useState({ from: clinics, all: byName(own) });
  if (filters.clinicId === undefined && clinics !== from) setAll({ from: clinics, all: byName(own) });
  if (all.length < 2 && filters.clinicId === undefined) return null;
  return (
    <NativeSelect
      aria-label="All clinics"
      value={filters.clinicId ?? ''}
      onChange={(event) => onChange({ clinicId: event.currentTarget.value })}
      data={[{ value: '', label: 'All clinics' }, ...all.map(({ id, name }) => ({ value: id, label: name }))]}
      styles={{ input: { minHeight: 44 } }}
    />
  );
}

// A list to choose from stands by name, whatever distance was asked for.
function byName(clinics: WeekAnswer['clinics']): WeekAnswer['clinics'] {
  return clinics.toSorted((one, other) => one.name.localeCompare(other.name));
}
