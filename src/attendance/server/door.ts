// What later slices may ask of attendance.
import { beforeGroup as before } from './before-group.ts';
import { heldTimes } from './held-times.ts';
import {
  findNamesOnRoster,
  nobodyNamed as nobody,
  nobodyOfGroupsNamed as nobodyOfGroups,
} from './nobody-named.ts';
import { findRoster } from './rosters.db.ts';

export const rosterOfSession = findRoster;
/** Names of everybody on a roster, to be compared with what is written. */
export const namesOnRoster = findNamesOnRoster;
export const nobodyNamed = nobody;
export const nobodyOfGroupsNamed = nobodyOfGroups;
export const heldTimesOf = heldTimes;
export const beforeGroup = before;
