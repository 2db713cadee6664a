import { describe, expect, it } from 'vitest';
import { staysOf } from './stays-in-record.ts';

let made = 0;

function look(staffName: string | null, time: string, more: object = {}) {
  made += 1;
  const at = `2026-11-16T${time}:00Z`;
  const usual = { action: 'chart.opened', kind: 'look', outcome: 'allowed' };
  return { id: `look-${made}`, staffName, at, ...usual, ...more };
}

const brief = (looks: Parameters<typeof staysOf>[0]) =>
  staysOf(looks).map(({ staffName, from, to, actions }) => ({
    who: staffName,
    when: `${from.slice(11, 16)} to ${to.slice(11, 16)}`,
    what: actions.map(({ action, times }) => `${action} ${times}`).join(', '),
  }));

describe('who was in a record, stay by stay', () => {
  it('says once who opened it again and again, with how often', () => {
    expect(
      brief([
        look('Dana', '16:20', { action: 'draft.saved' }),
        look('Dana', '16:10', { action: 'session.opened' }),
        look('Dana', '16:05', { action: 'draft.saved' }),
      ]),
    ).toEqual([{ who: 'Dana', when: '16:05 to 16:20', what: 'draft.saved 2, session.opened 1' }]);
  });

  it('begins anew after half an hour, for somebody else, and for whoever was not recognized', () => {
    expect(
      brief([
        look('Dana', '17:00'),
        look('Dana', '16:30'),
        look('Jo', '16:29'),
        look('Dana', '16:28'),
        look(null, '16:27'),
      ]).map(({ who, when }) => `${who} ${when}`),
    ).toEqual([
      'Dana 17:00 to 17:00',
      'Dana 16:30 to 16:30',
      'Jo 16:29 to 16:29',
      'Dana 16:28 to 16:28',
      'null 16:27 to 16:27',
    ]);
  });

  it('never hides what was refused, and says where anything was changed', () => {
    const stays = staysOf([
      look('Dana', '16:20'),
      look('Dana', '16:19', { outcome: 'locked' }),
      look('Dana', '16:18', { action: 'notes.signed', kind: 'change' }),
      look('Dana', '16:17'),
    ]);
    expect(stays.map(({ isRefused, kind }) => [isRefused, kind])).toEqual([
      [false, 'look'],
      [true, 'look'],
      [false, 'change'],
    ]);
  });

  it('loses no entry', () => {
    const looks = ['16:50', '16:40', '16:30', '16:00', '15:59', '12:00'].map((time, place) =>
      look(place % 4 === 0 ? 'Jo' : 'Dana', time, { action: `action.${place % 2}` }),
    );
    const times = staysOf(looks).flatMap(({ actions }) => actions.map((one) => one.times));
    expect(times.reduce((sum, one) => sum + one, 0)).toBe(looks.length);
  });
});
