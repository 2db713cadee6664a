// What later slices may ask of attendance.
import { heldTimes } from './held-times.ts';
import { findRoster } from './rosters.db.ts';

export const rosterOfSession = findRoster;
export const heldTimesOf = heldTimes;
