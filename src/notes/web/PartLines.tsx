// What a part says beside its words, one line each; what is not said is left out.
import { partLines } from '../rules/print-words.ts';
import classes from './notes.module.css';

export function PartLines({ part }: { readonly part: Parameters<typeof partLines>[0] }) {
  const lines = partLines(part);
  if (lines.length === 0) return null;
  return (
    <dl className={classes['lines']}>
      {lines.map(([name, words]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
