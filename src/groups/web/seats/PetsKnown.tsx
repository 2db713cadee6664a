// The group welcomes pets and the person has an allergy or a fear: said after a refusal, and beside whoever was not told.
import { Checkbox, Text } from '@mantine/core';
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

/** Beside the name of somebody whose allergy or fear was written down later. */
export function PetsUntold() {
  return (
    <Text span display="block" size="sm" c="var(--evenkeel-warm)">
      △ Not told of the pets here: see their chart
    </Text>
  );
}
