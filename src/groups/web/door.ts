// What the pages of later slices may use of groups.
import { kindWords as kinds, modeWords as modes } from './group-words.ts';

export const kindWords = kinds;
export const modeWords = modes;
