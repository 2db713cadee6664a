// The tablet at the clinic's door: people check in by themselves. One thing a screen; after a minute and a half without a
// touch it starts over, and nothing of whoever was there is left. See docs/decisions/0057.
import { Button, Text, Title } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { Answer } from './Answer.tsx';
import { ByCode } from './ByCode.tsx';
import { ByName } from './ByName.tsx';
import { isNotSetUp, whichTablet, type CheckedIn } from './kiosk.api.ts';
import { leaveNothing } from './leave-nothing.ts';
import { SetUp } from './SetUp.tsx';
import { idleMs, useIdle } from './use-idle.ts';
import { languages, sayIn, type Language, type Say } from './words.ts';

type Step = 'start' | 'name' | 'code' | CheckedIn;
/** Who sits here now: gone, with all of it, when it starts over. */
type Visit = { readonly number: number; readonly language: Language; readonly step: Step };
type Tablet = 'unknown' | 'not-set-up' | { readonly clinicName: string };

const answerMs = 10_000;
const lookEveryMs = 60_000;
const first: Visit = { number: 0, language: 'en', step: 'start' };

export function Kiosk() {
  const [tablet, look, setTablet] = useTablet();
  const [visit, setVisit] = useState(first);
  const { step, language, number } = visit;
  const say = sayIn(language);
  // Done at once, so that a page that is being left is empty when the browser puts it away.
  const startOver = useCallback(() => {
    getSelection()?.removeAllRanges();
    flushSync(() => setVisit((now) => ({ ...first, number: now.number + 1 })));
  }, []);
  useEffect(() => leaveNothing(startOver), [startOver]);
  const isAnswer = typeof step === 'object';
  const staysMs = isAnswer ? answerMs : idleMs;
  const { secondsLeft, stay } = useIdle(step === 'start' ? 0 : staysMs, startOver);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  if (tablet === 'unknown') return null;
  if (tablet === 'not-set-up') return <SetUp onDone={look} />;
  const go = (next: Step) => setVisit((now) => (now.number === number ? { ...now, step: next } : now));
  const failed = (error: unknown) => {
    if (isNotSetUp(error)) setTablet('not-set-up');
  };
  return (
    <div className="kiosk" key={number}>
      <header>
        <Text fw={600}>{tablet.clinicName}</Text>
        <Languages
          now={language}
          onChoose={(next) => setVisit((before) => ({ ...before, language: next }))}
        />
      </header>
      <main>
        <Screen step={step} say={say} language={language} onGo={go} onFailed={failed} />
        {step === 'start' ? null : (
          <Button
            variant="subtle"
            size="lg"
            mih={56}
            mt="md"
            onClick={() => setVisit({ ...first, number: number + 1 })}
          >
            {isAnswer ? say('done') : say('startOver')}
          </Button>
        )}
      </main>
      <Ending secondsLeft={secondsLeft} say={say} onStay={stay} />
    </div>
  );
}

// Which clinic's tablet this is, asked again now and then: one that was ended shows nothing any more.
function useTablet() {
  const [tablet, setTablet] = useState<Tablet>('unknown');
  // Without a connection it stays as it is.
  const look = useCallback(() => {
    whichTablet().then(setTablet, (error: unknown) => {
      if (isNotSetUp(error)) setTablet('not-set-up');
    });
  }, []);
  useEffect(() => {
    look();
    const timer = setInterval(look, lookEveryMs);
    return () => clearInterval(timer);
  }, [look]);
  return [tablet, look, setTablet] as const;
}

type ScreenProps = {
  readonly step: Step;
  readonly say: Say;
  readonly language: Language;
  readonly onGo: (next: Step) => void;
  readonly onFailed: (error: unknown) => void;
};

function Screen({ step, say, language, onGo, onFailed }: ScreenProps) {
  if (step === 'name') return <ByName say={say} onAnswer={onGo} onFailed={onFailed} />;
  if (step === 'code') return <ByCode say={say} onAnswer={onGo} onFailed={onFailed} />;
  if (typeof step === 'object')
    return <Answer answer={step} say={say} language={language} onCode={() => onGo('code')} />;
  return (
    <>
      <Title order={1}>{say('checkIn')}</Title>
      <div className="ways">
        <Button size="xl" onClick={() => onGo('name')}>
          {say('withName')}
        </Button>
        <Button size="xl" variant="default" onClick={() => onGo('code')}>
          {say('withCode')}
        </Button>
      </div>
      <Text size="lg">{say('help')}</Text>
    </>
  );
}

type LanguagesProps = { readonly now: Language; readonly onChoose: (language: Language) => void };

function Languages({ now, onChoose }: LanguagesProps) {
  const other: Language = now === 'en' ? 'es' : 'en';
  return (
    <Button variant="default" size="lg" mih={56} lang={other} onClick={() => onChoose(other)}>
      {languages[other]}
    </Button>
  );
}

type EndingProps = {
  readonly secondsLeft: number | null;
  readonly say: Say;
  readonly onStay: () => void;
};

// Seen by the second, read out once.
function Ending({ secondsLeft, say, onStay }: EndingProps) {
  return (
    <div className="ending" data-shown={secondsLeft === null ? undefined : 'yes'}>
      <p role="status" className="spoken">
        {secondsLeft === null ? '' : say('idleSoon')}
      </p>
      {secondsLeft === null ? null : (
        <>
          <Text size="lg" aria-hidden>
            {say('idle', { seconds: secondsLeft })}
          </Text>
          <Button size="lg" mih={56} onClick={onStay}>
            {say('stay')}
          </Button>
        </>
      )}
    </div>
  );
}
