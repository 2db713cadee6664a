// The words of a printed note, the same on the screen, on paper and in the file.
import { choiceWords, methods, moods, participations, themes } from './part.ts';

/** At the head of each sheet, before whose it is. */
export const internalWords =
  'Internal. Protected by federal law (42 CFR Part 2): not to be handed on without the person’s consent.';

type Said = {
  readonly topic?: string;
  readonly method?: string;
  readonly participation?: string;
  readonly mood?: string;
  readonly theme?: string;
  readonly response?: string;
  readonly feedback?: string;
  readonly goalWords?: string;
  readonly nextStep?: string;
};

/** What a part says beside its words, one line each; what is not said is left out. */
export function partLines(part: Said): readonly (readonly [string, string])[] {
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['Topic', part.topic],
    ['Method', choiceWords(methods, part.method ?? '')],
    ['Participation', choiceWords(participations, part.participation ?? '')],
    ['Mood', choiceWords(moods, part.mood ?? '')],
    ['Theme', choiceWords(themes, part.theme ?? '')],
    ['Response', part.response],
    ['Feedback', part.feedback],
    ['Goal', part.goalWords],
    ['Next step', part.nextStep],
  ];
  return lines.flatMap(([name, words]) =>
    words === undefined || words === '' ? [] : [[name, words] as const],
  );
}

/** A name with the credential of that day. */
export function signatureWords(name: string, credential: string | null): string {
  return credential === null ? name : `${name}, ${credential}`;
}

/** What a signature adds about who gave it. */
export const signedAsWords: Readonly<Record<string, string | undefined>> = {
  substitute: ', who stood in',
  supervisor: ', as supervisor',
};

/** How a mark is said on paper. */
export const attendanceWords: Readonly<Record<string, string | undefined>> = {
  present: 'Present',
  late: 'Late',
  absent: 'Absent',
  cancelled: 'Cancelled',
};

/** Whether it is an entry about an absence. */
export function isAbsence(attendance: string): boolean {
  return attendance === 'absent' || attendance === 'cancelled';
}
