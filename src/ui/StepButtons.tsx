// One span of time back, one forth, and back to now: the buttons of pages that show a day or a week at a time.
import { Button } from '@mantine/core';

type Way = {
  /** What is said of the arrow, such as "Week before". */
  readonly label: string;
  /** The key that does the same, as aria-keyshortcuts names it. */
  readonly shortcut: string;
};

export function StepButtons({
  before,
  now,
  after,
  onStep,
}: {
  readonly before: Way;
  readonly now: { readonly words: string; readonly isShown: boolean; readonly onGo: () => void };
  readonly after: Way;
  /** -1 or 1. */
  readonly onStep: (spans: number) => void;
}) {
  return (
    <Button.Group>
      <Arrow way={before} onStep={() => onStep(-1)}>
        ←
      </Arrow>
      <Button variant="default" h={44} disabled={now.isShown} onClick={now.onGo}>
        {now.words}
      </Button>
      <Arrow way={after} onStep={() => onStep(1)}>
        →
      </Arrow>
    </Button.Group>
  );
}

function Arrow({
  way,
  onStep,
  children,
}: {
  readonly way: Way;
  readonly onStep: () => void;
  readonly children: string;
}) {
  return (
    <Button
      variant="default"
      h={44}
      px="md"
      onClick={onStep}
      aria-label={way.label}
      aria-keyshortcuts={way.shortcut}
    >
      {children}
    </Button>
  );
}
