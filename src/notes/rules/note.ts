// The nouns of notes and the input schemas that form and route share.
import { z } from 'zod';
import { lastSequence } from '#kernel/sequence.ts';
import { dismissedNames } from '../../patients/rules/dismissed-schema.ts';
import { riskKinds } from './risk.ts';
import { partSchema } from './part-schema.ts';

/** Longest part of a note, in characters; the table says the same. */
export const longestPart = 20_000;

const words = z.string().max(longestPart, 'This part is too long: at most 20,000 characters.');

/** Which block of the session; 0 for the whole day. */
const block = z.int().min(0).max(lastSequence).default(0);

export const saveDraftSchema = partSchema.extend({
  /** The person it is about; null for the shared part. */
  patientId: z.uuid().nullable(),
  block,
  words,
  /** Revision the writer started from, 0 for none: what somebody else saved in between is never overwritten. */
  revision: z.int().min(0).max(lastSequence),
});
export type SaveDraft = z.output<typeof saveDraftSchema>;

export const signNotesSchema = z.strictObject({
  block,
  sharedRevision: z.int().min(0).max(lastSequence),
  /** Each person whose note is signed, with the revision of their part that the signer has seen. */
  people: z
    .array(
      z.strictObject({
        patientId: z.uuid(),
        revision: z.int().min(0).max(lastSequence),
        /** Number of the attendance mark that the signer has seen, since a note freezes minutes as well. */
        mark: z.int().min(0).max(lastSequence).optional(),
      }),
    )
    .min(1)
    .max(50),
});
export type SignNotes = z.output<typeof signNotesSchema>;

export const amendNoteSchema = z.strictObject({
  words: words.refine((text) => text.trim().length > 0, 'Write what is to be added.'),
  reason: z.string().trim().min(1, 'Say why it is added.').max(500),
  dismissed: dismissedNames,
});

export const dismissNameSchema = z.strictObject({
  /** Whose part the name stands in; null for the shared part. */
  patientId: z.uuid().nullable(),
  name: z.string().trim().min(1, 'Say which name.').max(200),
});
export type DismissName = z.output<typeof dismissNameSchema>;

export const divideSchema = z.strictObject({
  people: z
    .array(
      z.strictObject({
        patientId: z.uuid(),
        /** Who writes and signs this note; null gives it back to whoever leads. */
        writerId: z.uuid().nullable(),
        /** Number of the newest division the asker has seen of this person, 0 for none. */
        after: z.int().min(0).max(lastSequence),
      }),
    )
    .min(1)
    .max(50),
});
export type Divide = z.output<typeof divideSchema>;

export const enterErrorSchema = z.strictObject({
  reason: z.string().trim().min(1, 'Say why, such as: meant for somebody else.').max(500),
  dismissed: dismissedNames,
});

const riskCodes = riskKinds.map((kind) => kind.code);
export const raiseRiskSchema = z.strictObject({
  patientId: z.uuid(),
  kind: z.enum(riskCodes, 'Say which risk.'),
});
export type RaiseRisk = z.output<typeof raiseRiskSchema>;

export const cosignSchema = z.strictObject({
  notes: z
    .array(
      z.strictObject({
        noteId: z.uuid(),
        /** Number of the newest step the supervisor has seen of this note, 0 for none. */
        after: z.int().min(0).max(lastSequence),
      }),
    )
    .min(1)
    .max(100),
});
export type Cosign = z.output<typeof cosignSchema>;

export const returnNoteSchema = z.strictObject({
  after: z.int().min(0).max(lastSequence),
  comment: z.string().trim().min(1, 'Say what the author is to look at.').max(2000),
  dismissed: dismissedNames,
});
