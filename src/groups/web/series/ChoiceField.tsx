// A list of choices with an empty first line.
import { NativeSelect } from '@mantine/core';

export function ChoiceField({
  label,
  value,
  onChange,
  choices,
  none,
  error,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly none: string;
  readonly error?: string | undefined;
}) {
  return (
    <NativeSelect
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[{ value: '', label: none }, ...choices]}
      error={error}
      styles={{ input: { minHeight: 44 } }}
    />
  );
}
