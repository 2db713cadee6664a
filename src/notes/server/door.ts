// What later slices and the chart may ask of notes.
import { findNotesOfPatient } from './notes.db.ts';

export type { NotesTx } from './notes.db.ts';
export const newestNotesOfPatient = findNotesOfPatient;
