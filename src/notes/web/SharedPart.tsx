// What the group did, written once for everybody who was there.
import { Text } from '@mantine/core';
import type { DraftPart } from './draft-part.ts';
import { PartWithNames } from './PartWithNames.tsx';
import type { Names } from './use-names.ts';
import classes from './notes.module.css';

type SharedPartProps = { readonly part: DraftPart; readonly isOpen: boolean; readonly names: Names };

export function SharedPart({ part, isOpen, names }: SharedPartProps) {
  if (isOpen)
    return (
      <PartWithNames
        names={names}
        part={part}
        label="Shared part"
        hint="What the group did: topic, method, how it went. It goes into the note of everybody who was there."
        lines={4}
      />
    );
  const { words } = part.now();
  return (
    <section aria-label="Shared part">
      <Text fw={600}>Shared part</Text>
      <div className={classes['words']}>{words === '' ? 'Nothing written.' : words}</div>
    </section>
  );
}
