// Every key of the shell and of the pages that have their own, and the switch for those that are single letters.
import { Switch, Table, Title } from '@mantine/core';
import { KeyHint } from '#ui/KeyHint.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { useLetterKeysChoice } from './letter-keys.ts';
import { keysOfPages, type KeyLine } from './keys-of-pages.ts';
import { entriesFor } from './navigation.ts';
import { useMe } from './me.ts';

export function KeysPage() {
  const [isOn, setOn] = useLetterKeysChoice();
  const me = useMe();
  const goes = entriesFor(me.data?.permissions ?? []).flatMap((entry) =>
    entry.letter === undefined ? [] : [{ keys: `g ${entry.letter}`, does: `Go to ${entry.label}` }],
  );
  const rows = [
    { keys: 'Ctrl K', does: 'Find a person or a page' },
    { keys: '?', does: 'Show this page' },
    ...goes,
    { keys: '↑ ↓', does: 'Move between the rows of a list' },
    { keys: 'Home End', does: 'First or last row of a list' },
    { keys: 'Esc', does: 'Close what is open' },
  ];
  return (
    <>
      <PageTitle>Keyboard shortcuts</PageTitle>
      <Switch
        label="Shortcuts of single letters and numbers"
        description="Switch them off where words are dictated or keys are hit by mistake."
        checked={isOn}
        onChange={(event) => setOn(event.currentTarget.checked)}
        mb="lg"
      />
      <Keys title="On every page" rows={rows} />
      {keysOfPages(me.data?.permissions ?? []).map((page) => (
        <Keys key={page.title} {...page} />
      ))}
    </>
  );
}

function Keys({ title, rows }: { readonly title: string; readonly rows: readonly KeyLine[] }) {
  return (
    <>
      <Title order={2} size="h3" mt="lg" mb={4}>
        {title}
      </Title>
      <Table maw={560} layout="fixed" aria-label={`Keys: ${title}`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" w={150}>
              Keys
            </Table.Th>
            <Table.Th scope="col">What they do</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.keys}>
              <Table.Td>
                <KeyHint keys={row.keys} isSpoken />
              </Table.Td>
              <Table.Td>{row.does}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
