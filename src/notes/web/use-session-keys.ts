// The keys of a session's page. Single letters and numbers work while nobody types, and can be switched off with the
// other letter keys on the page of keyboard shortcuts. They mark nobody while a question is asked or everything is read
// once more to sign: a number is meant for the question then, or is the first of a PIN.
import { useLocalStorage } from '@mantine/hooks';
import { useEffect } from 'react';
import type { statusKeys } from '../../attendance/web/door.ts';

type Status = (typeof statusKeys)[number] | 'expected';

export type SessionKeys = {
  readonly everyone: () => void;
  readonly mark: (status: Status) => void;
  readonly undo: () => void;
  /** Takes the chosen person out of the group, or back. */
  readonly outOrBack: () => void;
  /** Goes to the person so many lines further; into their words where `write` is true. */
  readonly step: (lines: number, write: boolean) => void;
  readonly sign: () => void;
  readonly leave: () => void;
  /** Whether everything is read once more to sign it. */
  readonly isSigning: boolean;
};

const statusOf: Readonly<Record<string, Status>> = {
  '0': 'expected',
  '1': 'present',
  '2': 'late',
  '3': 'absent',
  '4': 'cancelled',
};

export function useSessionKeys(keys: SessionKeys): void {
  const [lettersOn] = useLocalStorage<boolean>({ key: 'evenkeel-letter-keys', defaultValue: true });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (
        event.defaultPrevented ||
        target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null
      )
        return;
      if (chord(event, keys)) {
        event.preventDefault();
        return;
      }
      if (heldWith(event) !== '' || target.closest('input, textarea, select') !== null) return;
      const isAsked = keys.isSigning || target.closest('[data-question]') !== null;
      if (alone(event.key, keys, lettersOn && !isAsked)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}

// Keys that work while somebody types as well.
function chord(event: KeyboardEvent, keys: SessionKeys): boolean {
  const isText = (event.target as HTMLElement).closest('input, textarea') !== null;
  const does: Readonly<Record<string, (() => void) | undefined>> = {
    'control Enter': keys.sign,
    'alt ArrowDown': () => keys.step(1, true),
    'alt ArrowUp': () => keys.step(-1, true),
    Escape: keys.leave,
    // In a text the browser takes back what was typed.
    'control z': isText ? undefined : keys.undo,
  };
  const action = does[`${heldWith(event)}${event.key}`];
  action?.();
  return action !== undefined;
}

function heldWith(event: KeyboardEvent): string {
  if (event.ctrlKey || event.metaKey) return 'control ';
  return event.altKey ? 'alt ' : '';
}

function alone(key: string, keys: SessionKeys, mayMark: boolean): boolean {
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    keys.step(key === 'ArrowDown' ? 1 : -1, false);
    return true;
  }
  const status = statusOf[key];
  if (!mayMark) return false;
  if (key === 'p' || key === 'P') keys.everyone();
  else if (key === 'o' || key === 'O') keys.outOrBack();
  else if (status !== undefined) keys.mark(status);
  else return false;
  return true;
}
