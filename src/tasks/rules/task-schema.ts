// What the routes of tasks take and answer.
import { z } from 'zod';
import { lastSequence } from '#kernel/sequence.ts';
import { dismissedNames } from '../../patients/rules/dismissed-schema.ts';

/** Where help has to go for somebody by video; null for who is in the room, and where no place is known. */
export const placeAnswer = z
  .object({
    from: z.enum(['arrival', 'record']),
    address: z.string(),
    state: z.string().nullable(),
    callBack: z.string().nullable(),
    confirmedAt: z.string().nullable(),
  })
  .nullable();

export const taskAnswer = z.object({
  id: z.string(),
  kind: z.string(),
  subject: z.string(),
  clinicName: z.string(),
  patientId: z.string().nullable(),
  /** Preferred or given name and the initial of the family name, as screens that others see; null where it is about nobody. */
  personName: z.string().nullable(),
  /** Whether the person takes part by video in the session it came up in. */
  isVirtual: z.boolean(),
  place: placeAnswer,
  sessionId: z.string().nullable(),
  groupName: z.string().nullable(),
  timeZone: z.string(),
  openedBy: z.string(),
  openedByName: z.string(),
  openedAt: z.string(),
  dueAt: z.string(),
  steps: z.number(),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  isReleased: z.boolean(),
  isEscalated: z.boolean(),
  /** When the person left, or null while they are there; and whether it should have been done by now. */
  leftAt: z.string().nullable(),
  isOverdue: z.boolean(),
  /** Whether it belongs at the top of the asker's screens. */
  isBefore: z.boolean(),
});
export type TaskAnswer = z.output<typeof taskAnswer>;
export const taskList = z.object({ now: z.string(), tasks: z.array(taskAnswer) });
export type TaskList = z.output<typeof taskList>;

/** Which open tasks belong at the top of the asker's screens: no person can be told from it. */
export const taskSigns = z.object({
  tasks: z.array(z.object({ id: z.string(), steps: z.number(), isOverdue: z.boolean() })),
});
export type TaskSigns = z.output<typeof taskSigns>;

/** All that a locked screen is told. */
export const urgentAnswer = z.object({ waits: z.boolean() });
export type UrgentAnswer = z.output<typeof urgentAnswer>;

const after = z.int().min(0).max(lastSequence);
const said = (missing: string) => z.string().trim().min(1, missing).max(2000, 'At most 2,000 characters.');
export const takeTaskInput = z.strictObject({ after });
export const closeTaskInput = z.strictObject({
  after,
  words: said('Say what was done.'),
  dismissed: dismissedNames,
});
export const releaseTaskInput = z.strictObject({
  after,
  words: said('Say why the note need not wait.'),
  dismissed: dismissedNames,
});
export const stepMade = z.object({ taskId: z.string(), steps: z.number() });
