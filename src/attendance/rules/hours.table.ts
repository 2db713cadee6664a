// Cases of minutes: what was tapped, and what comes of it. All times are minutes from the planned start.
import { instantAt, type Instant, type LocalDate, type WallTime } from '#kernel/local-date.ts';
import type { Counting, MinuteSpan, ProgramDay } from '../../groups/rules/counted-minutes.ts';
import type { ShortfallCode } from './hours.ts';

export type Taps = {
  readonly day: ProgramDay;
  /** Present when left out; null for not marked. */
  readonly status?: string | null;
  readonly arrived?: number;
  readonly left?: number | null;
  readonly taken?: readonly (readonly [number, number | null])[];
  readonly out?: readonly (readonly [number, number | null])[];
  readonly room?: { started?: number; ended?: number; breakFrom?: number; breakTo?: number };
  readonly knownAbsence?: string;
  readonly shortestStepOut?: number;
};
export type HoursCase = {
  readonly why: string;
  readonly dates: readonly Taps[];
  /** Dates of the next days of the week. */
  readonly later?: readonly Taps[];
  /** Minutes from the start; without it the day is over. */
  readonly now?: number;
  readonly counting?: Counting;
  readonly today: number;
  readonly week?: number;
  readonly possible?: number;
  readonly because?: Partial<Record<ShortfallCode, number>>;
};

export const startOf = (day: LocalDate): Instant => instantAt(day, '09:00' as WallTime, 'America/Chicago');

const classes = (...starts: readonly number[]): MinuteSpan[] =>
  starts.map((fromMinute) => ({ fromMinute, toMinute: fromMinute + 50 }));
const whole = (minutes: number): ProgramDay => ({ minutes, blocks: [{ fromMinute: 0, toMinute: minutes }] });
/** A morning of the house: 9:00 to 12:15 with a quarter of an hour's break, three hours of treatment. */
const morning: ProgramDay = {
  minutes: 195,
  blocks: [
    { fromMinute: 0, toMinute: 90 },
    { fromMinute: 105, toMinute: 195 },
  ],
};
/** Three classes of fifty minutes (D5 of the published timetables). */
const three: ProgramDay = { minutes: 180, blocks: classes(0, 60, 120) };
const day = morning;

export const hoursCases: readonly HoursCase[] = [
  { why: 'there from start to end: three hours', dates: [{ day }], today: 180 },
  { why: 'twenty minutes early adds nothing', dates: [{ day, arrived: -20 }], today: 180 },
  {
    why: 'twenty minutes late',
    dates: [{ day, status: 'late', arrived: 20 }],
    today: 160,
    because: { late: 20 },
  },
  {
    why: 'came in the break: the first part is gone',
    dates: [{ day, status: 'late', arrived: 97 }],
    today: 90,
    because: { late: 90 },
  },
  {
    why: 'came for the last minute',
    dates: [{ day, status: 'late', arrived: 194 }],
    today: 1,
    because: { late: 179 },
  },
  {
    why: 'came when it was over',
    dates: [{ day, status: 'late', arrived: 200 }],
    today: 0,
    because: { late: 180 },
  },
  { why: 'left half an hour early', dates: [{ day, left: 165 }], today: 150, because: { left_early: 30 } },
  { why: 'left in the break', dates: [{ day, left: 100 }], today: 90, because: { left_early: 90 } },
  { why: 'stayed on after the end', dates: [{ day, left: 220 }], today: 180 },
  {
    why: 'late and left early',
    dates: [{ day, status: 'late', arrived: 15, left: 180 }],
    today: 150,
    because: { late: 15, left_early: 15 },
  },
  {
    why: 'there for the break only',
    dates: [{ day, status: 'late', arrived: 90, left: 105 }],
    today: 0,
    because: { late: 90, left_early: 90 },
  },
  { why: 'absent', dates: [{ day, status: 'absent' }], today: 0, because: { not_there: 180 } },
  {
    why: 'cancelled beforehand',
    dates: [{ day, status: 'cancelled' }],
    today: 0,
    because: { not_there: 180 },
  },
  {
    why: 'never marked, and the day is over',
    dates: [{ day, status: null }],
    today: 0,
    because: { not_there: 180 },
  },
  {
    why: 'a mark taken back is no mark',
    dates: [{ day, status: 'expected' }],
    today: 0,
    because: { not_there: 180 },
  },
  {
    why: 'not fit to stay: no credit, and said as what it is',
    dates: [{ day, status: 'could_not_stay' }],
    today: 0,
    because: { could_not_stay: 180 },
  },
  { why: 'stepped out for nine minutes: shorter than counts', dates: [{ day, out: [[30, 39]] }], today: 180 },
  {
    why: 'stepped out for ten minutes: counts',
    dates: [{ day, out: [[30, 40]] }],
    today: 170,
    because: { stepped_out: 10 },
  },
  {
    why: 'stepped out for two minutes where the house counts every minute',
    dates: [{ day, out: [[30, 32]], shortestStepOut: 0 }],
    today: 178,
    because: { stepped_out: 2 },
  },
  { why: 'stepped out in the break', dates: [{ day, out: [[90, 105]] }], today: 180 },
  {
    why: 'stepped out from before the break into it',
    dates: [{ day, out: [[80, 100]] }],
    today: 170,
    because: { stepped_out: 10 },
  },
  {
    why: 'stepped out and never came back',
    dates: [{ day, out: [[150, null]] }],
    today: 135,
    because: { stepped_out: 45 },
  },
  {
    why: 'stepped out twice',
    dates: [
      {
        day,
        out: [
          [20, 35],
          [120, 140],
        ],
      },
    ],
    today: 145,
    because: { stepped_out: 35 },
  },
  {
    why: 'stepped out twice, the second time briefly',
    dates: [
      {
        day,
        out: [
          [20, 35],
          [120, 125],
        ],
      },
    ],
    today: 165,
    because: { stepped_out: 15 },
  },
  {
    why: 'taken out for five minutes: that always counts',
    dates: [{ day, taken: [[30, 35]] }],
    today: 175,
    because: { taken_out: 5 },
  },
  {
    why: 'taken to the prescriber for twenty minutes',
    dates: [{ day, taken: [[30, 50]] }],
    today: 160,
    because: { taken_out: 20 },
  },
  { why: 'a pull-out that was only planned takes nothing', dates: [{ day, taken: [] }], today: 180 },
  {
    why: 'taken out and not back yet when it ended',
    dates: [{ day, taken: [[165, null]] }],
    today: 150,
    because: { taken_out: 30 },
  },
  {
    why: 'stepped out while taken out: the minutes go once',
    dates: [{ day, taken: [[30, 50]], out: [[40, 60]] }],
    today: 150,
    because: { taken_out: 20, stepped_out: 10 },
  },
  {
    why: 'a step-out inside a pull-out takes nothing more',
    dates: [{ day, taken: [[30, 60]], out: [[35, 55]] }],
    today: 150,
    because: { taken_out: 30 },
  },
  {
    why: 'two pull-outs over one another',
    dates: [
      {
        day,
        taken: [
          [30, 50],
          [40, 60],
        ],
      },
    ],
    today: 150,
    because: { taken_out: 30 },
  },
  {
    why: 'stepped out before arriving, by a slip',
    dates: [{ day, status: 'late', arrived: 60, out: [[10, 30]] }],
    today: 120,
    because: { late: 60 },
  },
  {
    why: 'all of it on one morning',
    dates: [{ day, status: 'late', arrived: 10, left: 185, taken: [[30, 40]], out: [[120, 135]] }],
    today: 135,
    because: { late: 10, left_early: 10, taken_out: 10, stepped_out: 15 },
  },
  {
    why: 'the room began ten minutes late',
    dates: [{ day, arrived: 0, room: { started: 10 } }],
    today: 170,
    because: { short_session: 10 },
  },
  {
    why: 'the room ended twenty minutes early',
    dates: [{ day, room: { ended: 175 } }],
    today: 160,
    because: { short_session: 20 },
  },
  {
    why: 'the room went on for longer: nobody planned those minutes',
    dates: [{ day, room: { ended: 220 } }],
    today: 180,
  },
  { why: 'the break was held later', dates: [{ day, room: { breakFrom: 100, breakTo: 115 } }], today: 180 },
  {
    why: 'the break was ten minutes longer',
    dates: [{ day, room: { breakFrom: 90, breakTo: 115 } }],
    today: 170,
    because: { short_session: 10 },
  },
  {
    why: 'the break was five minutes shorter',
    dates: [{ day, room: { breakFrom: 90, breakTo: 100 } }],
    today: 185,
  },
  {
    why: 'came when the real break was over',
    dates: [{ day, status: 'late', arrived: 115, room: { breakFrom: 100, breakTo: 115 } }],
    today: 80,
    because: { late: 100 },
  },
  {
    why: 'left at the real end, which was early',
    dates: [{ day, left: 175, room: { ended: 175 } }],
    today: 160,
    because: { short_session: 20 },
  },
  {
    why: 'three classes by the clock: short breaks count',
    dates: [{ day: three }],
    counting: 'clock',
    today: 180,
  },
  {
    why: 'three classes net of breaks fall short by themselves',
    dates: [{ day: three }],
    today: 150,
    because: { short_session: 30 },
  },
  {
    why: 'three classes in hours of fifty minutes',
    dates: [{ day: three }],
    counting: 'fifty_minute_hour',
    today: 180,
  },
  {
    why: 'three classes, fifty-minute hours, ten minutes late',
    dates: [{ day: three, status: 'late', arrived: 10 }],
    counting: 'fifty_minute_hour',
    today: 168,
    because: { late: 12 },
  },
  {
    why: 'three classes, and the middle break held later',
    dates: [{ day: three, room: { breakFrom: 55, breakTo: 65 } }],
    today: 150,
    because: { short_session: 30 },
  },
  { why: 'two sessions on one day add up', dates: [{ day: whole(90) }, { day: whole(90) }], today: 180 },
  {
    why: 'of two sessions one was missed',
    dates: [{ day: whole(90) }, { day: whole(90), status: 'absent' }],
    today: 90,
    because: { not_there: 90 },
  },
  {
    why: 'a session of two hours is short by itself',
    dates: [{ day: whole(120) }],
    today: 120,
    because: { short_session: 60 },
  },
  { why: 'a day without a session needs nothing', dates: [], today: 0 },
  { why: 'running: two hours ten of three', dates: [{ day }], now: 145, today: 130, possible: 180 },
  { why: 'running: nothing before it began', dates: [{ day }], now: -10, today: 0, possible: 180 },
  {
    why: 'running: late, so the day cannot be whole any more',
    dates: [{ day, status: 'late', arrived: 20 }],
    now: 60,
    today: 40,
    possible: 160,
    because: { late: 20 },
  },
  {
    why: 'running: out just now, and back in time as far as anybody knows',
    dates: [{ day, out: [[50, null]] }],
    now: 55,
    today: 55,
    possible: 180,
  },
  {
    why: 'running: out for a quarter of an hour',
    dates: [{ day, out: [[50, null]] }],
    now: 65,
    today: 50,
    possible: 165,
    because: { stepped_out: 15 },
  },
  {
    why: 'running: not there yet, the rest is still possible',
    dates: [{ day, status: null }],
    now: 30,
    today: 0,
    possible: 150,
    because: { not_there: 30 },
  },
  {
    why: 'a week: today and two more days to come',
    dates: [{ day }],
    later: [
      { day, status: null },
      { day, status: null },
    ],
    today: 180,
    week: 180,
    possible: 540,
  },
  {
    why: 'a week: a day they said they will miss is not possible',
    dates: [{ day }],
    later: [{ day, status: null, knownAbsence: 'work' }],
    today: 180,
    week: 180,
    possible: 180,
  },
  {
    why: 'a week: absent today, what is left comes to six hours',
    dates: [{ day, status: 'absent' }],
    later: [
      { day, status: null },
      { day, status: null },
    ],
    today: 0,
    week: 0,
    possible: 360,
    because: { not_there: 180 },
  },
];

/** Public timetables of data/iop-schedules: minutes a week as each way of counting has them. */
export const timetables: readonly {
  readonly id: string;
  readonly days: number;
  readonly day: ProgramDay;
  readonly clock: number;
  readonly net: number;
  readonly fifty: number;
  readonly why: string;
}[] = [
  {
    id: 'D1',
    days: 5,
    day: { minutes: 170, blocks: classes(0, 60, 120) },
    clock: 850,
    net: 750,
    fifty: 900,
    why: 'three groups of fifty minutes a day',
  },
  {
    id: 'D2',
    days: 5,
    day: { minutes: 290, blocks: classes(0, 60, 120, 240) },
    clock: 1100,
    net: 1000,
    fifty: 1200,
    why: 'lunch counts for nobody',
  },
  {
    id: 'D3',
    days: 3,
    day: whole(270),
    clock: 810,
    net: 810,
    fifty: 972,
    why: 'stated 15 hours, 13.5 on the clock',
  },
  { id: 'D4', days: 4, day: whole(180), clock: 720, net: 720, fifty: 864, why: 'no breaks are stated' },
  {
    id: 'D5',
    days: 3,
    day: three,
    clock: 540,
    net: 450,
    fifty: 540,
    why: 'nine hours on the clock, 7.5 without breaks',
  },
  { id: 'D6', days: 3, day: three, clock: 540, net: 450, fifty: 540, why: 'the same in the evening' },
  {
    id: 'D7',
    days: 4,
    day: whole(180),
    clock: 720,
    net: 720,
    fifty: 864,
    why: 'adolescents, no breaks are stated',
  },
];
