// Of several forms one stands open. A form that is saved late closes itself, and never the one opened meanwhile, be it
// another or the same once more.
import { useState } from 'react';

type OneOpen<Thing> = {
  /** What the form that stands open is for. */
  readonly open: Thing | null;
  readonly show: (thing: Thing | null) => void;
  /** Closes the form that this was given to. */
  readonly close: () => void;
};

export function useOneOpen<Thing>(first: Thing | null = null): OneOpen<Thing> {
  // An object of its own for each opening: the same thing opened twice is two forms.
  const [opening, set] = useState<{ readonly thing: Thing } | null>(first === null ? null : { thing: first });
  return {
    open: opening?.thing ?? null,
    show: (thing) => set(thing === null ? null : { thing }),
    close: () => set((now) => (now === opening ? null : now)),
  };
}
