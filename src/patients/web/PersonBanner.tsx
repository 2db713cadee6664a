// On top of every page of a person: what every colleague must know at once.
import { Text } from '@mantine/core';
import { fullDay } from '#ui/format.ts';
import type { Person } from '../rules/patient-answers.ts';
import classes from './patients.module.css';

type Shown = Pick<
  Person,
  | 'hasDied'
  | 'diedOn'
  | 'safetyFlag'
  | 'locked'
  | 'mergedNumbers'
  | 'interpreterNeeded'
  | 'language'
  | 'languageWords'
  | 'petConcern'
>;

const petWords: Readonly<Record<string, string>> = {
  allergy: 'allergic to pets',
  fear: 'afraid of pets',
  both: 'allergic to and afraid of pets',
};
const languageNames: Readonly<Record<string, string>> = { en: 'English', es: 'Spanish' };

export function PersonBanner({ person }: { readonly person: Shown }) {
  const died =
    person.diedOn === null
      ? 'This person has died; the day is not known.'
      : `This person died on ${fullDay(person.diedOn)}.`;
  const needs = needsOf(person);
  return (
    <>
      {person.hasDied ? <Text mb="md">{died}</Text> : null}
      {person.safetyFlag === null ? null : (
        <section className={classes['flag']} aria-label="Safety flag">
          <span className={classes['flagWord']}>⚠ Safety: </span>
          <bdi className={classes['words']}>{person.safetyFlag}</bdi>
        </section>
      )}
      {needs.length === 0 ? null : <Text mb="md">{needs.join(' · ')}</Text>}
    </>
  );
}

function needsOf(person: Shown): string[] {
  const language = languageNames[person.language] ?? person.languageWords ?? 'Another language';
  const interpreter = person.interpreterNeeded ? [`${language}: interpreter needed`] : [];
  const spoken = !person.interpreterNeeded && person.language !== 'en' ? [`Speaks ${language}`] : [];
  const pets = person.petConcern === null ? [] : [`Is ${petWords[person.petConcern] ?? 'troubled by pets'}`];
  const locked = person.locked ? ['🔒 Locked record: open to those on its list only'] : [];
  const merged =
    person.mergedNumbers.length === 0
      ? []
      : [`Shown with the merged record ${person.mergedNumbers.join(', ')}`];
  return [...locked, ...merged, ...interpreter, ...spoken, ...pets];
}
