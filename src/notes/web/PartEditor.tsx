// A part of a note to type in: grows with its text, saves by itself, and says how that stands.
import { Group, Text, Textarea } from '@mantine/core';
import { useSyncExternalStore, type ReactNode, type Ref } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { ProblemError } from '#ui/problem.ts';
import { SavedMark } from '#ui/SavedMark.tsx';
import type { DraftPart } from './draft-part.ts';
import { TwoTexts } from './TwoTexts.tsx';

export type PartEditorProps = {
  readonly part: DraftPart;
  readonly label: string;
  readonly hint: string;
  readonly lines: number;
  /** Beside the label, at the right of the saved mark. */
  readonly beside?: ReactNode;
  /** What is tapped, above the words; what is added to them, below. Both are left out while two texts are to be settled. */
  readonly above?: ReactNode;
  readonly below?: ReactNode;
  /** What was found in it, right under the words. */
  readonly found?: ReactNode;
  readonly inputRef?: Ref<HTMLTextAreaElement>;
};

export function PartEditor({
  part,
  label,
  hint,
  lines,
  beside,
  above,
  below,
  found,
  inputRef,
}: PartEditorProps) {
  const now = useSyncExternalStore(part.subscribe, part.now);
  const id = `part-${part.place.patientId ?? 'shared'}`;
  return (
    <div>
      {now.theirs === null ? above : null}
      <Group justify="space-between" gap="xs" mb={4} mih={28}>
        <Text component="label" htmlFor={id} fw={600}>
          {label}
        </Text>
        <Group gap="sm">
          <SavedMark state={now.state} />
          {beside}
        </Group>
      </Group>
      {now.theirs === null ? (
        <Textarea
          id={id}
          ref={inputRef ?? null}
          value={now.part.words}
          onChange={(event) => part.change({ words: event.currentTarget.value })}
          onBlur={() => void part.flush()}
          placeholder={hint}
          autosize
          minRows={lines}
          maxRows={24}
          maxLength={20_000}
          spellCheck
        />
      ) : (
        <TwoTexts part={part} mine={now.part} theirs={now.theirs} />
      )}
      {found}
      {now.theirs === null ? below : null}
      {now.problem === null ? null : <ErrorNotice error={new ProblemError(now.problem)} />}
    </div>
  );
}
