// What later slices and the chart may ask of notes.
import { newestNotesOfPerson as newest } from './notes-of-person.db.ts';
import { findNotesOfPatient } from './notes.db.ts';

export type { NotesTx } from './notes.db.ts';
export const newestNotesOfPatient = findNotesOfPatient;
export const newestNotesOfPerson = newest;
