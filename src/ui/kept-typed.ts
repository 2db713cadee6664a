// What is typed into a form that no draft holds yet: kept in this browser until it is sent or left, so that a reload or a
// killed tab costs no word. It comes back in the same place and says that it is from before.
import { useEffect, useRef, useState } from 'react';
import { forgetInVault, keepInVault, leftInVault } from './vault.ts';

export type KeptTyped<Typed> = {
  readonly typed: Typed;
  readonly change: (next: Partial<Typed>) => void;
  /** Whether it was typed before this page was loaded. */
  readonly isFromBefore: boolean;
  /** Empties the form, and forgets what was kept. */
  readonly startAnew: () => void;
  /** Forgets what was kept: it is sent, or its writer leaves it. */
  readonly done: () => Promise<void>;
};

/** What is typed into the form of this name, of what it begins with. */
export function useKeptTyped<Typed extends object>(name: string, begins: Typed): KeptTyped<Typed> {
  const [typed, setTyped] = useState(begins);
  const [isFromBefore, setIsFromBefore] = useState(false);
  const isTouched = useRef(false);
  const change = (next: Partial<Typed>) => {
    isTouched.current = true;
    const changed = { ...typed, ...next };
    setTyped(changed);
    void keepInVault(name, changed).catch(() => undefined);
  };
  useEffect(() => {
    let isGone = false;
    const takeOver = async () => {
      const left = await leftInVault<Typed>(name);
      const found = left.values.at(-1);
      if (found === undefined || isGone || isTouched.current) return;
      setTyped((stands) => ({ ...stands, ...found }));
      setIsFromBefore(true);
      await keepInVault(name, found);
      await left.forget();
    };
    // A browser that keeps nothing has nothing to give back.
    takeOver().catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [name]);
  const done = () => forgetInVault(name).catch(() => undefined);
  return {
    typed,
    change,
    isFromBefore,
    done,
    startAnew: () => {
      setTyped(begins);
      setIsFromBefore(false);
      void done();
    },
  };
}
