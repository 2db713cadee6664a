// The nouns of attendance and the input schemas that form and route share.
import { z } from 'zod';
import { lastSequence } from '#kernel/sequence.ts';
import { waysHome } from './ways-home.ts';

/** 'expected' takes a mark back: the person is expected again. */
const tappedStatuses = ['expected', 'present', 'late', 'absent', 'cancelled'] as const;
/** The last one is never a tap: it says who saw to them and how they get home. */
export const attendanceStatuses = [...tappedStatuses, 'could_not_stay'] as const;
export type AttendanceStatus = (typeof attendanceStatuses)[number];

const instantText = z.iso.datetime({ error: 'Enter a time of this day.' });

export const markSchema = z.strictObject({
  patientId: z.uuid(),
  status: z.enum(tappedStatuses),
  /** When they arrived, for present and late; without it, the start of the session, or now when late. */
  arrivedAt: instantText.nullable().default(null),
  /** When they left, if before the end. */
  leftAt: instantText.nullable().default(null),
  /** The newest mark the sender has seen, 0 for none: another one in between is never overwritten. */
  after: z.int().min(0).max(lastSequence),
});
export type Mark = z.output<typeof markSchema>;

export const recordAttendanceSchema = z.strictObject({ marks: z.array(markSchema).min(1).max(50) });

/** Everybody who is not marked yet, or of them only those whom the sender has in view. */
export const everyoneSchema = z.strictObject({ patientIds: z.array(z.uuid()).min(1).max(500).optional() });
export type Everyone = z.output<typeof everyoneSchema>;

/** Roles that see to somebody who cannot stay; nurses first, others where no nurse is in. */
export const whoSeesToThem = ['nurse', 'prescriber', 'supervisor', 'counselor'] as const;

export const couldNotStaySchema = z.strictObject({
  patientId: z.uuid(),
  staffMemberId: z.uuid('Choose who saw to them.'),
  wayHome: z.enum(waysHome, { error: 'Choose how they get home.' }),
  after: z.int().min(0).max(lastSequence),
});
export type CouldNotStay = z.output<typeof couldNotStaySchema>;
