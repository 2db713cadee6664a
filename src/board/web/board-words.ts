// How the week board reads.
import { kindWords, modeWords, programWords } from '../../groups/web/door.ts';

export const timeWords: Readonly<Record<string, string>> = {
  morning: 'Morning, before noon',
  afternoon: 'Afternoon, noon to five',
  evening: 'Evening, from five',
  weekend: 'Weekend',
};
const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });

/** 'Spanish' of 'es'. */
export function languageText(code: string): string {
  return languageNames.of(code) ?? code;
}

export function modeText(mode: string): string {
  return modeWords[mode as keyof typeof modeWords] ?? mode;
}

export function kindText(kind: string): string {
  return kindWords[kind as keyof typeof kindWords] ?? kind;
}

/** 'Mental health' of 'mental_health'. */
export function programText(program: string): string {
  return programWords[program as keyof typeof programWords] ?? program;
}

/** As short as a cell needs it; nothing where people simply come. */
export function modeShort(mode: string): string {
  if (mode === 'in_person') return '';
  return mode === 'hybrid' ? 'Hybrid' : 'Virtual';
}

/** '1 person', '7 people'. */
export function peopleText(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}

/** '2 free', 'full', '△ 1 over the limit', or 'cancelled'. */
export function freeText(session: {
  readonly status: string;
  readonly seats: number;
  readonly seatLimit: number;
}): string {
  if (session.status === 'cancelled') return 'cancelled';
  const free = session.seatLimit - session.seats;
  if (free < 0) return `△ ${-free} over the limit`;
  return free > 0 ? `${free} free` : 'full';
}

export const namesOfStates: Readonly<Record<string, string>> = { IL: 'Illinois', TX: 'Texas' };
