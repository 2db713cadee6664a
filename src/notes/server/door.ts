// What later slices and the chart may ask of notes.
import { newestNotesOfPerson as newest } from './notes-of-person.db.ts';

export const newestNotesOfPerson = newest;
