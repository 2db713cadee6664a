// Says why a list is empty and what to do next, in words.
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './page.module.css';

export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className={classes['empty']}>
      <Text fw={600}>{title}</Text>
      {children === undefined ? null : (
        <Text component="div" c="dimmed" mt={4}>
          {children}
        </Text>
      )}
    </div>
  );
}
