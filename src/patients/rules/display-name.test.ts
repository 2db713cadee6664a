import { describe, expect, it } from 'vitest';
import { displayName, nameInLine, sharedScreenName } from './display-name.ts';

const named = (givenName: string, familyName: string, preferredName: string | null = null) => ({
  givenName,
  familyName,
  preferredName,
});

describe('names on screens', () => {
  it.each([
    [named('Gustavo', 'Mejía'), 'Gustavo Mejía', 'Gustavo M.', 'given and family name'],
    [named('Gustavo', 'Mejía', 'Tavo'), 'Tavo Mejía', 'Tavo M.', 'preferred name first'],
    [named('', 'Sukarno'), 'Sukarno', 'S.', 'one name only'],
    [named('Ada', ' Óscar'), 'Ada  Óscar', 'Ada Ó.', 'a space in front'],
    [named('太郎', '田中'), '太郎 田中', '太郎 田.', 'a letter of another script'],
    [named('Zoë', 'e\u0301toile'), 'Zoë e\u0301toile', 'Zoë e\u0301.', 'a letter of two code points'],
  ])('%j is %j, shared %j: %s', (person, own, shared) => {
    expect(displayName(person)).toBe(own);
    expect(sharedScreenName(person)).toBe(shared);
  });

  it.each([
    [named('Łucja', 'Mejía'), 'Łucja Mejía', 'nothing to set apart'],
    [named('عبد الرحمن', 'الخوارزمي'), '\u2068عبد الرحمن الخوارزمي\u2069', 'from right to left'],
    [named('Sara', 'כהן'), '\u2068Sara כהן\u2069', 'both ways'],
    [named('\u202Eabc', 'Smith'), '\u2068\u202Eabc Smith\u2069', 'a sign that would turn the whole line'],
  ])('%j stands in a line as %j: %s', (person, inLine) => {
    expect(nameInLine(person)).toBe(inLine);
  });
});
