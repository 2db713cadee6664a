// Words somebody is in the middle of typing into a form: they outlive the form, so that going to look at something else
// loses nothing, and in the vault of the browser a reload as well. They go once they are sent or let go.
import { useEffect, useRef, useState } from 'react';
import { forgetInVault, keepInVault, leftInVault } from './vault.ts';

const typed = new Map<string, string>();

type Typed = {
  readonly words: string;
  readonly write: (words: string) => void;
  /** They are sent, or nobody wants them any more. */
  readonly letGo: () => void;
};

/** Words under a name without spaces; `first` is what stands there before anything was typed. */
export function useTyped(name: string, first = ''): Typed {
  const [words, set] = useState(() => typed.get(name) ?? first);
  const isGone = useRef(false);
  useEffect(() => {
    const bringBack = async () => {
      const { values, forget } = await leftInVault<string>(`typed-${name}`);
      const left = values.at(-1);
      // What is typed here by now comes first.
      if (left !== undefined && !typed.has(name) && !isGone.current) {
        typed.set(name, left);
        set(left);
        await keepInVault(`typed-${name}`, left);
      }
      await forget();
    };
    bringBack().catch(() => undefined);
  }, [name]);
  return {
    words,
    write: (next) => {
      set(next);
      typed.set(name, next);
      keepInVault(`typed-${name}`, next).catch(() => undefined);
    },
    letGo: () => {
      isGone.current = true;
      typed.delete(name);
      forgetInVault(`typed-${name}`).catch(() => undefined);
    },
  };
}

/** Whether something was begun under this name on this page. */
export function isTyped(name: string): boolean {
  return (typed.get(name) ?? '') !== '';
}
