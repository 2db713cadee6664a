// The frame of whatever is printed. On paper it says at the head of every sheet what this is and whose, so that a sheet
// that went astray tells where it belongs; the number of the sheet stands at its foot (print.css).
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { printPage } from './print-page.ts';
import classes from './print.module.css';

type PrintFrameProps = {
  /** Stands in a box on the screen, and at the head of every sheet. */
  readonly says: ReactNode;
  readonly children: ReactNode;
};

export function PrintFrame({ says, children }: PrintFrameProps) {
  return (
    <div className={classes['sheets']}>
      <div className={classes['heads']}>
        <p className={classes['says']}>{says}</p>
      </div>
      <div className={classes['content']}>{children}</div>
    </div>
  );
}

/** What the paper does without: buttons, choices, ways back. */
export function ScreenOnly({ children }: { readonly children: ReactNode }) {
  return <div className={classes['screenOnly']}>{children}</div>;
}

/** `isSecond` where printing is not what the page is for. */
export function PrintButton({ isSecond = false }: { readonly isSecond?: boolean }) {
  return (
    <Button variant={isSecond ? 'default' : 'filled'} mih={44} onClick={() => void printPage()}>
      Print
    </Button>
  );
}
