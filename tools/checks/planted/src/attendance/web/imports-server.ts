import { recorded } from '../server/record-attendance.ts';

export const called = recorded;
