// What is said before and after notes are signed: also of those that stay behind, so that nobody goes home believing that
// all is signed.
import type { ToSign } from './note-states.ts';

type Waiting = Pick<ToSign, 'state' | 'wasSeen'>;

/** '✓ 7 notes are signed. 2 are not yet.'; '' where nothing was signed. */
export function signedWords(signed: number, left: number): string {
  if (signed === 0) return '';
  const done = signed === 1 ? '✓ 1 note is signed.' : `✓ ${signed} notes are signed.`;
  if (left === 0) return done;
  return `${done} ${left} ${left === 1 ? 'is' : 'are'} not yet: Sign notes says why.`;
}

/** What stands over everything that is about to be signed. */
export function reviewTitle(toSign: readonly Waiting[]): string {
  const missing = toSign.filter(({ state }) => state.is !== 'ready').length;
  const unseen = toSign.filter(({ state, wasSeen }) => state.is === 'ready' && !wasSeen).length;
  const said = [
    missing === 0 ? '' : `${missing} of ${toSign.length} cannot be signed yet`,
    unseen === 0 ? '' : `${unseen} of ${toSign.length} not seen yet`,
  ].filter((words) => words !== '');
  return said.length === 0 ? 'Read once more, then sign' : said.join(', ');
}

/** What the button says that signs. */
export function signLabel(ready: number, missing: number): string {
  if (ready === 0) return 'Nothing can be signed yet';
  const notes = ready === 1 ? '1 note' : `${ready} notes`;
  if (missing > 0) return ready === 1 ? 'Sign the 1 note that is ready' : `Sign the ${notes} that are ready`;
  return ready === 1 ? 'Sign 1 note' : `Sign all ${notes}`;
}
