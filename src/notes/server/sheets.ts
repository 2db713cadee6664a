// What notes of a session are written for: the whole day or each block, by the policy of its day.
import { addMinutes, timeWords, type LocalDate } from '#kernel/local-date.ts';
import { policyOn, type PolicyValue } from '../../organization/rules/policy-values.ts';
import { blocksToNote, spanOfBlock, wholeDay, type PlannedBlock } from '../rules/note-blocks.ts';
import type { SessionTimes } from '../../groups/rules/session-times.ts';

type Session = {
  readonly state: string;
  readonly clinic_id: string;
  readonly held_on: string;
  readonly time_zone: string;
};

/** The blocks that get notes, or the whole day alone. */
export function sheetsOf(
  session: Session,
  known: {
    readonly policies: readonly PolicyValue[];
    readonly blocks: readonly PlannedBlock[];
    readonly signed: readonly { readonly block: number }[];
  },
): number[] {
  const at = { state: session.state, clinicId: session.clinic_id, on: session.held_on as LocalDate };
  return blocksToNote(policyOn(known.policies, 'notes_each', at).value, known.blocks, known.signed);
}

/** How a block is said in its notes: 'Counseling, 9:00 AM to 10:30 AM'; nothing for the whole day. */
export function blockWords(
  session: Session,
  of: { readonly block: number; readonly planned: readonly PlannedBlock[]; readonly times: SessionTimes },
): string {
  const planned = of.planned.find((one) => one.position === of.block);
  if (of.block === wholeDay || planned === undefined) return '';
  const span = spanOfBlock(of.times, of.planned, of.block);
  const time = (minute: number) => timeWords(session.time_zone, addMinutes(of.times.startsAt, minute));
  const kind = planned.kind.replaceAll('_', ' ');
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}, ${time(span.fromMinute)} to ${time(span.toMinute)}`;
}
