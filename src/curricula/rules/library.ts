// The library of curricula that come with the program. An organization takes one over and from then on it is its own:
// it may be edited, and the library never touches it again.
import { matrixCurricula } from './matrix.ts';
import { ownCurriculum } from './own-curriculum.table.ts';
import type { LibraryCurriculum } from './library-entry.ts';

export const library: readonly LibraryCurriculum[] = [
  {
    code: 'evenkeel-topics',
    name: 'Evenkeel topics',
    says: `${ownCurriculum.length} topics of the field, with the health topics Texas requires.`,
    source: 'Written for Evenkeel; health topics as 26 TAC 564.901 asks for them.',
    whenCancelled: 'shift',
    topics: ownCurriculum,
  },
  ...matrixCurricula,
];
