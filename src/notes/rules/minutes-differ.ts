// Times that were corrected after the signature never alter the note. Where its minutes are no longer those of the times,
// the page says so until an amendment names the present minutes.
import type { CreditedMinutes, MarkRow } from '../../attendance/rules/credited-minutes.ts';
import type { SessionTimes } from '../../groups/rules/session-times.ts';
import { minutesOfNote, type PlannedBlock } from './note-blocks.ts';

type Signed = CreditedMinutes & {
  readonly block: number;
  readonly amendments: readonly { readonly words: string }[];
};

/** The sentence by which an amendment settles it. */
export function minutesSentence({ clockMinutes, treatmentMinutes }: CreditedMinutes): string {
  return `Minutes by the corrected times: ${treatmentMinutes} of treatment, ${clockMinutes} on the clock.`;
}

/** The minutes of the times as they stand, if the note says others and no amendment names them; else null. */
export function minutesDiffering(
  { times, planned }: { readonly times: SessionTimes; readonly planned: readonly PlannedBlock[] },
  mark: MarkRow | undefined,
  note: Signed | undefined,
): CreditedMinutes | null {
  if (mark === undefined || note === undefined) return null;
  const now = minutesOfNote(times, mark, { block: note.block, planned });
  const isSame = now.clockMinutes === note.clockMinutes && now.treatmentMinutes === note.treatmentMinutes;
  const sentence = minutesSentence(now);
  return isSame || note.amendments.some((amendment) => amendment.words.includes(sentence)) ? null : now;
}
