// The keys that tap in the part that is on the screen: Alt with a number taps participation, with Shift as well the mood.
import { useEffect } from 'react';
import { moods, participations } from '../rules/part.ts';
import type { DraftPart } from './draft-part.ts';

export function useTapKeys(part: DraftPart, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent) => {
      if (tapByKey(event, part)) event.preventDefault();
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

// Tapped again it is taken back.
function tap(part: DraftPart, field: 'mood' | 'participation', code: string | undefined): boolean {
  if (code === undefined) return false;
  part.change({ [field]: part.now().part[field] === code ? '' : code });
  return true;
}
