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

/** One opening of a form: an object of its own, so that the same thing opened twice is two forms. */
export type Opening<Thing> = { readonly thing: Thing } | null;

/** What stands open after one opening was closed, where `now` stands open by then. */
export function afterClosing<Thing>(now: Opening<Thing>, closed: Opening<Thing>): Opening<Thing> {
  return now === closed ? null : now;
}

export function useOneOpen<Thing>(first: Thing | null = null): OneOpen<Thing> {
  const [opening, set] = useState<Opening<Thing>>(first === null ? null : { thing: first });
  return {
    open: opening?.thing ?? null,
    show: (thing) => set(thing === null ? null : { thing }),
    close: () => set((now) => afterClosing(now, opening)),
  };
}
