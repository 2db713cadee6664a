// The small sign beside a person: whether their note is signed, ready, begun or empty.
import type { NoteState } from './note-states.ts';

export function NoteSign({ state, hasWords }: { readonly state: NoteState; readonly hasWords: boolean }) {
  if (state.is === 'signed') return <span>✓ Signed</span>;
  if (state.is === 'ready') return <span>● Ready</span>;
  if (state.is === 'unsettled') return <span>△ Two texts</span>;
  return <span>{hasWords ? '◐ Begun' : '○ Empty'}</span>;
}
