// Keys that work anywhere on the page while nobody types: "?" for the list of them, "g" and a letter to go somewhere.
// Whoever dictates or cannot hold keys may switch them off (WCAG 2.1.4).
import { useLocalStorage } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { useGo } from '#ui/PageLink.tsx';
import { entriesFor } from './navigation.ts';

const patienceMs = 1500;
// Long before the page was opened: its clock begins at zero, and a letter right then is no second one.
const never = Number.NEGATIVE_INFINITY;

export function useLetterKeysChoice() {
  return useLocalStorage<boolean>({ key: 'evenkeel-letter-keys', defaultValue: true });
}

export function useLetterKeys(permissions: readonly string[]): void {
  const [isOn] = useLetterKeysChoice();
  const go = useGo();
  // Kept outside the effect: a render between the two letters must not forget the first.
  const startedAt = useRef(never);
  useEffect(() => {
    if (!isOn) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const isSecond = performance.now() - startedAt.current < patienceMs;
      startedAt.current = event.key === 'g' ? performance.now() : never;
      const to = event.key === '?' ? '/app/keys' : isSecond && addressOf(event.key, permissions);
      if (!to) return;
      event.preventDefault();
      startedAt.current = never;
      go(to);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isOn, go, permissions]);
}

function addressOf(letter: string, permissions: readonly string[]): string | undefined {
  return entriesFor(permissions).find((entry) => entry.letter === letter)?.to;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
      target.closest('[role="dialog"], [role="menu"]') !== null)
  );
}
