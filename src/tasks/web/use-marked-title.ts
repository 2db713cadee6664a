// While something stands at the top of the screen, the tab says so with a sign and no word: whoever works in another tab or
// window sees it as well.
import { useEffect } from 'react';

const sign = '▲ ';

export function useMarkedTitle(isOn: boolean): void {
  useEffect(() => {
    const title = document.querySelector('title');
    if (!isOn || title === null) return;
    const mark = () => {
      if (!document.title.startsWith(sign)) document.title = sign + document.title;
    };
    mark();
    // Each page writes its own title.
    const observer = new MutationObserver(mark);
    observer.observe(title, { childList: true });
    return () => {
      observer.disconnect();
      if (document.title.startsWith(sign)) document.title = document.title.slice(sign.length);
    };
  }, [isOn]);
}
