// A key or a chord of keys, shown beside what it does. Beside a control that names its own keys it is not spoken.
import { Kbd } from '@mantine/core';

export function KeyHint({ keys, isSpoken = false }: { readonly keys: string; readonly isSpoken?: boolean }) {
  return (
    <span aria-hidden={!isSpoken}>
      {keys.split(' ').map((key, place) => (
        <Kbd key={`${place} ${key}`} size="xs" ml={place === 0 ? 0 : 3}>
          {key}
        </Kbd>
      ))}
    </span>
  );
}
