// The choices of the form in the order they are offered. They stand here once more because the lists beside the input
// schemas would bring the whole schema library into the browser; the types keep the two the same.
import type { GroupKind, GroupMode, GroupProgram } from '../rules/group.ts';
import { kindWords, modeWords, programWords } from './group-words.ts';

export const groupKinds = Object.keys(kindWords) as readonly GroupKind[];
export const groupModes = Object.keys(modeWords) as readonly GroupMode[];
export const groupPrograms = Object.keys(programWords) as readonly GroupProgram[];
