// The keys of a button, left out where there is no keyboard to speak of.
import { Box } from '@mantine/core';
import { KeyHint } from '#ui/KeyHint.tsx';

export function Hint({ keys }: { readonly keys: string }) {
  return (
    <Box component="span" visibleFrom="sm">
      <KeyHint keys={keys} />
    </Box>
  );
}
