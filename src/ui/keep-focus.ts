// The keyboard's place on a page. What has the focus may go away: a form that was saved, a line that was settled. The
// browser would begin again at the top of the page, and a screen reader would say nothing. Here the focus goes on to the
// next line of the same list, or else to the heading under which it was.
import { useEffect } from 'react';

type Place = { readonly element: Element; readonly around: readonly Element[] };
type Gone = { readonly node: Node; readonly next: Node | null; readonly previous: Node | null };

/** Keeps the place within the element of this id, for as long as the part that calls it stands. */
export function useKeepFocus(id: string): void {
  useEffect(() => {
    const page = document.querySelector(`#${id}`);
    return page === null ? undefined : keepFocus(page);
  }, [id]);
}

function keepFocus(page: Element): () => void {
  let place: Place | null = null;
  let gone: Gone[] = [];
  let waiting: number | undefined;
  const remember = (event: Event) => {
    const element = event.target as Element;
    place = { element, around: around(element, page) };
  };
  // Who presses beside everything has left the place.
  const leave = () => {
    place = null;
  };
  // After all that moves the focus by itself: a field of its own, the title of the next page.
  const look = () => {
    waiting = undefined;
    const [lost, lines] = [place, gone];
    gone = [];
    if (lost === null || lost.element.isConnected || document.activeElement !== document.body) return;
    place = null;
    (nextLine(lost, lines) ?? headingOver(lost, page))?.focus({ preventScroll: true });
  };
  const watcher = new MutationObserver((changes) => {
    for (const { removedNodes, nextSibling, previousSibling } of changes)
      for (const node of removedNodes) gone.push({ node, next: nextSibling, previous: previousSibling });
    if (gone.length > 0) waiting ??= window.setTimeout(look);
  });
  watcher.observe(page, { childList: true, subtree: true });
  page.addEventListener('focusin', remember);
  document.addEventListener('pointerdown', leave);
  return () => {
    watcher.disconnect();
    window.clearTimeout(waiting);
    page.removeEventListener('focusin', remember);
    document.removeEventListener('pointerdown', leave);
  };
}

function around(element: Element, page: Element): Element[] {
  const all: Element[] = [];
  for (let one: Element | null = element; one !== null && one !== page; one = one.parentElement)
    all.push(one);
  return all;
}

const lineNames = new Set(['TR', 'LI']);
const controls = 'a[href], button:not(:disabled), input, select, textarea';

// The line that has moved up to where the lost one stood, or the one before it.
function nextLine({ around: lost }: Place, gone: readonly Gone[]): HTMLElement | null {
  const line = gone.find(({ node }) => lost.some((one) => one === node) && lineNames.has(node.nodeName));
  const near = [line?.next, line?.previous].find((one) => one instanceof Element && one.isConnected);
  return near instanceof Element ? near.querySelector<HTMLElement>(controls) : null;
}

function headingOver({ around: lost }: Place, page: Element): HTMLElement | null {
  const section = lost.find((one) => one.nodeName === 'SECTION' && one.isConnected);
  const heading =
    section?.querySelector<HTMLElement>('h2, h3') ?? page.querySelector<HTMLElement>('h1') ?? null;
  if (heading !== null) heading.tabIndex = -1;
  return heading;
}
