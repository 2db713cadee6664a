import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testSeed } from '#app/testing/random.ts';
import {
  facilitationRules,
  mayFacilitate,
  mayFacilitateBeside,
  type FacilitationFacts,
  type HeldCredential,
} from './facilitation.ts';

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

describe('who may lead beside others', () => {
  const facts = (
    title: string,
    supervision?: { startsOn: string; endsOn: string | null },
  ): FacilitationFacts => ({
    credentials: [held('TX', title)],
    supervisions: supervision ? [supervision] : [],
  });
  const intern = facts('LCDC-I');
  const today = { startsOn: '2026-11-16', endsOn: '2026-11-16' };
  it.each([
    { why: 'an intern alone', who: intern, beside: [], supervises: false, may: false },
    {
      why: 'an intern beside a counselor',
      who: intern,
      beside: [facts('LCDC')],
      supervises: false,
      may: true,
    },
    { why: 'an intern beside an intern', who: intern, beside: [intern], supervises: false, may: false },
    {
      why: 'an intern beside somebody who is only supervised elsewhere',
      who: intern,
      beside: [facts('LPC-A', today)],
      supervises: false,
      may: false,
    },
    {
      why: 'an intern on the only day of supervision',
      who: facts('LCDC-I', today),
      beside: [],
      supervises: false,
      may: true,
    },
    {
      why: 'an intern the day after supervision ended',
      who: facts('LCDC-I', { startsOn: '2026-01-01', endsOn: '2026-11-15' }),
      beside: [],
      supervises: false,
      may: false,
    },
    {
      why: 'an intern as the one who supervises',
      who: facts('LCDC-I', today),
      beside: [facts('LCDC')],
      supervises: true,
      may: false,
    },
    {
      why: 'a counselor as the one who supervises',
      who: facts('LCDC'),
      beside: [],
      supervises: true,
      may: true,
    },
  ])('$why: $may', ({ who, beside, supervises, may }) => {
    const at = { kind: 'counseling', state: 'TX', on: '2026-11-16', beside, supervises } as const;
    expect(mayFacilitateBeside(who, at).ok).toBe(may);
  });
});
