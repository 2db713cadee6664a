// Whatever takes somebody off this page takes what they typed with it: Back and Forward, another page, another app, a
// page that the browser kept whole. One entry of the history stands guard, and holds nothing.
const guard = 'tablet';

/** Calls `startOver` in time, before anything can be kept. The answer stops it. */
export function leaveNothing(startOver: () => void): () => void {
  if (history.state !== guard) {
    history.replaceState(guard, '', '/kiosk');
    history.pushState(guard, '', '/kiosk');
  }
  const back = () => {
    startOver();
    history.pushState(guard, '', '/kiosk');
  };
  const hidden = () => {
    if (document.visibilityState === 'hidden') startOver();
  };
  const shown = (event: PageTransitionEvent) => {
    if (!event.persisted) return;
    startOver();
    location.reload();
  };
  addEventListener('popstate', back);
  addEventListener('pagehide', startOver);
  addEventListener('pageshow', shown);
  document.addEventListener('visibilitychange', hidden);
  return () => {
    removeEventListener('popstate', back);
    removeEventListener('pagehide', startOver);
    removeEventListener('pageshow', shown);
    document.removeEventListener('visibilitychange', hidden);
  };
}
