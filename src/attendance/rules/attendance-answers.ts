// What the routes of attendance answer.
import { z } from 'zod';
import { countingAnswer } from '../../groups/rules/counting-policy.ts';
import { attendanceStatuses } from './attendance.ts';
import { pullOutAnswer } from './pull-out.ts';

const status = z.enum(attendanceStatuses);

export const boardAnswer = z.object({
  day: z.string(),
  /** Today and now, as the server counts them. */
  today: z.string(),
  now: z.string(),
  sessions: z.array(
    z.object({
      id: z.string(),
      groupId: z.string(),
      groupName: z.string(),
      clinicId: z.string(),
      clinicName: z.string(),
      timeZone: z.string(),
      mode: z.string(),
      kind: z.string(),
      roomName: z.string().nullable(),
      startsAt: z.string(),
      endsAt: z.string(),
      status: z.string(),
      leaders: z.array(z.string()),
      seatLimit: z.number(),
      /** People with a seat on that day. */
      seats: z.number(),
      there: z.number(),
      late: z.number(),
      absent: z.number(),
      cancelled: z.number(),
      /** Whether the asker leads it. */
      mine: z.boolean(),
    }),
  ),
});
export type BoardAnswer = z.output<typeof boardAnswer>;

export const rosterPerson = z.object({
  patientId: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  preferredName: z.string().nullable(),
  safetyFlag: z.string().nullable(),
  status,
  arrivedAt: z.string().nullable(),
  leftAt: z.string().nullable(),
  /** Newest mark, 0 for none; to be sent back with the next one. */
  sequence: z.number(),
  /** Whether they visit on this date only. */
  visits: z.boolean(),
  /** Why they are known not to come, or null. */
  knownAbsence: z.string().nullable(),
  /** Whether they attend by video. */
  virtual: z.boolean(),
  /** Whether their seat was taken back afterwards; shown because something was recorded. */
  takenBack: z.boolean(),
  clockMinutes: z.number(),
  treatmentMinutes: z.number(),
  /** Of these, what counts by the policy in force. */
  countedMinutes: z.number(),
  /** When they were, are or will be taken out of the group. */
  pullOuts: z.array(pullOutAnswer),
});

export const sessionAnswer = z.object({
  session: z.object({
    id: z.string(),
    groupId: z.string(),
    groupName: z.string(),
    clinicId: z.string(),
    clinicName: z.string(),
    timeZone: z.string(),
    heldOn: z.string(),
    startsAt: z.string(),
    endsAt: z.string(),
    status: z.string(),
    mode: z.string(),
    kind: z.string(),
    clockMinutes: z.number(),
    treatmentMinutes: z.number(),
    /** Minutes of the whole session that count. */
    countedMinutes: z.number(),
    /** How minutes count and which week they are added up in, by the policy in force on its day. */
    counting: countingAnswer,
    leaders: z.array(z.object({ id: z.string(), givenName: z.string(), familyName: z.string() })),
    /** Whether the asker leads it, and so may sign its notes. */
    mine: z.boolean(),
  }),
  people: z.array(rosterPerson),
});
export type SessionAnswer = z.output<typeof sessionAnswer>;

export const marksAnswer = z.object({ marked: z.number() });
