// Sending what somebody typed. What comes back after the page started over belongs to nobody who is still there.
import { useEffect, useRef, useState } from 'react';
import type { CheckedIn } from './kiosk.api.ts';
import type { Say } from './words.ts';

export type StepProps = {
  readonly say: Say;
  readonly onAnswer: (answer: CheckedIn) => void;
  readonly onFailed: (error: unknown) => void;
};

export function useSend(onAnswer: StepProps['onAnswer'], onFailed: StepProps['onFailed']) {
  const [state, setState] = useState<'ready' | 'sending' | 'broken'>('ready');
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const send = (call: () => Promise<CheckedIn>) => {
    setState('sending');
    call()
      .then((answer) => {
        if (isHere.current) onAnswer(answer);
      })
      .catch((error: unknown) => {
        if (!isHere.current) return;
        setState('broken');
        onFailed(error);
      });
  };
  return { send, isSending: state === 'sending', isBroken: state === 'broken' };
}
