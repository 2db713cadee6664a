import { recorded } from './record-attendance.ts';

export const sample = recorded;
