// Checking in with a name and a birth date.
import { Button, Fieldset, Text } from '@mantine/core';
import { useState } from 'react';
import { dayOf } from './birth-date.ts';
import { checkInByName } from './kiosk.api.ts';
import { StepTitle } from './StepTitle.tsx';
import { TypedBox } from './TypedBox.tsx';
import { useSend, type StepProps } from './use-send.ts';

export function ByName({ say, onAnswer, onFailed }: StepProps) {
  const [name, setName] = useState('');
  const [born, setBorn] = useState({ month: '', day: '', year: '' });
  const [isTried, setTried] = useState(false);
  const { send, isSending, isBroken } = useSend(onAnswer, onFailed);
  const birthOn = dayOf(born);
  const isNameMissing = name.trim() === '';
  const submit = () => {
    setTried(true);
    if (isNameMissing || birthOn === null) return;
    send(() => checkInByName(name, birthOn));
  };
  const part = (which: keyof typeof born, length: number) => (
    <TypedBox
      label={say(which)}
      inputMode="numeric"
      maxLength={length}
      value={born[which]}
      error={isTried && birthOn === null}
      aria-describedby={isTried && birthOn === null ? 'born-wrong' : undefined}
      onChange={(event) => setBorn({ ...born, [which]: event.currentTarget.value })}
    />
  );
  return (
    <form
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <StepTitle>{say('nameTitle')}</StepTitle>
      <TypedBox
        label={say('name')}
        description={say('nameHelp')}
        maxLength={120}
        value={name}
        error={isTried && isNameMissing ? say('nameMissing') : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Fieldset legend={say('born')} variant="unstyled">
        <div className="born">
          {part('month', 2)}
          {part('day', 2)}
          {part('year', 4)}
        </div>
        {isTried && birthOn === null ? (
          <Text id="born-wrong" role="alert" size="xl" c="var(--mantine-color-error)" mt={4}>
            {say('bornWrong')}
          </Text>
        ) : null}
      </Fieldset>
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
