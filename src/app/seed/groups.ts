// The groups of the demonstration: mornings, evenings, weekends and virtual ones at each clinic, one timetable
// of fifty-minute classes, and at the persona counselor's clinic always one that is on, just over or about to begin.
import type { Almanac } from './almanac.ts';
import type { Block, ClinicPlan, GroupPlan, Laying, Meeting, StaffPlan } from './world.ts';

type Template = {
  name: string;
  weekdays: readonly number[];
  from: number;
  to: number;
  mode: GroupPlan['mode'];
  program: GroupPlan['program'];
  room: number;
  ages?: GroupPlan['ages'];
  taken?: number;
};

const [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = [1, 2, 3, 4, 5, 6, 7];
const at = (hour: number, minute = 0): number => hour * 60 + minute;

// 9:00-12:15 and 17:45-21:00 with a quarter of an hour's break: three treated hours.
const morning = { from: at(9), to: at(12, 15) };
const evening = { from: at(17, 45), to: at(21) };

const everyClinic: readonly Template[] = [
  {
    name: 'Cedar mornings',
    weekdays: [monday, wednesday, friday],
    ...morning,
    mode: 'in_person',
    program: 'substance_use',
    room: 0,
  },
  {
    name: 'Linden mornings',
    weekdays: [tuesday, thursday, friday],
    ...morning,
    mode: 'in_person',
    program: 'co_occurring',
    room: 1,
  },
  {
    name: 'Juniper evenings',
    weekdays: [monday, tuesday, thursday],
    ...evening,
    mode: 'in_person',
    program: 'substance_use',
    room: 0,
  },
  {
    name: 'Laurel evenings',
    weekdays: [tuesday, wednesday, thursday],
    ...evening,
    mode: 'hybrid',
    program: 'mental_health',
    room: 1,
  },
];
const weekend: Template = {
  name: 'Oak weekends',
  weekdays: [friday, saturday, sunday],
  ...morning,
  mode: 'in_person',
  program: 'substance_use',
  room: 2,
};
const onlineEvenings: Template = {
  name: 'Lark online evenings',
  weekdays: [monday, wednesday, thursday],
  ...evening,
  mode: 'virtual',
  program: 'substance_use',
  room: -1,
};
const onlineMiddays: Template = {
  name: 'Wren online middays',
  weekdays: [monday, tuesday, thursday],
  from: at(12, 30),
  to: at(15, 45),
  mode: 'virtual',
  program: 'co_occurring',
  room: -1,
};
// The persona counselor's own by video, in the same evenings as Laurel at other clinics.
const onlineOfPersona: Template = {
  ...onlineEvenings,
  name: 'Robin online evenings',
  weekdays: [tuesday, wednesday, thursday],
  program: 'co_occurring',
};
// After school: six treated hours a week, as adolescents need them.
const afterSchool: Template = {
  name: 'Alder after school',
  weekdays: [monday, wednesday, thursday],
  from: at(16),
  to: at(18, 15),
  mode: 'in_person',
  program: 'mental_health',
  room: 2,
  ages: 'adolescent',
  taken: 7,
};
// Timetable D5 of the public schedules: nine hours on the clock, seven and a half treated.
const classes: Template = {
  name: 'Hawthorn classes',
  weekdays: [monday, tuesday, thursday],
  from: at(10),
  to: at(13),
  mode: 'in_person',
  program: 'substance_use',
  room: 2,
};

const houseLimit = 12;

// How full the groups are, in turn: many full, most nearly so, a few just begun.
const fills = [12, 12, 11, 9, 12, 10, 12, 2, 11, 12, 8, 12, 10, 5, 12, 11, 12, 9, 12, 3, 10, 11, 12, 8];

/** All groups, the persona counselor's first. */
export function planGroups(
  laying: Laying,
  clinics: readonly ClinicPlan[],
  staff: readonly StaffPlan[],
): GroupPlan[] {
  const groups: GroupPlan[] = [];
  const add = (
    clinic: ClinicPlan,
    template: Template,
    more: { leader?: StaffPlan; taken?: number } = {},
  ): void => {
    const leader = more.leader ?? freeLeader(staff, groups, { clinic, template });
    groups.push(
      planOne(laying, {
        clinic,
        template,
        leader,
        taken: more.taken ?? template.taken ?? fills[groups.length % fills.length] ?? houseLimit,
      }),
    );
  };
  const [home] = clinics;
  const persona = staff.find((member) => member.persona && member.role === 'counselor');
  if (home === undefined || persona === undefined)
    throw new Error('the demonstration has no clinic or no counselor');
  // Two seats stay free in the classes, so that people can be seated by name and a third is refused.
  add(home, classes, { leader: persona, taken: 10 });
  for (const clinic of clinics) {
    for (const template of templatesOf(clinic)) add(clinic, template);
  }
  add(home, onlineOfPersona, { leader: persona, taken: houseLimit });
  const near = nearNow(
    laying.almanac,
    groups.filter((group) => group.leader === persona),
  );
  if (near !== null) {
    add(home, near.template, { leader: persona, taken: houseLimit });
    const added = groups.pop();
    if (added !== undefined) groups.unshift(added);
  }
  return groups;
}

function templatesOf(clinic: ClinicPlan): Template[] {
  return [
    ...everyClinic,
    ...(clinic.position % 2 === 0 ? [weekend] : []),
    ...(clinic.position % 3 === 1 ? [onlineEvenings] : []),
    ...(clinic.position % 4 === 3 ? [onlineMiddays] : []),
    ...(clinic.adolescents ? [afterSchool] : []),
  ];
}

function planOne(
  laying: Laying,
  of: { clinic: ClinicPlan; template: Template; leader: StaffPlan; taken: number },
): GroupPlan {
  const { clinic, template } = of;
  const isClasses = template.name === classes.name;
  return {
    id: laying.newId(),
    timetableId: laying.newId(),
    clinic,
    name: template.name,
    program: template.program,
    ages: template.ages ?? 'adult',
    kind: 'counseling',
    mode: template.mode,
    roomId: template.mode === 'virtual' ? null : (clinic.rooms[template.room]?.id ?? null),
    seatLimit: houseLimit,
    meetings: meetingsOf(template),
    blocks: isClasses ? classBlocks : blocksOf(template.to - template.from),
    leader: of.leader,
    taken: of.taken,
  };
}

const classBlocks: Block[] = [
  { kind: 'counseling', from: 0, to: 50 },
  { kind: 'education', from: 60, to: 110 },
  { kind: 'skills', from: 120, to: 170 },
];

// Two blocks with a quarter of an hour between them; a short day has one.
function blocksOf(minutes: number): Block[] {
  if (minutes < 135) return [{ kind: 'counseling', from: 0, to: minutes }];
  const half = Math.floor((minutes - 15) / 2);
  return [
    { kind: 'counseling', from: 0, to: half },
    { kind: 'skills', from: half + 15, to: 2 * half + 15 },
  ];
}

function meetingsOf(template: Template): Meeting[] {
  return template.weekdays.map((weekday) => {
    // A weekend group begins on Friday after work.
    const times = template.name === weekend.name && weekday === friday ? evening : template;
    return { weekday, from: times.from, to: times.to };
  });
}

function freeLeader(
  staff: readonly StaffPlan[],
  groups: readonly GroupPlan[],
  wanted: { clinic: ClinicPlan; template: Template },
): StaffPlan {
  const counselors = staff.filter(
    (member) => member.role === 'counselor' && member.clinic === wanted.clinic && !member.persona,
  );
  const leads = (member: StaffPlan): GroupPlan[] => groups.filter((group) => group.leader === member);
  const meetings = meetingsOf(wanted.template);
  const free = counselors.filter(
    (member) => !leads(member).some((group) => clash(group.meetings, meetings, 0)),
  );
  const [least] = free.sort((one, other) => leads(one).length - leads(other).length);
  if (least === undefined)
    throw new Error(`no counselor of ${wanted.clinic.name} is free for ${wanted.template.name}`);
  return least;
}

/** Whether two timetables meet, with this many minutes between them at least. */
function clash(ones: readonly Meeting[], others: readonly Meeting[], gap: number): boolean {
  return ones.some((one) =>
    others.some(
      (other) => one.weekday === other.weekday && one.from < other.to + gap && other.from < one.to + gap,
    ),
  );
}

const aboutToBegin = 75;
const justOver = 45;
const wholeDay = 195;
// Nine hours a week in hours of fifty minutes, as this clinic counts them.
const treatedAWeek = 450;
const lastMinute = 24 * 60 - 1;

/** A group around this time of day, unless one of those named is near already. */
function nearNow(almanac: Almanac, own: readonly GroupPlan[]): { template: Template } | null {
  const now = almanac.minuteOfDay;
  const today = own.flatMap((group) =>
    group.meetings.filter((meeting) => meeting.weekday === almanac.weekday(0)),
  );
  if (today.some((meeting) => meeting.from <= now + aboutToBegin && meeting.to >= now - justOver))
    return null;
  const { from, to } = spanAround(now, today);
  const template: Template = {
    name: 'Harbor group',
    weekdays: [],
    from,
    to,
    mode: 'in_person',
    program: 'substance_use',
    room: 3,
  };
  const weekdays = [0, 2, 4, 1, 3, 5, 6].map((days) => almanac.weekday(days));
  const free = weekdays.filter(
    (weekday, index) =>
      index === 0 || !own.some((group) => clash(group.meetings, [{ weekday, from, to }], 15)),
  );
  // A short day needs more of them for the hours of a week.
  const treated = blocksOf(to - from).reduce((sum, block) => sum + block.to - block.from, 0);
  const days = Math.max(3, Math.ceil(treatedAWeek / treated));
  return { template: { ...template, weekdays: free.slice(0, days).toSorted((one, other) => one - other) } };
}

// Begun half an hour ago on a quarter, between what was before and what comes, and never past midnight.
function spanAround(now: number, today: readonly Meeting[]): { from: number; to: number } {
  const before = Math.max(
    0,
    ...today.filter((meeting) => meeting.to <= now).map((meeting) => meeting.to + 15),
  );
  const next = Math.min(
    lastMinute,
    ...today.filter((meeting) => meeting.from > now).map((meeting) => meeting.from - 15),
  );
  const lasts = Math.min(wholeDay, Math.floor((next - before) / 15) * 15);
  const latest = Math.floor(Math.min(now - 30, next - lasts) / 15) * 15;
  const from = Math.max(before, latest);
  return { from, to: from + lasts };
}
