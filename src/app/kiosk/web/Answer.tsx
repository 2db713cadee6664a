// What comes of checking in. With a name it is the same for everybody; only a code greets by name.
import { Button, Text } from '@mantine/core';
import type { CheckedIn } from './kiosk.api.ts';
import { StepTitle } from './StepTitle.tsx';
import type { Language, Say } from './words.ts';

type AnswerProps = {
  readonly answer: CheckedIn;
  readonly say: Say;
  readonly language: Language;
  readonly onCode: () => void;
};

export function Answer({ answer, say, language, onCode }: AnswerProps) {
  switch (answer.answer) {
    case 'thanks':
      return <Said title={say('thanks')}>{say('thanksMore')}</Said>;
    case 'resting':
      return <Said title={say('resting')}>{say('restingMore')}</Said>;
    case 'no-code':
      return (
        <>
          <Said title={say('noCode')}>{say('noCodeMore')}</Said>
          <Button size="xl" variant="default" onClick={onCode}>
            {say('withCode')}
          </Button>
        </>
      );
    case 'welcome': {
      const { firstName, initial, roomName, startsAt, timeZone } = answer;
      const time = new Intl.DateTimeFormat(language === 'es' ? 'es-US' : 'en-US', {
        hour: 'numeric',
        minute: '2-digit',
        timeZone,
      }).format(new Date(startsAt));
      return (
        <Said title={say('welcome', { name: `${firstName} ${initial}.` })}>
          {say('welcomeMore')}{' '}
          {roomName === null ? say('welcomeTime', { time }) : say('welcomeRoom', { time, room: roomName })}
        </Said>
      );
    }
  }
}

type SaidProps = { readonly title: string; readonly children: React.ReactNode };

function Said({ title, children }: SaidProps) {
  return (
    <>
      <StepTitle>{title}</StepTitle>
      <Text size="xl">{children}</Text>
    </>
  );
}
