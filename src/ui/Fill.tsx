// How full something is, as a small picture with its numbers: "10 of 12". Color is never the only sign.
import { VisuallyHidden } from '@mantine/core';
import classes from './page.module.css';

type FillProps = {
  readonly taken: number;
  readonly of: number;
  /** What is counted, for screen readers: "seats". */
  readonly what: string;
  /** Half as wide, and without the word "full": what stands beside it says so. */
  readonly isShort?: boolean;
};

export function Fill({ taken, of, what, isShort = false }: FillProps) {
  const width = isShort ? 36 : 72;
  const share = of <= 0 ? 0 : Math.min(1, taken / of);
  const isFull = taken >= of;
  return (
    <span className={classes['fill']}>
      <svg width={width} height="8" aria-hidden focusable="false">
        <rect className={classes['track']} width={width} height="8" rx="4" />
        <rect
          className={isFull ? classes['partFull'] : classes['part']}
          width={width * share}
          height="8"
          rx="4"
        />
      </svg>
      <span>
        {taken} of {of}
        <VisuallyHidden> {what}</VisuallyHidden>
        {isShort ? '' : fullWords(taken, of)}
      </span>
    </span>
  );
}

function fullWords(taken: number, of: number): string {
  if (taken > of) return ` · ${taken - of} over`;
  return taken === of ? ' · full' : '';
}
