// What later slices may ask of attendance.
import { findRoster } from './attendance.db.ts';

export const rosterOfSession = findRoster;
