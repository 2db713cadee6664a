// Tells quietly whether what was typed is kept: on this screen only, on its way, saved, or not saved and why.
import classes from './page.module.css';

export type SavedState = 'untouched' | 'typing' | 'saving' | 'saved' | 'offline' | 'failed';

const words: Readonly<Record<SavedState, string>> = {
  untouched: '',
  typing: 'Not saved yet',
  saving: 'Saving …',
  saved: 'Saved',
  offline: 'Offline: kept on this screen',
  failed: 'Not saved',
};
const signs: Readonly<Record<SavedState, string>> = {
  untouched: '',
  typing: '○',
  saving: '◌',
  saved: '✓',
  offline: '△',
  failed: '△',
};

export function SavedMark({ state }: { readonly state: SavedState }) {
  return (
    <span role="status" aria-live="polite" className={classes['saved']} data-saved={state}>
      <span aria-hidden>{signs[state]}</span>
      {words[state]}
    </span>
  );
}
