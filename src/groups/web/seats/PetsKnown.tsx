// Said after a refusal: the group welcomes pets, the person has an allergy or a fear, and they come all the same.
import { Checkbox } from '@mantine/core';
import { problemIn } from '#ui/problem.ts';

type PetsKnownProps = {
  readonly error: unknown;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
};

export function PetsKnown({ error, checked, onChange }: PetsKnownProps) {
  if (!checked && problemIn(error)?.code !== 'pets-welcome-here') return null;
  return (
    <Checkbox
      label="They know that pets are welcome here, and come all the same"
      my="sm"
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
