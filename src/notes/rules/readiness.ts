// Whether a person's note can be signed: who was there needs their own words, and everybody needs a mark.
// Individual words for each person are what payers and auditors look for in a group note (days.md, pains 1 and 22).
import { wasThere } from '../../attendance/rules/was-there.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';

export type Part = { readonly attendance: string; readonly ownWords: string; readonly sharedWords: string };
export type NotReady = 'not-marked-yet' | 'words-missing' | 'shared-words-missing';

/** Says why a note cannot be signed yet, or that it can. */
export function readyToSign(part: Part): Outcome<true, NotReady> {
  if (part.attendance === 'expected') return refuse('not-marked-yet');
  if (!wasThere(part.attendance)) return ok(true);
  if (part.sharedWords.trim() === '') return refuse('shared-words-missing');
  return part.ownWords.trim() === '' ? refuse('words-missing') : ok(true);
}
