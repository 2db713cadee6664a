import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testSeed } from '#app/testing/random.ts';
import { facilitationRules, mayFacilitate, type HeldCredential } from './facilitation.ts';

const held = (state: string, title: string, more: Partial<HeldCredential> = {}): HeldCredential => ({
  state,
  title,
  startsOn: '2025-01-01',
  expiresOn: '2026-12-31',
  ...more,
});
const asked = (credentials: HeldCredential[], more: object = {}) =>
  ({ credentials, kind: 'counseling', state: 'TX', on: '2026-11-16', supervised: false, ...more }) as const;

describe('who may lead a group', () => {
  it.each([
    { why: 'licensed in the state', asked: asked([held('TX', 'LCDC')]), is: 'alone' },
    { why: 'written with dots and small letters', asked: asked([held('TX', 'l.c.d.c.')]), is: 'alone' },
    { why: 'nobody without a credential', asked: asked([]), is: 'facilitator-without-credential' },
    {
      why: 'not by a credential of another state',
      asked: asked([held('IL', 'LPC')]),
      is: 'facilitator-without-credential',
    },
    {
      why: 'not by a title that is none of those listed',
      asked: asked([held('TX', 'RN')]),
      is: 'facilitator-without-credential',
    },
    {
      why: 'an intern under supervision',
      asked: asked([held('TX', 'LCDC-I')], { supervised: true }),
      is: 'supervised',
    },
    {
      why: 'an intern alone',
      asked: asked([held('TX', 'LCDC-I')]),
      is: 'facilitator-needs-supervision',
    },
    {
      why: 'whoever is licensed needs nobody beside an old intern’s card',
      asked: asked([held('TX', 'LPC-A'), held('TX', 'LPC')]),
      is: 'alone',
    },
    {
      why: 'Illinois asks for the credential from the day of hire',
      asked: asked([held('IL', 'LCDC-I')], { state: 'IL', supervised: true }),
      is: 'facilitator-without-credential',
    },
    { why: 'on its last day', asked: asked([held('TX', 'LCDC')], { on: '2026-12-31' }), is: 'alone' },
    {
      why: 'not on the day after',
      asked: asked([held('TX', 'LCDC')], { on: '2027-01-01' }),
      is: 'facilitator-credential-ended',
    },
    {
      why: 'not before it begins',
      asked: asked([held('TX', 'LCDC')], { on: '2024-12-31' }),
      is: 'facilitator-credential-ended',
    },
    {
      why: 'for as long as it likes when it never ends',
      asked: asked([held('TX', 'LCDC', { expiresOn: null })], { on: '2090-01-01' }),
      is: 'alone',
    },
  ])('$why', ({ asked: question, is }) => {
    const answer = mayFacilitate(question);
    const granted = answer.ok && (answer.value.underSupervision ? 'supervised' : 'alone');
    expect(answer.ok ? granted : answer.code).toBe(is);
  });

  it('names its source, and says what nobody has confirmed', () => {
    expect(facilitationRules.IL.confirmed).toBe(true);
    expect(facilitationRules.TX.confirmed).toBe(false);
    expect(mayFacilitate(asked([]))).toMatchObject({ facts: { confirmed: false } });
  });

  it(`never lets a further credential or a supervisor take a permission away (seed ${testSeed})`, () => {
    const day = fc.constantFrom('2024-06-01', '2025-06-01', '2026-06-01', '2027-06-01');
    const credential = fc.record({
      state: fc.constantFrom('IL', 'TX'),
      title: fc.constantFrom('CADC', 'LCDC', 'LCDC-I', 'LPC', 'RN'),
      startsOn: day,
      expiresOn: fc.option(day, { nil: null }),
    });
    const drawn = fc.record({
      some: fc.array(credential, { maxLength: 5 }),
      further: credential,
      state: fc.constantFrom('IL' as const, 'TX' as const),
      on: day,
    });
    fc.assert(
      fc.property(drawn, ({ some, further, state, on }) => {
        const question = { credentials: some, kind: 'skills', state, on, supervised: false };
        const before = mayFacilitate(question).ok;
        const after = mayFacilitate({ ...question, credentials: [...some, further], supervised: true }).ok;
        expect(after || !before).toBe(true);
      }),
      { seed: testSeed, numRuns: 1000 },
    );
  });
});
