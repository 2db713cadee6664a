// How far something is, as a bar with its numbers. Without a total it only says that it is under way.
import { Text } from '@mantine/core';
import type { FileInList } from '../rules/import-answers.ts';
import { number } from './import-words.ts';
import type { Progress } from './imports.api.ts';
import classes from './imports.module.css';

type ProgressBarProps = {
  readonly what: string;
  readonly done: number;
  readonly total: number;
  readonly inWords?: (count: number) => string;
};

export function ProgressBar({ what, done, total, inWords = number }: ProgressBarProps) {
  const isKnown = total > 0;
  return (
    <div role="status" aria-live="off">
      <Text size="sm">
        {what}
        {isKnown ? ` ${inWords(done)} of ${inWords(total)}` : ' …'}
      </Text>
      <progress
        className={classes['bar']}
        aria-label={what}
        {...(isKnown ? { value: done, max: total } : {})}
      />
    </div>
  );
}

/** The work on a file: what was asked for last, until the answer to the next question comes. */
export function WorkOnFile({ file, now }: { readonly file: FileInList; readonly now: Progress | undefined }) {
  const { done, total } = now ?? file;
  return (
    <ProgressBar what={file.stage === 'to_read' ? 'Reading' : 'Bringing in'} done={done} total={total} />
  );
}
