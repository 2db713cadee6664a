// What later slices may ask of attendance.
import { beforeGroup as before } from './before-group.ts';
import { heldTimes } from './held-times.ts';
import { findRoster } from './rosters.db.ts';

export const rosterOfSession = findRoster;
export const heldTimesOf = heldTimes;
export const beforeGroup = before;
