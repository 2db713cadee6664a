// The small sign beside a person: whether their note is signed, ready, begun or empty, and whose it is to write.
import type { NoteState } from './note-states.ts';

type NoteSignProps = {
  readonly state: NoteState;
  /** Whether anything is written or tapped. */
  readonly isBegun: boolean;
  /** Given name of the facilitator who writes it, where that is somebody else. */
  readonly othersName: string | null;
};

export function NoteSign({ state, isBegun, othersName }: NoteSignProps) {
  return (
    <span>
      {stateWords(state, isBegun)}
      {othersName === null || state.is === 'signed' ? '' : ` · ${othersName}`}
    </span>
  );
}

function stateWords(state: NoteState, isBegun: boolean): string {
  if (state.is === 'signed') return '✓ Signed';
  if (state.is === 'ready') return '● Ready';
  if (state.is === 'unsettled') return '△ Two texts';
  return isBegun ? '◐ Begun' : '○ Empty';
}
