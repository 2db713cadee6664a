// What the routes of notes answer.
import { z } from 'zod';

const draft = z.object({ words: z.string(), revision: z.number(), writtenAt: z.string().nullable() });

export const amendmentAnswer = z.object({
  id: z.string(),
  words: z.string(),
  reason: z.string(),
  writerName: z.string(),
  writerCredential: z.string().nullable(),
  writtenAt: z.string(),
});

export const noteAnswer = z.object({
  id: z.string(),
  sessionId: z.string(),
  patientId: z.string(),
  heldOn: z.string(),
  groupName: z.string(),
  attendance: z.string(),
  clockMinutes: z.number(),
  treatmentMinutes: z.number(),
  sharedWords: z.string(),
  ownWords: z.string(),
  signerName: z.string(),
  signerCredential: z.string().nullable(),
  signedAt: z.string(),
  amendments: z.array(amendmentAnswer),
});
export type NoteAnswer = z.output<typeof noteAnswer>;

export const sessionNotesAnswer = z.object({
  shared: draft,
  people: z.array(z.object({ patientId: z.string(), draft, note: noteAnswer.nullable() })),
});
export type SessionNotesAnswer = z.output<typeof sessionNotesAnswer>;

export const draftAnswer = z.object({ revision: z.number(), writtenAt: z.string() });
export const signedAnswer = z.object({ signatureId: z.string(), signed: z.number() });
export const amendedAnswer = z.object({ amendmentId: z.string() });
