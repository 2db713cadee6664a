// What somebody is in the middle of typing into a form: it outlives the form, so that going to look at something else
// loses nothing, and in the vault of the browser a reload as well. It goes once it is sent or let go.
import { useEffect, useRef, useState } from 'react';
import { forgetInVault, keepInVault, leftInVault } from './vault.ts';

const typed = new Map<string, unknown>();

type Typed<Value> = {
  readonly value: Value;
  readonly write: (value: Value) => void;
  /** Whether it was typed before this form was opened. */
  readonly isFromBefore: boolean;
  /** It is sent, or nobody wants it any more. */
  readonly letGo: () => void;
};

/** What is typed under a name without spaces; `first` is what stands there before anything was typed. */
export function useTyped<Value>(name: string, first: Value): Typed<Value> {
  const [value, set] = useState(() => (typed.has(name) ? (typed.get(name) as Value) : first));
  const [isFromBefore, setIsFromBefore] = useState(() => typed.has(name));
  const isGone = useRef(false);
  useEffect(() => {
    const bringBack = async () => {
      const { values, forget } = await leftInVault<Value>(`typed-${name}`);
      const left = values.at(-1);
      // What is typed here by now comes first.
      if (left !== undefined && !typed.has(name) && !isGone.current) {
        typed.set(name, left);
        set(left);
        setIsFromBefore(true);
        await keepInVault(`typed-${name}`, left);
      }
      await forget();
    };
    bringBack().catch(() => undefined);
  }, [name]);
  return {
    value,
    write: (next) => {
      set(next);
      typed.set(name, next);
      keepInVault(`typed-${name}`, next).catch(() => undefined);
    },
    isFromBefore,
    letGo: () => {
      isGone.current = true;
      setIsFromBefore(false);
      typed.delete(name);
      forgetInVault(`typed-${name}`).catch(() => undefined);
    },
  };
}

/** Whether something was begun under this name on this page. */
export function isTyped(name: string): boolean {
  return (typed.get(name) ?? '') !== '';
}
