// On My day: how many notes wait for a signature, one's own or those of one's clinics, and where they are.
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ask } from '#ui/ask.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { useMay } from '../../staff/web/door.ts';
import type { UnsignedList } from '../rules/notes-answers.ts';
import { unsignedWords } from './unsigned-words.ts';

export function UnsignedLine() {
  const may = useMay();
  const mayAsk = may('notes.see-unsigned');
  const unsigned = useQuery({
    queryKey: ['notes', 'unsigned'],
    queryFn: () => ask<UnsignedList>({ path: '/api/notes/unsigned' }),
    enabled: mayAsk,
  });
  if (!mayAsk || unsigned.isError) return null;
  // Its place is kept while it is asked: nothing below moves.
  return (
    <Text component="div" size="sm" mih={40} mb="xs">
      {unsigned.data === undefined ? null : (
        <>
          {unsignedWords(unsigned.data)}{' '}
          {unsigned.data.sessions.length === 0 ? null : (
            <PageLink py={10} to="/app/notes">
              Notes to sign
            </PageLink>
          )}
        </>
      )}
    </Text>
  );
}
