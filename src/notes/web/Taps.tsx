// A row of choices of which one or none is tapped. By keyboard a radio group: Tab comes in, arrows choose; the choice
// that is tapped again is taken back.
import { Text } from '@mantine/core';
import { useId } from 'react';
import { Hint } from './Hint.tsx';
import classes from './notes.module.css';

type TapsProps = {
  readonly label: string;
  /** The keys that tap it as well. */
  readonly keys: string;
  /** What the row is called for whoever looks for it; by itself it has a name of its own. */
  readonly name?: string;
  readonly choices: readonly { readonly code: string; readonly words: string }[];
  readonly chosen: string;
  readonly onChoose: (code: string) => void;
};

export function Taps({ label, keys, name, choices, chosen, onChoose }: TapsProps) {
  const ownName = useId();
  return (
    <fieldset className={classes['taps']}>
      <Text component="legend" size="sm" fw={600}>
        {label} <Hint keys={keys} />
      </Text>
      {choices.map((choice) => (
        <label key={choice.code} className={classes['tap']}>
          <input
            type="radio"
            name={name ?? ownName}
            checked={choice.code === chosen}
            onChange={() => onChoose(choice.code)}
            onClick={() => {
              if (choice.code === chosen) onChoose('');
            }}
          />
          <span>{choice.words}</span>
        </label>
      ))}
    </fieldset>
  );
}
