// What later slices may ask of tasks.
import { findPlaces } from './places.db.ts';
import { insertTask } from './tasks.db.ts';

export const openTask = insertTask;
/** Where people by video are, for help that has to come to them. */
export const placesOfSession = findPlaces;
