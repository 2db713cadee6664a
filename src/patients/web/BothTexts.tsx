// Two people changed the same person: both texts of each field that differs, and one press to take the other one.
import { Button, Text } from '@mantine/core';
import type { PersonTyped } from './person-form.ts';
import classes from './patients.module.css';

type Texts = PersonTyped & { readonly safetyFlag: string };

const names: Readonly<Record<keyof Texts, string>> = {
  givenName: 'Given names',
  familyName: 'Family name',
  preferredName: 'Wants to be called',
  birthOn: 'Date of birth',
  sex: 'Sex',
  phone: 'Phone',
  pronouns: 'Pronouns',
  language: 'Language',
  languageWords: 'Which language',
  interpreterNeeded: 'Interpreter',
  street: 'Street',
  city: 'City',
  state: 'State',
  postalCode: 'ZIP code',
  petConcern: 'Pets in the room',
  safetyFlag: 'Safety flag',
};

type BothTextsProps = {
  readonly typed: Texts;
  readonly stands: Texts;
  readonly onTake: (name: keyof Texts, text: string) => void;
  readonly onKeep: () => void;
};

export function BothTexts({ typed, stands, onTake, onKeep }: BothTextsProps) {
  const differing = (Object.keys(names) as (keyof Texts)[]).filter((name) => typed[name] !== stands[name]);
  return (
    <section aria-label="What stands now beside what you typed">
      {differing.map((name) => (
        <div key={name} className={classes['stands']}>
          <Text fw={600}>{names[name]}</Text>
          <div>
            <Text>
              Typed: <bdi>{typed[name] === '' ? 'empty' : typed[name]}</bdi>
            </Text>
            <Text>
              Stands now: <bdi>{stands[name] === '' ? 'empty' : stands[name]}</bdi>
            </Text>
          </div>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Take what stands now for ${names[name]}`}
            onClick={() => onTake(name, stands[name])}
          >
            Take what stands now
          </Button>
        </div>
      ))}
      <Button variant="default" mih={44} my="sm" onClick={onKeep}>
        Keep what I typed
      </Button>
    </section>
  );
}
