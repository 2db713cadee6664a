// A key or a chord of keys, shown beside what it does. Beside a control that names its own keys it is not spoken, and left
// out where hardly anybody has a keyboard.
import { Kbd } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './key-hint.module.css';

export function KeyHint({ keys, isSpoken = false }: { readonly keys: string; readonly isSpoken?: boolean }) {
  return (
    <span aria-hidden={!isSpoken} className={isSpoken ? undefined : classes['withKeyboard']}>
      {keys.split(' ').map((key, place) => (
        <Kbd key={`${place} ${key}`} size="xs" ml={place === 0 ? 0 : 3}>
          {key}
        </Kbd>
      ))}
    </span>
  );
}

/** Words about keys: left out on what is worked with a finger. */
export function WithKeyboard({ children }: { readonly children: ReactNode }) {
  return <span className={classes['withKeyboard']}>{children}</span>;
}

/** What is said there instead. */
export function WithoutKeyboard({ children }: { readonly children: ReactNode }) {
  return <span className={classes['withoutKeyboard']}>{children}</span>;
}
