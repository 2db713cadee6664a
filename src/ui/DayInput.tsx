// A day that the page asks the server for: it is asked once the year is whole, not at each of its digits.
import { TextInput } from '@mantine/core';
import { useState } from 'react';

type DayInputProps = {
  readonly label: string;
  readonly value: string;
  readonly min?: string;
  readonly onChange: (day: string) => void;
};

const earliest = '1900-01-01';

export function DayInput({ label, value, min, onChange }: DayInputProps) {
  const [typed, setTyped] = useState({ from: value, day: value });
  if (typed.from !== value) setTyped({ from: value, day: value });
  return (
    <TextInput
      label={label}
      type="date"
      {...(min === undefined ? {} : { min })}
      value={typed.day}
      onChange={(event) => {
        const day = event.currentTarget.value;
        setTyped({ from: value, day });
        // A year that is being typed is 2, 20 and 202 first.
        if (day === '' || day >= earliest) onChange(day);
      }}
      styles={{ input: { minHeight: 44 } }}
    />
  );
}
