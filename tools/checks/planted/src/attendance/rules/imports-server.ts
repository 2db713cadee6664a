import { findStaff } from '#staff/server/door.ts';

export const found = findStaff;
