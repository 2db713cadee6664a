// Checking in with a code that somebody was given.
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { checkInByCode } from './kiosk.api.ts';
import { StepTitle } from './StepTitle.tsx';
import { TypedBox } from './TypedBox.tsx';
import { useSend, type StepProps } from './use-send.ts';

export function ByCode({ say, onAnswer, onFailed }: StepProps) {
  const [code, setCode] = useState('');
  const [isTried, setTried] = useState(false);
  const { send, isSending, isBroken } = useSend(onAnswer, onFailed);
  const isWhole = /^\d{8}$/u.test(code.replaceAll(/[\s-]/gu, ''));
  const submit = () => {
    setTried(true);
    if (isWhole) send(() => checkInByCode(code));
  };
  return (
    <form
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <StepTitle>{say('codeTitle')}</StepTitle>
      <TypedBox
        label={say('code')}
        description={say('codeHelp')}
        inputMode="numeric"
        maxLength={12}
        value={code}
        error={isTried && !isWhole ? say('codeWrong') : undefined}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      {isBroken ? (
        <Text role="alert" size="lg">
          {say('broken')}. {say('brokenMore')}
        </Text>
      ) : null}
      <Button type="submit" size="xl" loading={isSending}>
        {say('checkIn')}
      </Button>
    </form>
  );
}
