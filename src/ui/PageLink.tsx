// A link to another page of this program: no reload, and it works with the middle button like any link.
import { Anchor, type AnchorProps } from '@mantine/core';
import { useRouter, type RouterHistory } from '@tanstack/react-router';
import { useCallback, type MouseEvent, type ReactNode } from 'react';

type PageLinkProps = AnchorProps & {
  readonly to: string;
  readonly children: ReactNode;
  /** -1 where a cell around it is the stop. */
  readonly tabIndex?: number;
};

export function PageLink({ to, children, ...look }: PageLinkProps) {
  const go = useGo();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    const wantsOwnTab = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
    if (wantsOwnTab || event.defaultPrevented) return;
    event.preventDefault();
    go(to);
  };
  return (
    <Anchor href={to} onClick={follow} {...look}>
      {children}
    </Anchor>
  );
}

/** How code goes to another page: `go('/app/groups')`. */
export function useGo(): (to: string) => void {
  // The router's own type is known to the shell only.
  const { history } = useRouter() as { history: RouterHistory };
  return useCallback((to: string) => history.push(to), [history]);
}
