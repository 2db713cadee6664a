// Shows what went wrong: the server's own sentence, and the fields it names that no input of this form shows.
import { Button, List, Text } from '@mantine/core';
import { problemIn } from './problem.ts';
import classes from './page.module.css';

type ErrorNoticeProps = {
  readonly error: unknown;
  /** Names of fields whose messages stand beside their inputs already. */
  readonly shown?: readonly string[];
  readonly onRetry?: () => void;
};

export function ErrorNotice({ error, shown = [], onRetry }: ErrorNoticeProps) {
  const problem = problemIn(error);
  if (problem === null) return null;
  const fields = (problem.fields ?? []).filter((each) => !shown.includes(each.field));
  return (
    <div role="alert" className={classes['notice']} ref={intoView}>
      <Text fw={600}>{problem.title}</Text>
      <Text>{problem.detail}</Text>
      {fields.length > 0 ? (
        <List size="sm" mt={4}>
          {fields.map((each) => (
            <List.Item key={`${each.field} ${each.message}`}>
              {fieldInWords(each.field)}: {each.message}
            </List.Item>
          ))}
        </List>
      ) : null}
      {problem.status >= 500 && problem.requestId !== undefined ? (
        <Text c="dimmed" size="sm" mt={4}>
          Request number {problem.requestId}
        </Text>
      ) : null}
      {onRetry === undefined ? null : (
        <Button variant="default" size="xs" mt="xs" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

// Under a long form it would come up where nobody looks.
function intoView(notice: HTMLElement | null): void {
  notice?.scrollIntoView({ block: 'nearest' });
}

// 'heldOn' is for machines; people read 'Held on'.
function fieldInWords(field: string): string {
  if (field === 'because') return 'Why';
  const words = (field.split(/[./]/).at(-1) ?? field)
    .replace(/([A-Z_])/g, (letter) => ` ${letter.toLowerCase()}`)
    .replaceAll('_', '')
    .trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
