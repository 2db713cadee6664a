import { z } from 'zod';

/** What somebody said when asked for a device for a virtual date. */
export const deviceSchema = z.strictObject({ hasDevice: z.boolean() });
