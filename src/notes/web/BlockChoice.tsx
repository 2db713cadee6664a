// Where the house writes one note for each block: which of them is written and signed here, and how far the others are.
import { Button, Group } from '@mantine/core';
import type { SessionNotesAnswer } from '../rules/notes-answers.ts';
import classes from './notes.module.css';

type BlockChoiceProps = {
  readonly notes: SessionNotesAnswer;
  readonly people: number;
  readonly onBlock: (block: number) => void;
};

export function BlockChoice({ notes, people, onBlock }: BlockChoiceProps) {
  if (notes.blocks.length === 0) return null;
  return (
    <Group gap="xs" mb="md" role="group" aria-label="Blocks, each with notes of its own">
      {notes.blocks.map((each) => {
        const isHere = each.block === notes.block;
        return (
          <Button
            key={each.block}
            variant={isHere ? 'filled' : 'default'}
            mih={44}
            h="auto"
            className={classes['block'] ?? ''}
            aria-pressed={isHere}
            onClick={() => onBlock(each.block)}
          >
            {isHere ? '✓ ' : ''}
            {each.words} · {each.signed >= people ? 'all signed' : `${each.signed} of ${people} signed`}
          </Button>
        );
      })}
    </Group>
  );
}
