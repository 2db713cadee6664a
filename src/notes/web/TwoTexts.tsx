// Two people wrote the same part: both texts beside each other, and whoever sees it decides what shall stand.
import { Button, Group, SimpleGrid, Text } from '@mantine/core';
import type { DraftPart, Theirs } from './draft-part.ts';
import classes from './notes.module.css';

type TwoTextsProps = { readonly part: DraftPart; readonly mine: string; readonly theirs: Theirs };

export function TwoTexts({ part, mine, theirs }: TwoTextsProps) {
  return (
    <div role="alert" className={classes['twoTexts']}>
      <Text mb="xs">
        {theirs.writer} saved this part after you opened it. Both texts are kept; choose what shall stand.
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <OneText title="Yours" words={mine} />
        <OneText title={`From ${theirs.writer}`} words={theirs.words} />
      </SimpleGrid>
      <Group gap="xs" mt="sm">
        <Button variant="default" mih={44} onClick={() => part.settle(mine)}>
          Keep mine
        </Button>
        <Button variant="default" mih={44} onClick={() => part.settle(theirs.words)}>
          Keep theirs
        </Button>
        <Button
          variant="default"
          mih={44}
          onClick={() => part.settle(`${theirs.words.trimEnd()}\n\n${mine}`)}
        >
          Put together
        </Button>
      </Group>
    </div>
  );
}

function OneText({ title, words }: { readonly title: string; readonly words: string }) {
  return (
    <div>
      <Text size="sm" fw={600} c="dimmed">
        {title}
      </Text>
      <div className={classes['words']}>{words === '' ? '(empty)' : words}</div>
    </div>
  );
}
