// How far somebody would go, and from where. It counts as soon as the five digits are there; what is wrong with them
// stands at the field.
import { Checkbox, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Filters } from './board.api.ts';
import classes from './board.module.css';

type NearFieldsProps = {
  readonly filters: Filters;
  readonly problem: string | undefined;
  readonly onChange: (next: Filters) => void;
};

const tall = { input: { minHeight: 44 } };
const digits = (text: string, most: number) => text.replaceAll(/\D/g, '').slice(0, most);

export function NearFields({ filters, problem, onChange }: NearFieldsProps) {
  const { typed, count, leave, isLeft } = useTyped(filters, onChange);
  const wrong = wrongWith(typed.near, { isLeft, isSent: typed.near === filters.near, problem });
  return (
    <form
      className={classes['near']}
      onSubmit={(event) => {
        event.preventDefault();
        leave();
      }}
    >
      <Text size="sm" component="label" htmlFor="board-miles">
        Within
      </Text>
      <TextInput
        id="board-miles"
        aria-label="Miles"
        inputMode="numeric"
        value={typed.miles}
        onChange={(event) => count({ ...typed, miles: digits(event.currentTarget.value, 3) })}
        w={56}
        styles={tall}
      />
      <Text size="sm">miles of</Text>
      <TextInput
        aria-label="ZIP code"
        placeholder="ZIP code"
        inputMode="numeric"
        autoComplete="off"
        value={typed.near}
        onChange={(event) => count({ ...typed, near: digits(event.currentTarget.value, 5) })}
        onBlur={() => leave()}
        error={wrong !== undefined}
        aria-describedby={wrong === undefined ? undefined : 'board-near-wrong'}
        w={96}
        styles={tall}
      />
      {filters.near === undefined ? null : (
        <Checkbox
          label="or virtual"
          checked={filters.virtual === 'yes'}
          onChange={(event) => onChange({ virtual: event.currentTarget.checked ? 'yes' : '' })}
          styles={{ body: { minHeight: 44, alignItems: 'center' } }}
        />
      )}
      {wrong === undefined ? null : (
        <Text id="board-near-wrong" role="alert" size="sm" c="var(--mantine-color-error)">
          {wrong}
        </Text>
      )}
      <button type="submit" hidden>
        Look
      </button>
    </form>
  );
}

// What stands in the fields; whatever is whole goes into the filters at once.
function useTyped(filters: Filters, onChange: NearFieldsProps['onChange']) {
  const [typed, type] = useState({ near: filters.near ?? '', miles: filters.miles ?? '10' });
  const [isLeft, setLeft] = useState(false);
  // The address may change elsewhere: with the arrows of the browser, or when filters are cleared.
  const [seen, see] = useState(filters.near);
  if (seen !== filters.near) {
    see(filters.near);
    type({ near: filters.near ?? '', miles: filters.miles ?? typed.miles });
  }
  const count = (next: typeof typed) => {
    type(next);
    setLeft(false);
    if (next.near.length === 5 && next.miles !== '')
      onChange({ near: next.near, miles: next.miles, virtual: filters.virtual ?? 'yes' });
    else if (filters.near !== undefined && next.near === '') onChange({ near: '', miles: '', virtual: '' });
  };
  return { typed, count, leave: () => setLeft(true), isLeft };
}

type State = {
  readonly isLeft: boolean;
  readonly isSent: boolean;
  readonly problem: string | undefined;
};

function wrongWith(near: string, { isLeft, isSent, problem }: State): string | undefined {
  if (near !== '' && near.length < 5) return isLeft ? 'Enter all five digits.' : undefined;
  return isSent ? problem : undefined;
}
