import { NavLink, Stack } from '@mantine/core';
import { useGo } from '#ui/PageLink.tsx';
import { entriesFor, entryAt } from './navigation.ts';
import { useSetUp } from './use-set-up.ts';
import type { Me } from './me.ts';

export function Navigation({ me, path }: { readonly me: Me; readonly path: string }) {
  const go = useGo();
  const here = entryAt(path);
  const isSetUp = useSetUp(me.permissions)?.done !== false;
  return (
    <Stack gap={2} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {entriesFor(me.permissions)
        .filter((entry) => !entry.quiet && !(entry.untilSetUp && isSetUp))
        .map((entry) => (
          <li key={entry.to}>
            <NavLink
              href={entry.to}
              label={entry.label}
              active={entry === here}
              variant="light"
              {...(entry === here ? { 'aria-current': 'page' as const } : {})}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                go(entry.to);
              }}
            />
          </li>
        ))}
    </Stack>
  );
}
