// What lies over the page while the screen is locked or nobody is signed in. The page below stays mounted, hidden
// and out of reach, so that nothing typed is lost; when the same person is back they stand where they stood.
// What is shown here must not open menus or dialogs of its own: they would be hidden with the page.
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { ask } from '#ui/ask.ts';
import { Loading } from '#ui/Loading.tsx';
import { usePresence } from '#ui/presence.ts';
import { UrgentBehindLock } from '#tasks/web/door.ts';
import { LockOverlay, SignInPage } from './sign-in-pages.tsx';
import { meKey, type Me } from './me.ts';

export function Cover({ me }: { readonly me: Me | undefined }) {
  const { signIn } = usePresence();
  const isCovered = signIn === 'locked' || signIn === 'signed-out';
  useCovering(isCovered);
  useReturn(me, signIn === 'open');
  const place = document.querySelector('#cover');
  if (!isCovered || place === null) return null;
  return createPortal(
    <div>
      <Suspense fallback={<Loading />}>
        {signIn === 'locked' ? <LockOverlay waiting={<UrgentBehindLock />} /> : <SignInPage />}
      </Suspense>
    </div>,
    place,
  );
}

// Hides and stills everything but the cover, and gives the focus back afterwards.
function useCovering(isCovered: boolean): void {
  const before = useRef<Element | null>(null);
  useEffect(() => {
    if (!isCovered) return undefined;
    before.current = document.activeElement;
    document.documentElement.setAttribute('data-covered', '');
    const others = [...document.body.children].filter((each) => each.id !== 'cover');
    for (const each of others) each.setAttribute('inert', '');
    return () => {
      document.documentElement.removeAttribute('data-covered');
      for (const each of others) each.removeAttribute('inert');
      if (before.current instanceof HTMLElement) before.current.focus();
    };
  }, [isCovered]);
}

// After coming back: the same person goes on; for somebody else nothing of the page before may stay.
function useReturn(me: Me | undefined, isOpen: boolean): void {
  const client = useQueryClient();
  const before = useRef(me);
  useEffect(() => {
    if (me && before.current && me.staffMemberId !== before.current.staffMemberId) location.assign('/app');
    if (me) before.current = me;
  }, [me]);
  useEffect(() => {
    if (!isOpen) return;
    const known = before.current;
    const greet = (now: Me) => {
      if (known && known.staffMemberId !== now.staffMemberId) {
        location.assign('/app');
        return;
      }
      client.setQueryData(meKey, now);
      if (now.locked) return;
      void client.invalidateQueries();
    };
    // A refusal covers the screen again by itself.
    ask<Me>({ path: '/api/staff/me' }).then(greet, () => undefined);
  }, [isOpen, client]);
}
