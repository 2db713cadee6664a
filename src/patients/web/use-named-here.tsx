// A form whose words the server refused because they name another member of the group: the name is written away or said to
// mean somebody else with one key, and sent again.
import { useState, type FocusEvent, type ReactNode } from 'react';
import { problemIn } from '#ui/problem.ts';
import { comparedName, withoutName, type NamedOther } from '../rules/named-others.ts';
import { NamedNotice } from './NamedNotice.tsx';

type Field = { readonly text: string; readonly write: (text: string) => void };
type Found = NamedOther & { readonly field: string };

export type NamedHere = {
  /** To be sent with the words: names that were said to mean somebody else. */
  readonly dismissed: readonly string[];
  /** Of words that were kept: the next ones dismiss nobody yet. */
  readonly forget: () => void;
  /** What is refused for another reason. */
  readonly error: Error | null;
  /** Stands under the fields; null while nobody is named. */
  readonly notice: ReactNode;
  /** Of what holds the fields: the keys work while somebody is in it. */
  readonly within: {
    readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
    readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
  };
};

/** `fields` by the names under which they are sent; `isOfGroups` where they are written outside of a session. */
export function useNamedHere(
  error: Error | null,
  fields: Readonly<Record<string, Field>>,
  { isOfGroups = false }: { readonly isOfGroups?: boolean } = {},
): NamedHere {
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const [isIn, setIn] = useState(false);
  const [last, setLast] = useState<HTMLElement | null>(null);
  const found = foundIn(error, fields);
  const isOpen = found !== null && !dismissed.includes(found.name);
  // A press on a button takes the focus from the words: it goes back there.
  const settle = (how: () => void) => {
    how();
    last?.focus();
  };
  return {
    dismissed,
    forget: () => setDismissed([]),
    error: found === null && problemIn(error)?.code !== 'names-somebody' ? error : null,
    notice: isOpen ? (
      <NamedNotice
        named={[found]}
        hasKeys={isIn}
        isOfGroups={isOfGroups}
        onReplace={(one) =>
          settle(() => fields[one.field]?.write(withoutName(fields[one.field]?.text ?? '', one)))
        }
        onDismiss={(one) => settle(() => setDismissed((before) => [...before, one.name]))}
      />
    ) : null,
    within: {
      onFocus: ({ target }) => {
        setIn(true);
        if (target.matches('input, textarea')) setLast(target);
      },
      onBlur: (event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setIn(false);
      },
    },
  };
}

// The name as the server found it, while it still stands there.
function foundIn(error: Error | null, fields: Readonly<Record<string, Field>>): Found | null {
  const problem = problemIn(error);
  if (problem?.code !== 'names-somebody') return null;
  const { name, field, start, end, isGuest } = problem.facts ?? {};
  if (typeof name !== 'string' || typeof field !== 'string') return null;
  if (typeof start !== 'number' || typeof end !== 'number') return null;
  const stands = fields[field]?.text.slice(start, end) === name;
  if (!stands) return null;
  return { text: name, name: comparedName(name), field, start, end, isGuest: isGuest === true };
}
