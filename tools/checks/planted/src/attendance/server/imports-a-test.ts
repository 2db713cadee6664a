import { sample } from './record-attendance.test.ts';

export const taken = sample;
