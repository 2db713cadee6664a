// What a print of notes holds: each person with their own notes and nobody else's.
import { z } from 'zod';
import { noteAnswer } from './notes-answers.ts';

const printedNote = noteAnswer.extend({
  clinicName: z.string(),
  timeZone: z.string(),
  /** Hash of everything the signature froze, in hexadecimal digits. */
  contentSha256: z.string(),
});
export type PrintedNote = z.output<typeof printedNote>;

export const notesPrint = z.object({
  madeAt: z.string(),
  madeBy: z.string(),
  timeZone: z.string(),
  people: z.array(
    z.object({
      patientId: z.string(),
      /** As they are called. */
      name: z.string(),
      /** Given name of the papers, where they are called otherwise. */
      legalName: z.string().nullable(),
      number: z.string(),
      birthOn: z.string(),
      /** The oldest first. */
      notes: z.array(printedNote),
    }),
  ),
  /** Whether older notes were left out, since a print has an end. */
  isCut: z.boolean(),
});
export type NotesPrint = z.output<typeof notesPrint>;
export type PrintedPerson = NotesPrint['people'][number];

export const notesPdf = z.object({
  /** Names nobody: a file's name is seen by others. */
  fileName: z.string(),
  /** The file in base64. */
  pdf: z.string(),
});
export type NotesPdf = z.output<typeof notesPdf>;
