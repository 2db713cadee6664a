// What the routes of covering answer.
import { z } from 'zod';
import { personExpected } from './expected-answers.ts';

const staffName = z.object({ id: z.string(), givenName: z.string(), familyName: z.string() });

const sessionInBrief = {
  sessionId: z.string(),
  groupId: z.string(),
  groupName: z.string(),
  clinicId: z.string(),
  clinicName: z.string(),
  timeZone: z.string(),
  heldOn: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  mode: z.string(),
  seats: z.number(),
  seatLimit: z.number(),
};

export const coverAnswer = z.object({
  today: z.string(),
  /** Who leads groups in the clinics in reach. */
  staff: z.array(staffName),
  sessions: z.array(
    z.object({
      ...sessionInBrief,
      hasBegun: z.boolean(),
      /** Who stands in already, and the change that says so. */
      substitute: z.object({ name: z.string(), changeId: z.string() }).nullable(),
      candidates: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          standing: z.string(),
          worksAtClinic: z.boolean(),
          sessionsThatDay: z.number(),
        }),
      ),
      /** Who works at other clinics, may lead here on that day and is free then; the nearest first. */
      elsewhere: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          standing: z.string(),
          clinicName: z.string(),
          miles: z.number().nullable(),
        }),
      ),
    }),
  ),
});
export type CoverAnswer = z.output<typeof coverAnswer>;

export const peopleToTell = z.object({
  session: z.object({
    groupId: z.string(),
    groupName: z.string(),
    clinicName: z.string(),
    timeZone: z.string(),
    occursOn: z.string(),
    heldOn: z.string(),
    startsAt: z.string(),
    endsAt: z.string(),
    mode: z.string(),
    status: z.string(),
  }),
  people: z.array(
    z.object({
      patientId: z.string(),
      givenName: z.string(),
      familyName: z.string(),
      preferredName: z.string().nullable(),
      language: z.string(),
      ...personExpected,
      told: z.boolean(),
      toldBy: z.string().nullable(),
      sequence: z.number(),
    }),
  ),
  /** People expected whose records are not the asker's to open. */
  hiddenPeople: z.number(),
});
export type PeopleToTell = z.output<typeof peopleToTell>;

export const virtualDayAnswer = z.object({
  today: z.string(),
  day: z.string(),
  clinics: z.array(z.object({ id: z.string(), name: z.string(), state: z.string() })),
  /** Clinics that were asked for. */
  chosen: z.array(z.string()),
  /** The actions that turned this day at one of them, those that stand. */
  turned: z.array(
    z.object({
      id: z.string(),
      clinicId: z.string(),
      because: z.string(),
      by: z.string(),
      at: z.string(),
      sessionIds: z.array(z.string()),
    }),
  ),
  sessions: z.array(
    z.object({
      ...sessionInBrief,
      /** Why it stays as it is: virtual already, cancelled, begun, or null. */
      staysBecause: z.string().nullable(),
      /** The change of this date alone that made it virtual, when one stands. */
      changeId: z.string().nullable(),
      /** Whether the group has the address of a meeting. */
      hasLink: z.boolean(),
      lacking: z.array(
        z.object({
          patientId: z.string(),
          name: z.string(),
          lacks: z.array(z.string()),
        }),
      ),
      hiddenPeople: z.number(),
    }),
  ),
});
export type VirtualDayAnswer = z.output<typeof virtualDayAnswer>;
