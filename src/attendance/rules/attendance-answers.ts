// What the routes of attendance answer.
import { z } from 'zod';
import { countingAnswer } from '../../groups/rules/counting-policy.ts';
import { attendanceStatuses } from './attendance.ts';
import { shortfallCodes } from './hours.ts';
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

export const hoursAnswer = z.object({
  /** Minutes that count, of this day and week, over all groups; and what the day and the week need. */
  todayMinutes: z.number(),
  dayNeeds: z.number(),
  weekMinutes: z.number(),
  weekNeeds: z.number(),
  /** What the week comes to if they miss nothing more. */
  possibleMinutes: z.number(),
  /** Why the day falls short; empty while it can still be whole. */
  /** What each cause takes of the minutes that count, and how long it was by the clock. */
  shortfalls: z.array(
    z.object({ because: z.enum(shortfallCodes), minutes: z.number(), clockMinutes: z.number() }),
  ),
});
export type HoursNow = z.output<typeof hoursAnswer>;

export const rosterPerson = z.object({
  patientId: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  preferredName: z.string().nullable(),
  safetyFlag: z.string().nullable(),
  status,
  arrivedAt: z.string().nullable(),
  leftAt: z.string().nullable(),
  /** How somebody who could not stay got home. */
  wayHome: z.string().nullable(),
  /** Whether they checked in by themselves at the tablet. */
  atTablet: z.boolean(),
  /** Newest mark, 0 for none; to be sent back with the next one. */
  sequence: z.number(),
  /** Whether they visit on this date only. */
  visits: z.boolean(),
  /** Why they are known not to come, or null. */
  knownAbsence: z.string().nullable(),
  /** Whether they have an allergy to pets or a fear of them, and were not told of those in this group. */
  petsUntold: z.boolean(),
  /** Whether they attend by video. */
  virtual: z.boolean(),
  /** Of who attends by video, whether it was confirmed who and where they are. */
  isConfirmed: z.boolean(),
  /** Whether they arrived by video, could not join, and wait for a call. */
  waitsForCall: z.boolean(),
  /** Whether their seat was taken back afterwards; shown because something was recorded. */
  takenBack: z.boolean(),
  /** Whether the record is locked to the asker: the name is that of a shared screen, and nothing is told or written. */
  locked: z.boolean(),
  clockMinutes: z.number(),
  treatmentMinutes: z.number(),
  /** Of these, what counts by the policy in force. */
  countedMinutes: z.number(),
  hours: hoursAnswer,
  /** When they stepped out by themselves. */
  stepOuts: z.array(z.object({ id: z.string(), outAt: z.string(), backAt: z.string().nullable() })),
  /** When they were, are or will be taken out of the group. */
  pullOuts: z.array(pullOutAnswer),
});

export const sessionAnswer = z.object({
  session: z.object({
    /** Now, as the server counts: hours are those of this instant. */
    asOf: z.string(),
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
    roomName: z.string().nullable(),
    clockMinutes: z.number(),
    treatmentMinutes: z.number(),
    /** Minutes of the whole session that count. */
    countedMinutes: z.number(),
    /** How minutes count and which week they are added up in, by the policy in force on its day. */
    counting: countingAnswer,
    /** Real times, null for as planned; `sequence` is to be sent back with the next ones. */
    room: z.object({
      startedAt: z.string().nullable(),
      endedAt: z.string().nullable(),
      breakFrom: z.string().nullable(),
      breakTo: z.string().nullable(),
      sequence: z.number(),
    }),
    /** Rules of the house about arriving and stepping out, in minutes. */
    house: z.object({
      graceMinutes: z.number(),
      cutoffMinutes: z.number(),
      shortestStepOut: z.number(),
      emptyChairMinutes: z.number(),
      /** How long before the start people may come in, and everybody be marked at once. */
      earlyMinutes: z.number(),
    }),
    leaders: z.array(z.object({ id: z.string(), givenName: z.string(), familyName: z.string() })),
    /** Whether the asker leads it, and so may sign its notes. */
    mine: z.boolean(),
  }),
  people: z.array(rosterPerson),
});
export type SessionAnswer = z.output<typeof sessionAnswer>;

export const closingAnswer = z.object({
  sequence: z.number(),
  isClosed: z.boolean(),
  because: z.string(),
  byName: z.string(),
  at: z.string(),
});
export type Closing = z.output<typeof closingAnswer>;

export const todayAnswer = z.object({
  day: z.string(),
  today: z.string(),
  now: z.string(),
  clinicId: z.string(),
  /** Clinics the asker may look at. */
  clinics: z.array(z.object({ id: z.string(), name: z.string() })),
  /** How closing the day stands; null when it was never closed. */
  closing: closingAnswer.nullable(),
  sessions: z.array(
    sessionAnswer.extend({
      /** In numbers, also of people whose record is not open to the asker. */
      counts: z.object({
        seats: z.number(),
        there: z.number(),
        late: z.number(),
        absent: z.number(),
        cancelled: z.number(),
      }),
      /** Expected people whose record is not open to the asker. */
      hidden: z.number(),
    }),
  ),
});
export type TodayAnswer = z.output<typeof todayAnswer>;

export const marksAnswer = z.object({ marked: z.number() });
