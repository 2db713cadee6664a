// What somebody looks for: each filter is a word in the address, so that the answer can be kept and sent.
import { Button, Checkbox, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { WeekAnswer } from '../rules/board-answers.ts';
import { kindText, languageText, modeText, timeWords } from './board-words.ts';
import type { FilterName, Filters } from './board.api.ts';
import classes from './board.module.css';

type BoardFiltersProps = {
  readonly answer: WeekAnswer;
  readonly filters: Filters;
  readonly onChange: (next: Filters) => void;
};
type Choice = { readonly value: string; readonly label: string };

export function BoardFilters({ answer, filters, onChange }: BoardFiltersProps) {
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
      <NearFields
        key={`${filters.near ?? ''} ${filters.miles ?? ''}`}
        filters={filters}
        onChange={onChange}
      />
      <Text c="dimmed" size="sm" role="status" className={classes['count'] ?? ''}>
        {answer.sessions.length === answer.outOf
          ? `${answer.outOf} sessions`
          : `${answer.sessions.length} of ${answer.outOf} sessions`}
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
          All
        </Button>
      ) : null}
    </Group>
  );
}

type ClinicSelectProps = Pick<BoardFiltersProps, 'filters' | 'onChange'> & {
  readonly clinics: WeekAnswer['clinics'];
};

// Keeps the list of all clinics while one of them is chosen.
function ClinicSelect({ clinics, filters, onChange }: ClinicSelectProps) {
  const [all, setAll] = useState(clinics);
  if (filters.clinicId === undefined && clinics !== all) setAll(clinics);
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

// The distance is sent with Enter or when a field is left, once the ZIP code is whole.
function NearFields({ filters, onChange }: Pick<BoardFiltersProps, 'filters' | 'onChange'>) {
  const [near, setNear] = useState(filters.near ?? '');
  const [miles, setMiles] = useState(filters.miles ?? '10');
  const keep = () => {
    const isWhole = /^\d{5}$/.test(near);
    if (!isWhole && near !== '') return;
    if (near === (filters.near ?? '') && (near === '' || miles === (filters.miles ?? '10'))) return;
    onChange(
      isWhole ? { near, miles, virtual: filters.virtual ?? 'yes' } : { near: '', miles: '', virtual: '' },
    );
  };
  return (
    <form
      className={classes['near']}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <Text size="sm" component="label" htmlFor="board-miles">
        Within
      </Text>
      <TextInput
        id="board-miles"
        aria-label="Miles"
        inputMode="numeric"
        value={miles}
        onChange={(event) => setMiles(event.currentTarget.value.replaceAll(/\D/g, '').slice(0, 3))}
        onBlur={keep}
        w={56}
        styles={{ input: { minHeight: 44 } }}
      />
      <Text size="sm">miles of</Text>
      <TextInput
        aria-label="ZIP code"
        placeholder="ZIP code"
        inputMode="numeric"
        value={near}
        onChange={(event) => setNear(event.currentTarget.value.replaceAll(/\D/g, '').slice(0, 5))}
        onBlur={keep}
        w={96}
        styles={{ input: { minHeight: 44 } }}
      />
      {filters.near === undefined ? null : (
        <Checkbox
          label="or virtual"
          checked={filters.virtual === 'yes'}
          onChange={(event) => onChange({ virtual: event.currentTarget.checked ? 'yes' : '' })}
          styles={{ body: { minHeight: 44, alignItems: 'center' } }}
        />
      )}
      <button type="submit" hidden>
        Look
      </button>
    </form>
  );
}
