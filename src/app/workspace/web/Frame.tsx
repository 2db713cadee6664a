// Everything around a page: who is there, the header, the navigation, Ctrl K. Whoever is not signed in sees the
// sign-in page at the same address, and then the page they came for.
import { AppShell } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { Loading } from '#ui/Loading.tsx';
import { useKeepFocus } from '#ui/keep-focus.ts';
import { tellSignIn, usePresence } from '#ui/presence.ts';
import { TaskAlerts } from '#tasks/web/door.ts';
import { Cover } from './Cover.tsx';
import { Finder } from './Finder.tsx';
import { Header } from './Header.tsx';
import { useMe, type Me } from './me.ts';
import { Navigation } from './Navigation.tsx';
import { useLetterKeys } from './letter-keys.ts';
import { SetUpNotice } from './SetUpNotice.tsx';
import { useLive } from './use-live.ts';

export function Frame({ children }: { readonly children: ReactNode }) {
  const me = useMe();
  const { signIn } = usePresence();
  const isAway = signIn === 'locked' || signIn === 'signed-out';
  const isLocked = me.data?.locked === true;
  useEffect(() => {
    if (isLocked) tellSignIn('locked');
  }, [isLocked]);
  // A page is not begun behind a lock, but one that was there stays.
  const [isBegun, begin] = useState(false);
  if (!isBegun && me.data !== undefined && !isLocked) begin(true);
  const isShown = isBegun && me.data !== undefined;
  return (
    <>
      {isShown ? <Shell me={me.data}>{children}</Shell> : null}
      {isShown || isAway ? null : <Waiting error={me.error} retry={() => void me.refetch()} />}
      <Cover me={me.data} />
    </>
  );
}

function Waiting({ error, retry }: { readonly error: Error | null; readonly retry: () => void }) {
  return <main>{error ? <ErrorNotice error={error} onRetry={retry} /> : <Loading />}</main>;
}

function Shell({ me, children }: { readonly me: Me; readonly children: ReactNode }) {
  const [isOpen, { close, toggle }] = useDisclosure(false);
  const path = useRouterState({
    select: (state) => new URL(state.location.publicHref, location.origin).pathname,
  });
  useEffect(() => close(), [path, close]);
  useLetterKeys(me.permissions);
  useLive();
  useKeepFocus('page');
  return (
    <>
      <a href="#page" className="skip">
        Skip to the page
      </a>
      <AppShell
        header={{ height: 52 }}
        navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
        padding={{ base: 'md', sm: 'xl' }}
        transitionDuration={0}
      >
        <AppShell.Header>
          <Header me={me} isMenuOpen={isOpen} toggleMenu={toggle} />
        </AppShell.Header>
        <AppShell.Navbar p="sm" aria-label="Pages" {...(isOpen ? {} : { visibleFrom: 'sm' as const })}>
          <Navigation me={me} path={path} />
        </AppShell.Navbar>
        <AppShell.Main id="page" tabIndex={-1}>
          <TaskAlerts />
          <SetUpNotice permissions={me.permissions} path={path} />
          {children}
        </AppShell.Main>
      </AppShell>
      <Finder me={me} />
    </>
  );
}
