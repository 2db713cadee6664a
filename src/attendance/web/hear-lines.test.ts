import { describe, expect, it } from 'vitest';
import type { TodayAnswer } from '../rules/attendance-answers.ts';
import { heardWhole, withNewer, type HeardDay } from './hear-lines.ts';

type Statuses = Readonly<Record<string, string>>;

// Only what decides whose line stands.
function answerAsOf(minute: number, statuses: Statuses): TodayAnswer {
  const people = Object.entries(statuses).map(([patientId, status]) => ({ patientId, status }));
  const session = { id: 'room', asOf: `2026-11-16T16:${minute}:00.000Z` };
  return { sessions: [{ session, people, hidden: 0 }] } as unknown as TodayAnswer;
}

function shown(day: HeardDay): Statuses {
  const [one] = day.sessions;
  return Object.fromEntries((one?.people ?? []).map(({ patientId, status }) => [patientId, status]));
}

describe('lines heard in any order', () => {
  const begin = () => {
    const part = (minute: number, statuses: Statuses, isWhole = false) => ({
      part: answerAsOf(minute, statuses),
      isWhole,
    });
    return { day: heardWhole(answerAsOf(10, { ann: 'expected', bo: 'expected' })), part };
  };

  it('keeps what only the older of two answers says', () => {
    const { day, part } = begin();
    const later = withNewer(day, part(12, { ann: 'present' }));
    expect(shown(withNewer(later, part(11, { bo: 'late' })))).toEqual({ ann: 'present', bo: 'late' });
  });

  it('never puts an older line in the place of a newer one', () => {
    const { day, part } = begin();
    const later = withNewer(day, part(12, { ann: 'present' }));
    expect(shown(withNewer(later, part(11, { ann: 'late' })))).toEqual({ ann: 'present', bo: 'expected' });
    expect(shown(withNewer(later, part(11, { ann: 'late', bo: 'late' }, true)))).toEqual({
      ann: 'present',
      bo: 'late',
    });
  });

  it('keeps apart what two screens of one day have heard', () => {
    const { day, part } = begin();
    const { day: another } = begin();
    withNewer(another, part(12, { ann: 'present' }));
    expect(shown(withNewer(day, part(11, { ann: 'late' })))).toEqual({ ann: 'late', bo: 'expected' });
  });

  it('takes a whole room that is newer, with whoever came and without whoever left', () => {
    const { day, part } = begin();
    const later = withNewer(day, part(11, { ann: 'present' }));
    expect(shown(withNewer(later, part(12, { bo: 'absent', cy: 'expected' }, true)))).toEqual({
      bo: 'absent',
      cy: 'expected',
    });
  });
});
