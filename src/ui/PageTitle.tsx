// The one first heading of a page. It takes the focus when somebody comes to the page, so that keyboard and screen
// reader begin where the page begins, and it names the browser's tab with words that are safe on a shared screen.
import { Group, Text, Title } from '@mantine/core';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import classes from './page.module.css';

type PageTitleProps = {
  readonly children: string;
  /** Name of the tab. Needed where the heading names a person: a tab never does. */
  readonly tab?: string;
  /** One quiet line below. */
  readonly below?: ReactNode;
  /** Actions of the whole page, at the right. */
  readonly actions?: ReactNode;
};

let hasComeFrom: string | undefined;

function isTyping(): boolean {
  const { activeElement } = document;
  return (
    activeElement instanceof HTMLElement && ['INPUT', 'TEXTAREA', 'SELECT'].includes(activeElement.tagName)
  );
}

export function PageTitle({ children, tab, below, actions }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const name = tab ?? children;
  useEffect(() => {
    document.title = `${name} · Evenkeel`;
  }, [name]);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => {
    // The first page of a visit begins at its top, where the browser put the focus; whoever types keeps it.
    if (hasComeFrom !== undefined && !isTyping()) heading.current?.focus({ preventScroll: true });
    hasComeFrom = path;
  }, [path]);
  return (
    <Group justify="space-between" align="flex-end" gap="sm" mb="lg">
      <div>
        <Title order={1} ref={heading} tabIndex={-1} className={classes['heading'] ?? ''}>
          {children}
        </Title>
        {below === undefined ? null : (
          <Text c="dimmed" mt={2}>
            {below}
          </Text>
        )}
      </div>
      {actions === undefined ? null : <Group gap="xs">{actions}</Group>}
    </Group>
  );
}
