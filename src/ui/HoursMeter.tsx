// Hours of a week against the aim: a bar with a mark at the aim, and the numbers beside it.
import { VisuallyHidden } from '@mantine/core';
import { hoursText } from './format.ts';
import classes from './page.module.css';

type HoursMeterProps = {
  readonly minutes: number;
  readonly aimMinutes: number;
  /** What the hours are: "treated", "on the clock". */
  readonly what?: string;
  /** How the page says the figures, where it says them otherwise than in decimal hours. */
  readonly says?: string;
};

const width = 96;

export function HoursMeter({ minutes, aimMinutes, what = '', says }: HoursMeterProps) {
  const most = Math.max(minutes, aimMinutes * 1.25, 1);
  const aimAt = (width * aimMinutes) / most;
  return (
    <span className={classes['fill']}>
      <svg width={width} height="12" aria-hidden focusable="false">
        <rect className={classes['track']} y="2" width={width} height="8" rx="4" />
        <rect className={classes['part']} y="2" width={(width * minutes) / most} height="8" rx="4" />
        <rect className={classes['aim']} x={Math.min(width - 2, aimAt)} width="2" height="12" />
      </svg>
      <span>
        {says ?? (
          <>
            {hoursText(minutes)} of {hoursText(aimMinutes)}
            <VisuallyHidden> hours</VisuallyHidden>
          </>
        )}
        {what === '' ? '' : ` ${what}`}
        {minutes >= aimMinutes ? ' ✓' : ''}
      </span>
    </span>
  );
}
