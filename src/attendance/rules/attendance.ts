// The nouns of attendance and the input schemas that form and route share.
import { z } from 'zod';

/** 'expected' takes a mark back: the person is expected again. */
export const attendanceStatuses = ['expected', 'present', 'late', 'absent', 'cancelled'] as const;
export type AttendanceStatus = (typeof attendanceStatuses)[number];

const instantText = z.iso.datetime({ error: 'Enter a time of this day.' });

export const markSchema = z.strictObject({
  patientId: z.uuid(),
  status: z.enum(attendanceStatuses),
  /** When they arrived, for present and late; without it, the start of the session, or now when late. */
  arrivedAt: instantText.nullable().default(null),
  /** When they left, if before the end. */
  leftAt: instantText.nullable().default(null),
  /** The newest mark the sender has seen, 0 for none: another one in between is never overwritten. */
  after: z.int().min(0),
});
export type Mark = z.output<typeof markSchema>;

export const recordAttendanceSchema = z.strictObject({ marks: z.array(markSchema).min(1).max(50) });
