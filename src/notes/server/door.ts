// What later slices and the chart may ask of notes.
import { nextStepsOf as nextSteps } from './next-steps.ts';
import { newestNotesOfPerson as newest } from './notes-of-person.db.ts';
import { risksSince as since } from './risks-since.ts';

export const newestNotesOfPerson = newest;
export const nextStepsOf = nextSteps;
export const risksSince = since;
