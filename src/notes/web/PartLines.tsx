// What a part says beside its words, one line each; what is not said is left out.
import { choiceWords, methods, moods, participations, themes } from '../rules/part.ts';
import classes from './notes.module.css';

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

export function PartLines({ part }: { readonly part: Said }) {
  const lines = linesOf(part).filter(([, words]) => words !== undefined && words !== '');
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

function linesOf(part: Said): readonly (readonly [string, string | undefined])[] {
  return [
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
}
