// A link to another page that looks like a button.
import { Button } from '@mantine/core';
import { useGo } from '#ui/PageLink.tsx';

export function ButtonLink({ to, children }: { readonly to: string; readonly children: string }) {
  const go = useGo();
  return (
    <Button
      component="a"
      href={to}
      h={44}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </Button>
  );
}
