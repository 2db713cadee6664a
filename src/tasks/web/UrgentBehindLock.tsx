// On a locked screen: that something urgent waits, and nothing of whom, what or where, since anybody may stand before it.
// The event stream is shut behind a lock, so this alone is asked again and again.
import { Text } from '@mantine/core';
import { useUrgent } from './tasks.api.ts';
import classes from './tasks.module.css';

export function UrgentBehindLock() {
  const waits = useUrgent().data?.waits === true;
  return (
    <div role="status" aria-live="assertive">
      {waits ? (
        <Text fw={650} className={classes['urgent'] ?? ''}>
          ▲ Something urgent waits. Unlock to see it.
        </Text>
      ) : null}
    </div>
  );
}
