export * from './record-attendance.ts';
