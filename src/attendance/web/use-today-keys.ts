// Keys of the whole page: a slash goes to the field that finds a person, an arrow goes into the list from anywhere.
import { useEffect } from 'react';

const fieldId = 'find-person';

export function useTodayKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const to = whereTo(event.key, event.target as HTMLElement);
      if (to === null) return;
      event.preventDefault();
      to.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function whereTo(key: string, target: HTMLElement): HTMLElement | null {
  const isTyping = target.closest('input, textarea, select') !== null;
  if (key === '/' && !isTyping) return document.querySelector<HTMLElement>(`#${fieldId}`);
  if (key !== 'ArrowDown' || (isTyping && target.id !== fieldId)) return null;
  return target.closest('main section') === null
    ? document.querySelector<HTMLElement>('main [data-person]')
    : null;
}
