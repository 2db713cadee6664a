// A part of a note under its title, as it stands in the signed note.
import { Text } from '@mantine/core';
import classes from './notes.module.css';

export function Frozen({ title, words }: { readonly title: string; readonly words: string }) {
  return (
    <section className={classes['frozen']} aria-label={title}>
      <Text size="sm" fw={600} c="dimmed">
        {title}
      </Text>
      <div className={classes['words']}>{words}</div>
    </section>
  );
}
