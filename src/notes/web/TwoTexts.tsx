// Two people wrote the same part: both texts beside each other, and whoever sees it decides what shall stand.
import { Button, Group, SimpleGrid, Text } from '@mantine/core';
import { writtenFields, type Part } from '../rules/part.ts';
import type { DraftPart, Theirs } from './draft-part.ts';
import { PartLines } from './PartLines.tsx';
import classes from './notes.module.css';

type TwoTextsProps = { readonly part: DraftPart; readonly mine: Part; readonly theirs: Theirs };

export function TwoTexts({ part, mine, theirs }: TwoTextsProps) {
  return (
    <div role="alert" className={classes['twoTexts']}>
      <Text mb="xs">
        {theirs.writer} saved this part after you opened it. Both texts are kept; choose what shall stand.
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <OneText title="Yours" part={mine} />
        <OneText title={`From ${theirs.writer}`} part={theirs.part} />
      </SimpleGrid>
      <Group gap="xs" mt="sm">
        <Button variant="default" mih={44} onClick={() => part.settle(mine)}>
          Keep mine
        </Button>
        <Button variant="default" mih={44} onClick={() => part.settle(theirs.part)}>
          Keep theirs
        </Button>
        <Button variant="default" mih={44} onClick={() => part.settle(together(theirs.part, mine))}>
          Put together
        </Button>
      </Group>
    </div>
  );
}

// Both texts one after the other; of what was tapped, one's own where one tapped something.
function together(theirs: Part, mine: Part): Part {
  const both = { ...mine };
  for (const field of Object.keys(mine) as (keyof Part)[])
    if (both[field] === '') Object.assign(both, { [field]: theirs[field] });
  for (const field of writtenFields)
    if (mine[field] !== '' && theirs[field] !== '' && mine[field] !== theirs[field])
      both[field] = `${theirs[field].trimEnd()}${field === 'words' ? '\n\n' : ' '}${mine[field]}`;
  return both;
}

function OneText({ title, part }: { readonly title: string; readonly part: Part }) {
  return (
    <div>
      <Text size="sm" fw={600} c="dimmed">
        {title}
      </Text>
      <PartLines part={part} />
      <div className={classes['words']}>{part.words === '' ? '(no words)' : part.words}</div>
    </div>
  );
}
