import { expect, it } from 'vitest';
import { fitsWords, type GroupFacts } from './find-groups.ts';

const evening: GroupFacts = {
  name: 'Recovery skills, evening',
  clinicName: 'Peoría North',
  program: 'co_occurring',
  days: [
    { weekday: 1, startsAt: '18:00' },
    { weekday: 4, startsAt: '18:30' },
  ],
  leaders: ['Ana Muñoz', 'Ben Okafor'],
};

it.each<[words: string, fits: boolean, why: string]>([
  ['', true, 'no words fit every group'],
  ['recovery', true, 'a word of the name'],
  ['SKILLS evening', true, 'capitals make no difference'],
  ['munoz', true, 'accents make no difference'],
  ['peoria', true, 'nor in the name of a clinic'],
  ['mon', true, 'the beginning of a weekday'],
  ['thursday 6:30 pm', true, 'a weekday and its time'],
  ['18:00', true, 'the time as clocks of 24 hours show it'],
  ['co-occurring', true, 'the program'],
  ['mon, okafor', true, 'words with a comma between'],
  ['tuesday', false, 'a day on which it does not meet'],
  ['mon okafor children', false, 'one word that fits nothing'],
])('"%s" fits: %s, for %s', (words, fits) => {
  expect(fitsWords(evening, words)).toBe(fits);
});

it('says midnight and noon as clocks do', () => {
  const at = (startsAt: string) => ({ ...evening, days: [{ weekday: 1, startsAt }] });
  expect(fitsWords(at('12:00'), '12:00 pm')).toBe(true);
  expect(fitsWords(at('00:15'), '12:15 am')).toBe(true);
});
