// The word of what was signed or co-signed: the button that did it is gone or means less now, so that the focus comes here,
// and the word into view.
import { Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import classes from './notes.module.css';

type SignedStatusProps = {
  readonly words: string;
  /** Another one for each time something was signed; null before. */
  readonly time: object | null;
};

export function SignedStatus({ words, time }: SignedStatusProps) {
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (time !== null) said.current?.focus();
  }, [time]);
  return (
    <Text
      ref={said}
      tabIndex={-1}
      role="status"
      aria-live="polite"
      fw={600}
      className={classes['signedWords'] ?? ''}
    >
      {words}
    </Text>
  );
}
