// What the routes of notes answer.
import { z } from 'zod';
import { placeAnswer } from '../../tasks/rules/task-schema.ts';
import { partFieldsAnswer } from './part-schema.ts';

const draft = partFieldsAnswer.extend({
  words: z.string(),
  revision: z.number(),
  writtenAt: z.string().nullable(),
});

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
  /** Which block of the session it is about, 0 for the whole day, and how that block is said. */
  block: z.number(),
  blockWords: z.string(),
  topic: z.string(),
  method: z.string(),
  sharedWords: z.string(),
  participation: z.string(),
  mood: z.string(),
  theme: z.string(),
  ownWords: z.string(),
  response: z.string(),
  feedback: z.string(),
  goalWords: z.string(),
  nextStep: z.string(),
  signerName: z.string(),
  signerCredential: z.string().nullable(),
  signedAt: z.string(),
  signedBy: z.string(),
  /** facilitator, substitute or supervisor. */
  signedAs: z.string(),
  /** Risks tapped in the session and what was done, one a line. */
  risks: z.string(),
  /** How the second signature stands; null where none is needed. */
  cosignature: z
    .object({
      state: z.string(),
      because: z.string(),
      steps: z.number(),
      /** Who co-signed or returned last, and what for. */
      makerName: z.string().nullable(),
      makerCredential: z.string().nullable(),
      madeAt: z.string().nullable(),
      comment: z.string(),
    })
    .nullable(),
  amendments: z.array(amendmentAnswer),
});
export type NoteAnswer = z.output<typeof noteAnswer>;

const riskAnswer = z.object({
  taskId: z.string(),
  kind: z.string(),
  steps: z.number(),
  raisedAt: z.string(),
  dueAt: z.string(),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  releasedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  outcome: z.string().nullable(),
});
export type RiskAnswer = z.output<typeof riskAnswer>;

export const sessionNotesAnswer = z.object({
  /** Which block these notes are about; 0 for the whole day. */
  block: z.number(),
  /** The blocks that each get a note, where the house says so; none where one note is for the day. */
  blocks: z.array(z.object({ block: z.number(), words: z.string(), signed: z.number() })),
  shared: draft,
  /** Names said not to mean a member of the group, by part; the shared part's under null. */
  dismissedNames: z.array(z.object({ patientId: z.string().nullable(), names: z.array(z.string()) })),
  /** Guests of that date by the name they gave: no part names them. */
  guests: z.array(z.string()),
  people: z.array(
    z.object({
      patientId: z.string(),
      draft,
      /** Words of the goal that the draft names; empty where it names none. */
      goalWords: z.string(),
      note: noteAnswer.nullable(),
      /** Minutes by the times as they stand, where they are no longer those of the signed note and no amendment says so. */
      minutesNow: z.object({ clockMinutes: z.number(), treatmentMinutes: z.number() }).nullable(),
      /** Who writes it where the notes were divided; null where whoever leads may. */
      writerId: z.string().nullable(),
      /** Number of the newest division of this person, 0 for none. */
      divided: z.number(),
      /** Whether their note was entered in error, and the next one takes its place. */
      inError: z.boolean(),
      /** Risks tapped of this person in this session, with what became of each. */
      risks: z.array(riskAnswer),
      /** Minutes that a note of this block will freeze, by the times as they stand; null for a note of the day. */
      blockMinutes: z.number().nullable(),
      /** Whether they were there, but not in this block. */
      absentFromBlock: z.boolean(),
      /** Where help has to go for who takes part by video; null where no place is known. */
      place: placeAnswer,
    }),
  ),
});
export type SessionNotesAnswer = z.output<typeof sessionNotesAnswer>;

export const draftAnswer = z.object({ revision: z.number(), writtenAt: z.string() });
export const signedAnswer = z.object({ signatureId: z.string(), signed: z.number() });
export const amendedAnswer = z.object({ amendmentId: z.string() });

export const dismissedAnswer = z.object({ name: z.string() });

/** Another's part or an earlier note of the same person that a person's own part is nearly a copy of. */
export const nearCopiesAnswer = z.object({
  people: z.array(
    z.object({
      patientId: z.string(),
      /** Others in this session whose own part is nearly the same. */
      likeOthers: z.array(z.string()),
      /** Days of the person's own last notes that are nearly the same, newest first. */
      likeEarlier: z.array(z.object({ noteId: z.string(), heldOn: z.string() })),
    }),
  ),
});
export type NearCopiesAnswer = z.output<typeof nearCopiesAnswer>;

/** What was written about a person last, to stand beside the words that are being written now. */
export const lastNotesAnswer = z.object({
  notes: z.array(
    z.object({
      id: z.string(),
      heldOn: z.string(),
      groupName: z.string(),
      attendance: z.string(),
      ownWords: z.string(),
      nextStep: z.string(),
      /** Risks tapped in its session and what was done; empty for none. */
      risks: z.string(),
      signerName: z.string(),
      blockWords: z.string(),
    }),
  ),
});
export type LastNotesAnswer = z.output<typeof lastNotesAnswer>;

export const dividedAnswer = z.object({ divided: z.number() });
export const errorEnteredAnswer = z.object({ noteId: z.string() });

/** Notes of one person entered in error, which no list and no print shows, with all their words. */
export const notesInErrorAnswer = z.object({
  /** Whose; the screen has no other way to know. */
  personName: z.string(),
  personNumber: z.string(),
  notes: z.array(
    z.object({
      id: z.string(),
      sessionId: z.string(),
      heldOn: z.string(),
      groupName: z.string(),
      timeZone: z.string(),
      attendance: z.string(),
      sharedWords: z.string(),
      ownWords: z.string(),
      topic: z.string(),
      method: z.string(),
      participation: z.string(),
      mood: z.string(),
      theme: z.string(),
      response: z.string(),
      feedback: z.string(),
      goalWords: z.string(),
      nextStep: z.string(),
      risks: z.string(),
      signerName: z.string(),
      signerCredential: z.string().nullable(),
      signedAt: z.string(),
      reason: z.string(),
      markerName: z.string(),
      markedAt: z.string(),
      isReplaced: z.boolean(),
    }),
  ),
});
export type NotesInErrorAnswer = z.output<typeof notesInErrorAnswer>;

/** Notes entered in error over all people, the newest first: of whom, why, who and when, without their words. */
export const errorsList = z.object({
  notes: z.array(
    z.object({
      noteId: z.string(),
      patientId: z.string(),
      personName: z.string(),
      personNumber: z.string(),
      heldOn: z.string(),
      groupName: z.string(),
      clinicName: z.string(),
      timeZone: z.string(),
      signerName: z.string(),
      signedAt: z.string(),
      reason: z.string(),
      markerName: z.string(),
      markedAt: z.string(),
      /** Whether another note was signed in its place. */
      isReplaced: z.boolean(),
    }),
  ),
  /** Goes into the next request; null at the end. */
  before: z.string().nullable(),
});
export type ErrorsList = z.output<typeof errorsList>;

export const riskRaisedAnswer = z.object({ taskId: z.string(), dueAt: z.string() });
export const cosignedAnswer = z.object({ cosigned: z.number() });
export const returnedAnswer = z.object({ noteId: z.string() });

const toLookAt = z.object({
  noteId: z.string(),
  sessionId: z.string(),
  patientId: z.string(),
  personName: z.string(),
  heldOn: z.string(),
  groupName: z.string(),
  clinicName: z.string(),
  signerName: z.string(),
  signerCredential: z.string().nullable(),
  /** Whether the asker supervises who signed. */
  isOwnSupervisee: z.boolean(),
  because: z.string(),
  state: z.string(),
  steps: z.number(),
  comment: z.string(),
  attendance: z.string(),
  treatmentMinutes: z.number(),
  sharedWords: z.string(),
  ownWords: z.string(),
  topic: z.string(),
  method: z.string(),
  participation: z.string(),
  mood: z.string(),
  theme: z.string(),
  response: z.string(),
  feedback: z.string(),
  goalWords: z.string(),
  nextStep: z.string(),
  /** Risks tapped in the session and what was done, one a line. */
  risks: z.string(),
  amendments: z.array(amendmentAnswer),
});
export type ToLookAt = z.output<typeof toLookAt>;

/** Notes that wait for a second signature, and the asker's own that were returned. */
export const cosignList = z.object({ waiting: z.array(toLookAt), returned: z.array(toLookAt) });
export type CosignList = z.output<typeof cosignList>;

/** Sessions that are over and whose notes are not all signed. */
export const unsignedList = z.object({
  now: z.string(),
  dueHours: z.number(),
  sessions: z.array(
    z.object({
      sessionId: z.string(),
      groupName: z.string(),
      clinicName: z.string(),
      timeZone: z.string(),
      heldOn: z.string(),
      endsAt: z.string(),
      unsigned: z.number(),
      leaders: z.array(z.string()),
      mine: z.boolean(),
      isOverdue: z.boolean(),
    }),
  ),
});
export type UnsignedList = z.output<typeof unsignedList>;

/** Sessions in which minutes of the asker's own signed notes are no longer those of the times. */
export const differingList = z.object({
  sessions: z.array(
    z.object({
      sessionId: z.string(),
      groupName: z.string(),
      timeZone: z.string(),
      endsAt: z.string(),
      /** Whose notes. */
      patientIds: z.array(z.string()),
    }),
  ),
});
export type DifferingList = z.output<typeof differingList>;
