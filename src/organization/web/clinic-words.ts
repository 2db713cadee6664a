// Clinics in words.
import { wallTimeRange } from '#ui/format.ts';
import type { OpenDay } from '../rules/clinic.ts';

export const weekdayNames = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

const short = (weekday: number) => weekdayNames[weekday - 1]?.slice(0, 3) ?? '';

/** 'Mon to Fri 8:00 AM to 9:00 PM · Sat 9:00 AM to 1:00 PM'; weekdays in a row with the same hours stand together. */
export function hoursInWords(hours: readonly OpenDay[]): string {
  const runs: { from: number; to: number; span: string }[] = [];
  for (const { weekday, opensAt, closesAt } of hours) {
    if (opensAt === null || closesAt === null) continue;
    const span = wallTimeRange(opensAt, closesAt);
    const last = runs.at(-1);
    if (last !== undefined && last.span === span && last.to === weekday - 1) last.to = weekday;
    else runs.push({ from: weekday, to: weekday, span });
  }
  if (runs.length === 0) return 'Opening hours not said yet';
  return runs
    .map(({ from, to, span }) => `${from === to ? short(from) : `${short(from)} to ${short(to)}`} ${span}`)
    .join(' · ');
}

export function roomsInWords(clinic: { rooms: number; seats: number }): string {
  if (clinic.rooms === 0) return 'No room yet';
  return `${clinic.rooms} ${clinic.rooms === 1 ? 'room' : 'rooms'}, ${clinic.seats} ${clinic.seats === 1 ? 'seat' : 'seats'}`;
}

export function programsInWords(clinic: { programs: readonly string[]; adolescents: boolean }): string {
  const names: Readonly<Record<string, string>> = programWords;
  const programs = clinic.programs.map((program) => names[program] ?? program).join(', ');
  return clinic.adolescents ? `${programs}; also for adolescents` : programs;
}

export const programWords = {
  substance_use: 'Substance use',
  mental_health: 'Mental health',
  co_occurring: 'Co-occurring',
} as const;
