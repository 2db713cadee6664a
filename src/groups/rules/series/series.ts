// Changes of a series and of its dates: the input schemas that form and route share, and their words.
import { z } from 'zod';
import { daySchema } from '../../../organization/rules/day.ts';
import { groupModes, wallTime, weekSchema } from '../group.ts';

/** One date, this and the following, or all from today on. The past is in none of them. */
const reaches = ['this', 'following', 'all'] as const;

const because = z.string().trim().min(1, 'Say in a few words why.').max(500);
const link = z.url({ protocol: /^https$/, error: 'Enter an address that begins with https://.' }).max(500);

const staffChange = z.strictObject({
  kind: z.literal('staff'),
  staffMemberId: z.uuid('Choose who.'),
  part: z.enum(['leader', 'second', 'supervisor']),
  /** Whom they stand in for; nobody when they come beside. */
  insteadOfId: z.uuid().nullable(),
});
const cancelChange = z.strictObject({ kind: z.literal('cancel') });
const moveChange = z.strictObject({
  kind: z.literal('move'),
  heldOn: daySchema,
  startsAt: wallTime,
  endsAt: wallTime,
  roomId: z.uuid().nullable(),
});
const modeChange = z.strictObject({
  kind: z.literal('mode'),
  mode: z.enum(groupModes),
  roomId: z.uuid().nullable(),
  virtualLink: link.nullable(),
});
/** A new weekly timetable, from this date or from today on. */
const timetableChange = z.strictObject({
  kind: z.literal('timetable'),
  mode: z.enum(groupModes),
  roomId: z.uuid().nullable(),
  ...weekSchema,
});

export const seriesChangeSchema = z.discriminatedUnion('kind', [
  staffChange,
  cancelChange,
  moveChange,
  modeChange,
  timetableChange,
]);
export type SeriesChange = z.output<typeof seriesChangeSchema>;

const changed = {
  reach: z.enum(reaches),
  /** The date it is about; for all, any of its dates or none. */
  sessionId: z.uuid().nullable(),
  /** First day of a new timetable, when no date is named. */
  fromOn: daySchema.nullable(),
  because,
  change: seriesChangeSchema,
};
export const previewSchema = z.strictObject(changed);
export const makeChangeSchema = z.strictObject({
  ...changed,
  /** What the preview answered: a change is saved only after its consequences were shown. */
  shown: z.string().max(100),
});
export type ChangeAsked = z.output<typeof previewSchema>;
