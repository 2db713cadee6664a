import { hidden } from '#staff/server/find-staff.ts';

export const seen = hidden;
