// The rules of the house and of the states as data: what each says, where it is written, since when, and whether a
// person has confirmed it. What counts without a row in the table `policies` is the default here. A rule that nobody
// has confirmed is a setting of the house and not law; screens and docs/rules.md mark it so.

export const states = ['IL', 'TX'] as const;
export type State = (typeof states)[number];
export const policyTopics = ['groups', 'minutes', 'week', 'people', 'staff'] as const;
export type PolicyTopic = (typeof policyTopics)[number];
export const policyScopes = ['organization', 'state', 'clinic', 'payer'] as const;
export type PolicyScope = (typeof policyScopes)[number];

type Described = {
  readonly topic: PolicyTopic;
  /** Short name in a list. */
  readonly name: string;
  /** How staff read it, without its value. */
  readonly says: string;
  /** Where it is written. */
  readonly source: string;
  readonly since: string;
  /** Whether a person has confirmed it. */
  readonly confirmed: boolean;
  /** For which places it may be set; none means that nobody sets it. */
  readonly scopes: readonly PolicyScope[];
  /** The state it counts in; everywhere when left out. */
  readonly state?: State;
  /** For limits: who may go past one in a single case, with a reason. */
  readonly passedBy?: 'nobody' | 'supervisor' | 'director';
};
export type NumberRule = Described & {
  readonly type: 'number';
  readonly unit: 'people' | 'minutes' | 'hours' | 'days' | 'years';
  readonly default: string;
  readonly least: number;
  readonly most: number;
};
export type ChoiceRule = Described & {
  readonly type: 'choice';
  /** What may be chosen, with the words of each. */
  readonly choices: Readonly<Record<string, string>>;
  readonly default: string;
};
export type PolicyRule = NumberRule | ChoiceRule;

const everywhere = ['organization', 'state', 'clinic'] as const;
/** A payer may have its own way to count the hours of the people it pays for. */
const everywhereAndPayers = [...everywhere, 'payer'] as const;
const inOneState = ['state', 'clinic'] as const;
const house = { source: 'House policy', since: '2026-01-01', confirmed: true } as const;
const asam = 'ASAM Level 2.1; SAMHSA Advisory 2021 on intensive outpatient treatment';

export const policyRules = {
  house_group_size: {
    ...house,
    topic: 'groups',
    name: 'House limit of a group',
    says: 'House rule: at most this many people in a group. A supervisor may go past it with a reason.',
    type: 'number',
    unit: 'people',
    default: '12',
    least: 1,
    most: 100,
    scopes: everywhere,
    passedBy: 'supervisor',
  },
  house_education_size: {
    ...house,
    topic: 'groups',
    name: 'House limit of an education group',
    says: 'House rule: at most this many people in an education group. A supervisor may go past it with a reason.',
    type: 'number',
    unit: 'people',
    default: '20',
    least: 1,
    most: 100,
    scopes: everywhere,
    passedBy: 'supervisor',
  },
  waiting_offer_days: {
    ...house,
    topic: 'groups',
    name: 'How long an offered chair is held',
    says: 'A chair that is offered to somebody on a waiting list is held until the end of this many days after the offer.',
    type: 'number',
    unit: 'days',
    default: '1',
    least: 0,
    most: 30,
    scopes: everywhere,
  },
  tx_group_counseling_size: {
    topic: 'groups',
    name: 'Texas: group counseling',
    says: 'Texas: never more than this many clients in group counseling. The house may set fewer.',
    source: '26 TAC 564.901(b)',
    since: '2024-04-30',
    confirmed: true,
    type: 'number',
    unit: 'people',
    default: '16',
    least: 1,
    most: 16,
    scopes: inOneState,
    state: 'TX',
    passedBy: 'nobody',
  },
  tx_group_education_size: {
    topic: 'groups',
    name: 'Texas: group education',
    says: 'Texas: never more than this many clients in group education. The house may set fewer.',
    source: '26 TAC 564.901',
    since: '2024-04-30',
    confirmed: true,
    type: 'number',
    unit: 'people',
    default: '35',
    least: 1,
    most: 35,
    scopes: inOneState,
    state: 'TX',
    passedBy: 'nobody',
  },
  il_group_size: {
    topic: 'groups',
    name: 'Illinois: size of a group',
    says: 'Illinois: at most this many people in a group. A director may go past it with a reason.',
    source: '77 Ill. Adm. Code 2060; no number could be confirmed',
    since: '2025-04-11',
    confirmed: false,
    type: 'number',
    unit: 'people',
    default: '16',
    least: 1,
    most: 100,
    scopes: inOneState,
    state: 'IL',
    passedBy: 'director',
  },
  minutes_counting: {
    topic: 'minutes',
    name: 'What counts as treatment',
    says: 'How minutes of a group are counted as treatment.',
    source: 'Payers and states differ; none of their texts could be confirmed',
    since: '2026-01-01',
    confirmed: false,
    type: 'choice',
    choices: {
      clock: 'By the clock: short breaks count',
      net: 'Net: breaks do not count',
      fifty_minute_hour: 'Fifty-minute hour: fifty minutes count as an hour',
    },
    default: 'net',
    scopes: everywhereAndPayers,
  },
  late_grace_minutes: {
    ...house,
    topic: 'minutes',
    name: 'Grace for arriving late',
    says: 'Up to this many minutes after the start somebody counts as present and not late.',
    type: 'number',
    unit: 'minutes',
    default: '5',
    least: 0,
    most: 60,
    scopes: everywhere,
  },
  late_cutoff_minutes: {
    ...house,
    topic: 'minutes',
    name: 'Too late to join',
    says: 'Whoever arrives later than this is offered another session. Who stays is recorded all the same.',
    type: 'number',
    unit: 'minutes',
    default: '30',
    least: 0,
    most: 480,
    scopes: everywhere,
  },
  shortest_step_out_minutes: {
    ...house,
    topic: 'minutes',
    name: 'Shortest step-out',
    says: 'Whoever steps out for less than this loses no minutes.',
    type: 'number',
    unit: 'minutes',
    default: '10',
    least: 0,
    most: 120,
    scopes: everywhere,
  },
  empty_chair_minutes: {
    ...house,
    topic: 'minutes',
    name: 'Empty chair',
    says: 'Whoever is not there this many minutes after the start is looked for: the front desk gets a list.',
    type: 'number',
    unit: 'minutes',
    default: '10',
    least: 0,
    most: 240,
    scopes: everywhere,
  },
  tablet_check_in_minutes: {
    ...house,
    topic: 'minutes',
    name: 'Check-in at the tablet',
    says: 'People can check in at the tablet of the clinic from this many minutes before the start until the end.',
    type: 'number',
    unit: 'minutes',
    default: '60',
    least: 5,
    most: 240,
    scopes: everywhere,
  },
  day_hours: {
    topic: 'minutes',
    name: 'Hours of a program day',
    says: 'A day with fewer hours of treatment falls short of a program day.',
    source: 'HCPCS H0015: at least three hours a day, three days a week',
    since: '2024-01-01',
    confirmed: true,
    type: 'number',
    unit: 'hours',
    default: '3',
    least: 1,
    most: 12,
    scopes: everywhere,
  },
  notes_each: {
    ...house,
    topic: 'minutes',
    name: 'One note for',
    says: 'Whether each person gets one note for a program day or one for each block.',
    type: 'choice',
    choices: { day: 'A program day', block: 'Each block' },
    default: 'day',
    scopes: everywhere,
  },
  note_due_hours: {
    ...house,
    topic: 'minutes',
    name: 'Notes are signed within',
    says: 'Unsigned notes of sessions that ended longer ago are listed for supervisor and director.',
    type: 'number',
    unit: 'hours',
    default: '24',
    least: 1,
    most: 72,
    scopes: everywhere,
  },
  week_kind: {
    topic: 'week',
    name: 'A week is',
    says: 'Which seven days are added up for the hours of a week.',
    source: 'Payers differ; none of their texts could be confirmed',
    since: '2026-01-01',
    confirmed: false,
    type: 'choice',
    choices: {
      iso: 'Monday to Sunday',
      sunday: 'Sunday to Saturday',
      rolling: 'Seven days at a time from admission on',
    },
    default: 'iso',
    scopes: everywhereAndPayers,
  },
  week_hours_adult: {
    topic: 'week',
    name: 'Hours a week, adults',
    says: 'Intensive outpatient: at least this many hours a week for adults.',
    source: `${asam}; Illinois DHS, treatment system levels`,
    since: '2021-01-01',
    confirmed: true,
    type: 'number',
    unit: 'hours',
    default: '9',
    least: 1,
    most: 19,
    scopes: everywhereAndPayers,
  },
  week_hours_adolescent: {
    topic: 'week',
    name: 'Hours a week, adolescents',
    says: 'Intensive outpatient: at least this many hours a week for adolescents.',
    source: asam,
    since: '2021-01-01',
    confirmed: true,
    type: 'number',
    unit: 'hours',
    default: '6',
    least: 1,
    most: 19,
    scopes: everywhereAndPayers,
  },
  week_hours_most: {
    topic: 'week',
    name: 'Hours a week at the most',
    says: 'Above this many hours a week care belongs to a more intensive level.',
    source: 'ASAM Level 2.1; the upper end for adolescents could not be confirmed',
    since: '2021-01-01',
    confirmed: false,
    type: 'number',
    unit: 'hours',
    default: '19',
    least: 1,
    most: 60,
    scopes: everywhere,
  },
  il_education_counts: {
    topic: 'week',
    name: 'Illinois: education counts',
    says: 'Whether education is added to the hours of a week in Illinois.',
    source: '77 Ill. Adm. Code 2060.410 lists education as a supportive service; the reading is open',
    since: '2025-04-11',
    confirmed: false,
    type: 'choice',
    choices: { yes: 'Yes', no: 'No' },
    default: 'yes',
    scopes: inOneState,
    state: 'IL',
  },
  adult_from_age: {
    topic: 'people',
    name: 'Adult from the age of',
    says: 'Whoever is younger belongs to adolescent programs; ages never mix in a group.',
    source: '77 Ill. Adm. Code 2060.120; 26 TAC 564.905 keeps ages apart',
    since: '2025-04-11',
    confirmed: true,
    type: 'number',
    unit: 'years',
    default: '18',
    least: 18,
    most: 18,
    scopes: [],
  },
  adolescent_from_age: {
    topic: 'people',
    name: 'Adolescent from the age of',
    says: 'Whoever is younger is not taken into adolescent programs.',
    source: '77 Ill. Adm. Code 2060.120; the age in Texas could not be confirmed',
    since: '2025-04-11',
    confirmed: false,
    type: 'number',
    unit: 'years',
    default: '12',
    least: 10,
    most: 17,
    scopes: everywhere,
  },
  risk_escalation_minutes: {
    ...house,
    topic: 'staff',
    name: 'A risk nobody takes',
    says: 'A risk that nobody took within this many minutes also stands on the screens of directors.',
    type: 'number',
    unit: 'minutes',
    default: '5',
    least: 1,
    most: 60,
    scopes: everywhere,
  },
  cosign_notes: {
    topic: 'staff',
    name: 'Notes that need a co-signature',
    says: 'Whose notes a supervisor signs as well, by the credential of the day.',
    source:
      '26 TAC 564.804 asks it for plans of interns; for notes it could not be confirmed in either state',
    since: '2024-04-30',
    confirmed: false,
    type: 'choice',
    choices: {
      listed: 'Of interns and associates, and of whoever holds no credential of the state',
      nobody: 'Nobody’s',
    },
    default: 'listed',
    scopes: everywhere,
  },
  credential_warning_days: {
    ...house,
    topic: 'staff',
    name: 'Warning before a credential ends',
    says: 'Credentials that end within this many days are listed.',
    type: 'number',
    unit: 'days',
    default: '60',
    least: 1,
    most: 365,
    scopes: ['organization'],
  },
} as const satisfies Record<string, PolicyRule>;

export type PolicyCode = keyof typeof policyRules;
export const policyCodes = Object.keys(policyRules) as [PolicyCode, ...PolicyCode[]];

/** A rule of the catalog, without the types of its own values. */
export function ruleOf(code: PolicyCode): PolicyRule {
  return policyRules[code];
}
