// The keys that tap in the part that is on the screen: Alt with a number taps participation, with Shift as well the mood.
// Themes are too many for a number with a third key held, which many keyboards write signs with: Alt T goes to their
// row, the next number taps one, and the focus is back where somebody wrote.
import { useEffect, useRef } from 'react';
import { moods, participations, themes } from '../rules/part.ts';
import type { DraftPart } from './draft-part.ts';

/** The name of the row of themes: one part is on the screen at a time. */
export const themeRow = 'themes-of-part';

export function useTapKeys(part: DraftPart, isOn: boolean): void {
  const cameFrom = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent) => {
      if (tapByKey(event, part) || themeByKey(event, part, cameFrom)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [part, isOn]);
}

// By the key's place, not its letter: with Shift or Alt held the letter is another one on many keyboards.
function tapByKey(event: KeyboardEvent, part: DraftPart): boolean {
  const number = /^Digit([1-9])$/u.exec(event.code)?.[1];
  if (!event.altKey || event.ctrlKey || event.metaKey || number === undefined) return false;
  const place = Number(number) - 1;
  return event.shiftKey
    ? tap(part, 'mood', moods[place]?.code)
    : tap(part, 'participation', participations[place]?.code);
}

// In the order of the keys on a keyboard.
const themeKeys = 'Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal'.split(
  ' ',
);

type CameFrom = { current: HTMLElement | null };

function themeByKey(event: KeyboardEvent, part: DraftPart, cameFrom: CameFrom): boolean {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return false;
  return event.altKey ? toThemes(event, cameFrom) : themeByNumber(event, part, cameFrom);
}

function toThemes(event: KeyboardEvent, cameFrom: CameFrom): boolean {
  if (event.code !== 'KeyT') return false;
  if (!isInThemes()) cameFrom.current = document.activeElement as HTMLElement | null;
  firstOfThemes()?.focus();
  return true;
}

function themeByNumber(event: KeyboardEvent, part: DraftPart, cameFrom: CameFrom): boolean {
  if (!isInThemes() || !tap(part, 'theme', themes[themeKeys.indexOf(event.code)]?.code)) return false;
  if (cameFrom.current?.isConnected === true) cameFrom.current.focus();
  cameFrom.current = null;
  return true;
}

function isInThemes(): boolean {
  return document.activeElement instanceof HTMLInputElement && document.activeElement.name === themeRow;
}

// The one that is tapped, or the first.
function firstOfThemes(): HTMLElement | null {
  const row = `input[name="${themeRow}"]`;
  return document.querySelector<HTMLElement>(`${row}:checked`) ?? document.querySelector<HTMLElement>(row);
}

// Tapped again it is taken back.
function tap(part: DraftPart, field: 'mood' | 'participation' | 'theme', code: string | undefined): boolean {
  if (code === undefined) return false;
  part.change({ [field]: part.now().part[field] === code ? '' : code });
  return true;
}
