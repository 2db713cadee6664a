// What is typed to register somebody: it begins with the name that was looked for, and survives a reload.
import { useState } from 'react';
import { useTyped } from '#ui/use-typed.ts';
import { useWhoIsSignedIn } from '../../staff/web/door.ts';
import { namesLookedFor } from './about-to-register.ts';
import { nobodyYet, type PersonTyped } from './person-form.ts';

/** The particulars typed so far, and what is done with them. */
export function useRegistration() {
  const writer = useWhoIsSignedIn()?.staffMemberId ?? '';
  const [begins] = useState(() => ({ ...nobodyYet, ...namesLookedFor() }));
  const {
    value: typed,
    write,
    isFromBefore,
    letGo,
  } = useTyped<PersonTyped>(`registration-${writer}`, begins);
  return {
    typed,
    change: (next: Partial<PersonTyped>) => write({ ...typed, ...next }),
    /** Whether it was typed before this page was opened. */
    isFromBefore,
    startAnew: () => {
      write(nobodyYet);
      letGo();
    },
    letGo,
  };
}
