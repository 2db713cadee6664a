// What a director decides first on a day, over all clinics in reach: in numbers and names of staff, nobody's record.
import { z } from 'zod';
import { daySchema } from '../../organization/rules/day.ts';

export const houseDayQuery = z.strictObject({ day: daySchema.optional(), clinicId: z.uuid().optional() });

const dateOfDay = {
  sessionId: z.string(),
  groupName: z.string(),
  clinicName: z.string(),
  timeZone: z.string(),
  startsAt: z.string(),
};

export const houseDay = z.object({
  day: z.string(),
  /** Sessions whose leader is away and for whom nobody stands in. */
  uncovered: z.array(z.object({ ...dateOfDay, staffMemberId: z.string(), name: z.string() })),
  /** Sessions that somebody stands in for. */
  covered: z.number(),
  cancelled: z.number(),
  /** Sessions to which people come for the first time. */
  starts: z.array(z.object({ ...dateOfDay, people: z.number() })),
  /** Sessions with more people than they are planned for. */
  over: z.array(z.object({ ...dateOfDay, seats: z.number(), seatLimit: z.number() })),
  sessions: z.number(),
  seats: z.number(),
  seatLimit: z.number(),
  /** Who of these clinics stands in at another one, on this day or later; by whom they were lent. */
  lentOut: z.array(
    z.object({
      sessionId: z.string(),
      staffMemberId: z.string(),
      name: z.string(),
      clinicName: z.string(),
      timeZone: z.string(),
      startsAt: z.string(),
      endsAt: z.string(),
      lentBy: z.string(),
      lentAt: z.string(),
      /** By what it is taken back; null where the clinic of the date is not the asker’s. */
      cover: z.object({ groupId: z.string(), changeId: z.string(), awayId: z.string() }).nullable(),
    }),
  ),
  /** People who wait for one of the groups of the day. */
  waiting: z.number(),
});
export type HouseDay = z.output<typeof houseDay>;
