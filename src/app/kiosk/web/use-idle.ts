// Nobody touched the tablet for a while: it starts over. The last seconds are counted down, so that a slow hand can stay.
import { useEffect, useRef, useState } from 'react';

const touches = ['pointerdown', 'keydown', 'input', 'touchstart', 'wheel'] as const;
const lookEveryMs = 250;

type Idle = {
  /** Seconds that are left when there are few, else null. */
  readonly secondsLeft: number | null;
  readonly stay: () => void;
};

export const idleMs = 90_000;
export const warnMs = 15_000;

/** Calls `onIdle` after `afterMs` without a touch; zero never does. */
export function useIdle(afterMs: number, onIdle: () => void): Idle {
  const touchedAt = useRef(0);
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);
  const whenIdle = useRef(onIdle);
  useEffect(() => {
    whenIdle.current = onIdle;
  });
  useEffect(() => {
    touchedAt.current = performance.now();
    const touched = () => {
      touchedAt.current = performance.now();
      setSecondsLeft(null);
    };
    const look = () => {
      if (afterMs === 0) return;
      const left = afterMs - (performance.now() - touchedAt.current);
      if (left <= 0) {
        setSecondsLeft(null);
        whenIdle.current();
      } else if (left <= warnMs && afterMs > warnMs) setSecondsLeft(Math.ceil(left / 1000));
    };
    const timer = setInterval(look, lookEveryMs);
    for (const touch of touches) addEventListener(touch, touched, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const touch of touches) removeEventListener(touch, touched, { capture: true });
    };
  }, [afterMs]);
  return {
    secondsLeft,
    stay: () => {
      touchedAt.current = performance.now();
      setSecondsLeft(null);
    },
  };
}
