// Shows that something is on its way, but only after 300 ms: what is quick needs no sign.
import { Group, Loader, Text } from '@mantine/core';
import { useEffect, useState } from 'react';

const quickMs = 300;

export function Loading({ what = 'Loading' }: { readonly what?: string }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), quickMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-live="polite">
      {slow ? (
        <Group gap="sm" py="md">
          <Loader size="sm" aria-hidden />
          <Text c="dimmed">{what} …</Text>
        </Group>
      ) : null}
    </div>
  );
}
