import { recorded } from '#attendance/server/record-attendance.ts';

export const routes = [recorded];
