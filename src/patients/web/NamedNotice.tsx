// A name of another member in what is written: written away or said to mean somebody else, each with one key.
import { Box, Button, Group, Text } from '@mantine/core';
import { useEffect } from 'react';
import { KeyHint } from '#ui/KeyHint.tsx';
import { insteadOf, type NamedOther } from '../rules/named-others.ts';
import classes from './named.module.css';

type NamedNoticeProps<Named extends NamedOther> = {
  readonly named: readonly Named[];
  readonly onReplace: (named: Named) => void;
  readonly onDismiss: (named: Named) => void;
  /** Whether the two keys work here: one part at a time may have them. */
  readonly hasKeys: boolean;
  /** Of what is written outside of a session: the groups that the person meets. */
  readonly isOfGroups?: boolean;
  /** What is to be said of where it stands; empty for nothing. */
  readonly where?: (named: Named) => string;
};

export function NamedNotice<Named extends NamedOther>({
  named,
  onReplace,
  onDismiss,
  hasKeys,
  isOfGroups = false,
  where,
}: NamedNoticeProps<Named>) {
  const [first] = named;
  useEffect(() => {
    if (!hasKeys || first === undefined) return;
    const onKey = (event: KeyboardEvent) => {
      // Where a form stands within another, one press settles one name.
      if (event.defaultPrevented || !event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.code === 'KeyM') onReplace(first);
      else if (event.code === 'KeyK') onDismiss(first);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  if (first === undefined) return null;
  return (
    <div role="group" aria-label={`The name ${first.text}`} className={classes['named']}>
      <Text size="sm" role="status">
        △ {foundWords(first, named.length, isOfGroups)} {where?.(first)}
      </Text>
      <Group gap="xs" mt={6}>
        <Button
          variant="default"
          mih={44}
          onClick={() => onReplace(first)}
          aria-keyshortcuts={hasKeys ? 'Alt+M' : ''}
          rightSection={hasKeys ? <Hint keys="Alt M" /> : null}
        >
          Write “{insteadOf(first)}”
        </Button>
        <Button
          variant="default"
          mih={44}
          onClick={() => onDismiss(first)}
          aria-keyshortcuts={hasKeys ? 'Alt+K' : ''}
          rightSection={hasKeys ? <Hint keys="Alt K" /> : null}
        >
          It means somebody else
        </Button>
      </Group>
    </div>
  );
}

function foundWords({ text, isGuest }: NamedOther, count: number, isOfGroups: boolean): string {
  const more = count > 1 ? ` (${count} names)` : '';
  if (isOfGroups)
    return `“${text}” is the name of somebody in a group of theirs${more}. No record names anybody else of a group.`;
  const who = isGuest ? 'a guest of this session' : 'a member of this group';
  return `“${text}” is the name of ${who}${more}. No record names anybody else who was there.`;
}

function Hint({ keys }: { readonly keys: string }) {
  return (
    <Box component="span" visibleFrom="sm">
      <KeyHint keys={keys} />
    </Box>
  );
}
