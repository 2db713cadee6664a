// One person's own part: taps for how they took part, their mood and theme, own words about them, and what follows from
// it. Everything can be said by keyboard: Alt with a number taps participation, with Shift
// as well the mood; Alt T and then a number taps the theme.
import { SimpleGrid, Stack, Textarea } from '@mantine/core';
import { useSyncExternalStore, type ReactNode } from 'react';
import { moods, participations, themes, type Part } from '../rules/part.ts';
import type { DraftPart } from './draft-part.ts';
import { GoalField } from './GoalField.tsx';
import { PartWithNames } from './PartWithNames.tsx';
import { Taps } from './Taps.tsx';
import { themeRow, useTapKeys } from './use-tap-keys.ts';
import type { Names } from './use-names.ts';
import classes from './notes.module.css';

type OwnPartProps = {
  readonly called: string;
  readonly part: DraftPart;
  readonly names: Names;
  /** Whether the person was there: whoever was not has no participation to tell of. */
  readonly wasThere: boolean;
  /** Their last notes: next to the words where there is room, at the end on a phone. */
  readonly last: ReactNode;
};

export function OwnPart({ called, part, names, wasThere, last }: OwnPartProps) {
  const now = useSyncExternalStore(part.subscribe, part.now).part;
  useTapKeys(part, wasThere);
  return (
    <PartWithNames
      names={names}
      part={part}
      label={`Own words about ${called}`}
      hint={
        wasThere ? 'What this person did, said and needs next.' : 'What is known of why they did not come.'
      }
      lines={wasThere ? 4 : 2}
      above={wasThere ? <OwnTaps part={part} now={now} /> : null}
      below={
        <div className={classes['underWords']}>
          <After part={part} now={now} wasThere={wasThere} />
          {last}
        </div>
      }
    />
  );
}

type FieldsProps = { readonly part: DraftPart; readonly now: Part };

function OwnTaps({ part, now }: FieldsProps) {
  return (
    <div className={classes['tapRows']}>
      <Taps
        label="Participation"
        keys="Alt 1 – 4"
        choices={participations}
        chosen={now.participation}
        onChoose={(code) => part.change({ participation: code as Part['participation'] })}
      />
      <Taps
        label="Mood"
        keys="Alt Shift 1 – 7"
        choices={moods}
        chosen={now.mood}
        onChoose={(code) => part.change({ mood: code as Part['mood'] })}
      />
      <Taps
        label="Theme"
        name={themeRow}
        keys="Alt T 1 – 9 0 - ="
        choices={themes}
        chosen={now.theme}
        onChoose={(code) => part.change({ theme: code as Part['theme'] })}
      />
    </div>
  );
}

const lineFields = [
  { field: 'response', label: 'Response' },
  { field: 'feedback', label: 'Feedback' },
  { field: 'nextStep', label: 'Next step' },
] as const;

function After({ part, now, wasThere }: FieldsProps & { readonly wasThere: boolean }) {
  const fields = wasThere ? lineFields : lineFields.filter(({ field }) => field === 'nextStep');
  return (
    <Stack gap="xs" mt="sm">
      <SimpleGrid cols={{ base: 1, sm: wasThere ? 3 : 1 }} spacing="sm" verticalSpacing="xs">
        {fields.map(({ field, label }) => (
          <Textarea
            key={field}
            label={label}
            autosize
            minRows={1}
            maxRows={6}
            maxLength={2000}
            value={now[field]}
            onChange={(event) => part.change({ [field]: event.currentTarget.value })}
            onBlur={() => void part.flush()}
          />
        ))}
      </SimpleGrid>
      {wasThere && part.place.patientId !== null ? (
        <GoalField
          patientId={part.place.patientId}
          chosen={now.goalId}
          onChoose={(goalId) => part.change({ goalId })}
        />
      ) : null}
    </Stack>
  );
}
