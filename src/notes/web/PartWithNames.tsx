// A part to write, with what is found in it: names of other members of the group.
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { NamedNotice } from '../../patients/web/door.ts';
import { PartEditor, type PartEditorProps } from './PartEditor.tsx';
import { whereNamed, type Names } from './use-names.ts';

type PartWithNamesProps = Omit<PartEditorProps, 'found'> & { readonly names: Names };

export function PartWithNames({ names, ...editor }: PartWithNamesProps) {
  const { part } = editor;
  const [isIn, setIn] = useState(false);
  const named = names.in(part.place.patientId, part.now().part);
  const undoGoal = names.undoGoal(part.place.patientId);
  return (
    <div
      onFocus={() => setIn(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setIn(false);
      }}
    >
      <PartEditor
        {...editor}
        found={
          <>
            <NamedNotice
              named={named}
              hasKeys={isIn}
              where={whereNamed}
              onReplace={(one) => names.replace(part, one)}
              onDismiss={(one) => names.dismiss(part, one)}
            />
            <GoalSetAnew onUndo={undoGoal} />
            {named.length > 0 || undoGoal !== null ? <ErrorNotice error={names.error} /> : null}
          </>
        }
      />
    </div>
  );
}

function GoalSetAnew({ onUndo }: { readonly onUndo: (() => void) | null }) {
  if (onUndo === null) return null;
  return (
    <Group gap="xs" mt={6}>
      <Text size="sm" role="status">
        ✓ The goal is set anew without the name.
      </Text>
      <Button
        variant="subtle"
        size="xs"
        mih={44}
        onClick={onUndo}
        aria-label="Undo: the goal stands as it was"
      >
        Undo
      </Button>
    </Group>
  );
}
